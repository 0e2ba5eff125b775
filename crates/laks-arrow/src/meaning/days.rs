//! Dates as text, and back.

use super::MissingTexts;
use super::codes::{BROKEN_TEXT, defect_code};
use jiff::Span;
use jiff::civil::Date;
use laks::Day;
use laks::adapter::DateRule;
use std::sync::Arc;

/// How the dates of a column are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Days {
    rule: DateRule,
    missing: Arc<MissingTexts>,
}

impl Days {
    pub(crate) const fn new(rule: DateRule, missing: Arc<MissingTexts>) -> Self {
        Self { rule, missing }
    }

    /// The code of a text: its day, [`Day::NONE`] where it is none, or the rule that it breaks.
    pub(crate) fn code(&self, text: &[u8]) -> u32 {
        let Ok(text) = std::str::from_utf8(text) else { return BROKEN_TEXT };
        if self.missing.has(text) {
            return Day::NONE as u32;
        }
        match self.rule.read(text) {
            Ok(day) => day.map_or(Day::NONE, Day::epoch) as u32,
            Err(rule) => defect_code(rule),
        }
    }

    /// The days that stand for no date.
    pub(crate) fn standing_for_none(&self) -> &[i32] {
        self.rule.standing_for_none()
    }
}

/// The date this many days from 1970-01-01, as text, within the years that are written with four digits.
pub(crate) fn day_text(days: i64) -> String {
    let from_epoch = Span::new().try_days(days);
    let date = from_epoch.and_then(|span| Date::constant(1970, 1, 1).checked_add(span));
    date.map_or_else(|_| format!("{days} days from 1970-01-01"), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use laks::RuleId;

    #[test]
    fn every_day_reads_back() {
        for days in Day::MIN.epoch()..=Day::MAX.epoch() {
            let text = day_text(i64::from(days));
            assert_eq!(Days::default().code(text.as_bytes()), days as u32);
        }
        assert_eq!(day_text(2_932_896), "9999-12-31");
    }

    #[test]
    fn what_is_no_date_is_a_code_of_its_own() {
        let days = Days::default();
        assert_eq!(days.code(b"29-03-2016"), defect_code(RuleId::UnreadableDate));
        assert_eq!(days.code(b"9999-12-31"), defect_code(RuleId::DateOutsideWindow));
        assert_eq!(days.code(b"  "), Day::NONE as u32);
        assert_eq!(days.code(b"\xff"), BROKEN_TEXT);
    }
}
