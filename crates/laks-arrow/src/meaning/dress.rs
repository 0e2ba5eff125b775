//! How a table is dressed, and with that the readers of its columns.

use super::MissingTexts;
use super::Numbers;
use super::days::Days;
use super::levels::Levels;
use laks::Schema;
use laks::adapter::{DateRule, NumberRule};
use laks::sections::{Instrument, MissingDates, ReadSchema, Scale};
use std::sync::Arc;

/// What a schema says under `[read]` and `[missing_dates]` about one table.
#[derive(Debug, Clone)]
pub(crate) struct Dress {
    read: ReadSchema,
    missing_dates: MissingDates,
    missing: Arc<MissingTexts>,
    missing_in_dates: Arc<MissingTexts>,
}

impl Dress {
    /// The dress of the table of referrals.
    pub(crate) fn of(schema: &Schema) -> Self {
        Self::new(&schema.read, &schema.missing_dates)
    }

    /// The dress of a table.
    pub(crate) fn new(read: &ReadSchema, missing_dates: &MissingDates) -> Self {
        let in_dates = read.missing.iter().chain(&missing_dates.written);
        Self {
            read: read.clone(),
            missing_dates: missing_dates.clone(),
            missing: Arc::new(MissingTexts::new(&read.missing)),
            missing_in_dates: Arc::new(MissingTexts::new(in_dates)),
        }
    }

    /// The reader of one of our date columns, such as `referred_on`.
    pub(crate) fn days(&self, word: &str) -> Days {
        let rule = DateRule::new(word, &self.read, &self.missing_dates);
        Days::new(rule, Arc::clone(&self.missing_in_dates))
    }

    /// The reader of numbers on a scale.
    pub(crate) fn numbers(&self, scale: Scale) -> Numbers {
        Numbers::new(NumberRule::new(&self.read, scale), Arc::clone(&self.missing))
    }

    /// The reader of numbers of sessions.
    pub(crate) fn sessions(&self) -> Levels {
        Levels::sessions(self.numbers(Scale::Raw))
    }

    /// The reader of an instrument's scores.
    pub(crate) fn scores(&self, instrument: &Instrument, scale: Scale) -> Levels {
        Levels::score(instrument, scale, self.numbers(scale))
    }

    /// The texts that mean that nothing is known.
    pub(crate) const fn missing(&self) -> &Arc<MissingTexts> {
        &self.missing
    }

    /// Whether plain numbers may be dates.
    pub(crate) const fn has_excel_dates(&self) -> bool {
        self.read.excel_dates.is_some()
    }
}
