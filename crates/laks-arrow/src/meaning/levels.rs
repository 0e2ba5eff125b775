//! Which level of an instrument, or which number of sessions, a number stands for.

use super::Answers;
use super::Numbers;
use laks::RuleId;
use laks::adapter::{MOST_SESSIONS, NO_SCORE, score_level, session_count};
use laks::sections::{Instrument, Scale};

/// What a column's numbers count.
#[derive(Debug, Clone, PartialEq)]
enum Counts {
    Sessions,
    Score(Box<Instrument>, Scale),
}

/// Reads numbers as bytes: a raw score less the smallest one, or a number of sessions.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    counts: Counts,
    numbers: Numbers,
    answers: Option<Answers>,
    pub(crate) low: i32,
    pub(crate) width: u32,
    /// The levels of 0 to 255, where a number is not simply the level plus the lowest; 256 is no level.
    pub(crate) table: Option<Box<[u16; 256]>>,
}

const NO_LEVEL: u16 = 256;

impl Levels {
    pub(crate) fn sessions(numbers: Numbers) -> Self {
        let width = u32::from(MOST_SESSIONS);
        Self { counts: Counts::Sessions, numbers, answers: None, low: 0, width, table: None }
    }

    pub(crate) fn score(instrument: &Instrument, scale: Scale, numbers: Numbers) -> Self {
        let [low, high] = instrument.range;
        let counts = Counts::Score(Box::new(instrument.clone()), scale);
        let width = high.abs_diff(low);
        let mut levels = Self { counts, numbers, answers: None, low, width, table: None };
        if scale == Scale::Percent {
            let mut table = Box::new([NO_LEVEL; 256]);
            for (number, level) in table.iter_mut().enumerate() {
                *level = levels.level(number as f64).map_or(NO_LEVEL, u16::from);
            }
            levels.table = Some(table);
        }
        levels
    }

    /// The same, of a column in which words may stand for scores.
    pub(crate) fn with_answers(self, answers: Option<Answers>) -> Self {
        Self { answers, ..self }
    }

    /// The words that stand for scores.
    pub(crate) const fn answers(&self) -> Option<&Answers> {
        self.answers.as_ref()
    }

    /// The level of one number, or the rule it breaks.
    pub(crate) fn level(&self, value: f64) -> Result<u8, RuleId> {
        match &self.counts {
            Counts::Sessions => session_count(value),
            Counts::Score(instrument, scale) => score_level(value, instrument, *scale),
        }
    }

    /// Whether some number stands for nothing known, or for another score, so that numbers too are read by their
    /// text.
    pub(crate) fn reads_text(&self) -> bool {
        self.numbers.has_missing() || self.answers.as_ref().is_some_and(Answers::has_numbers)
    }

    /// The level of a number as text, of a number by its text, or of a word; an empty text is missing.
    pub(crate) fn level_of_text(&self, text: &[u8], is_typed: bool) -> Result<u8, RuleId> {
        if let Some(score) = self.answers.as_ref().and_then(|answers| answers.score(text)) {
            // A score of the instrument, within 250 of the lowest: the cast loses nothing.
            return Ok(score.wrapping_sub(self.low) as u8);
        }
        let number = match is_typed {
            true => self.numbers.read_typed(text),
            false => self.numbers.read(text),
        };
        match number {
            Ok(None) => Ok(NO_SCORE),
            Ok(Some(value)) => self.level(value),
            Err(_) if self.counts == Counts::Sessions => Err(RuleId::SessionsUnreadable),
            Err(rule) => Err(rule),
        }
    }

    /// The level of a float, and whether it is wrong; one that is no number is missing.
    #[inline]
    pub(crate) fn float_level(&self, value: f64) -> (u8, bool) {
        let whole = value as i32;
        let (level, wrong) = self.whole_level(whole, f64::from(whole) == value);
        if value.is_nan() { (NO_SCORE, false) } else { (level, wrong) }
    }

    /// The level of a whole number, and whether it is wrong, as it is where the number is not exact.
    #[inline]
    pub(crate) fn whole_level(&self, value: i32, is_exact: bool) -> (u8, bool) {
        match &self.table {
            None => {
                let level = value.wrapping_sub(self.low) as u32;
                (level as u8, level > self.width || !is_exact)
            }
            Some(table) => {
                let level =
                    if value as u32 > 255 { NO_LEVEL } else { table[value as u32 as usize & 255] };
                (level as u8, level == NO_LEVEL || !is_exact)
            }
        }
    }
}
