//! Dates as text, and back.

use super::codes::{BROKEN_TEXT, defect_code};
use super::missing::MissingTexts;
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

/// The date this many days from 1970-01-01, as text.
///
/// Method: H. Hinnant (2014), chrono-compatible low-level date algorithms, `civil_from_days`.
pub(crate) fn day_text(days: i64) -> String {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
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
