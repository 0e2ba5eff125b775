//! Days as a spreadsheet counts them.

use crate::records::read_schema::ExcelDates;

/// The last day of a spreadsheet, 9999-12-31, counted from 1900.
const LAST: i32 = 2_958_465;

impl ExcelDates {
    /// The day from 1970-01-01 that a plain number means, whole or with the time of day as its fraction.
    ///
    /// Counted from 1900, day 60 is the 29 February 1900 that never was, and no date. Four digits that
    /// could be a year (1900 to 2099) are no date either: taken as days they would lie before 1906.
    pub(crate) fn day(self, text: &str) -> Option<i32> {
        let (whole, fraction) = match text.split_once(['.', ',']) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || whole.len() > 7 || !fraction.is_none_or(is_digits) {
            return None;
        }
        let number: i32 = whole.parse().ok()?;
        if fraction.is_none() && (1900..2100).contains(&number) {
            return None;
        }
        match self {
            Self::From1900 => match number {
                1..=59 => Some(number - 25_568),
                61..=LAST => Some(number - 25_569),
                _ => None,
            },
            Self::From1904 => (number <= LAST - 1462).then_some(number - 24_107),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    fn date(days: ExcelDates, text: &str) -> Option<String> {
        days.day(text).map(|day| Day::from_epoch(day).unwrap().to_string())
    }

    #[test]
    fn days_are_counted_from_1900_with_the_leap_day_that_never_was() {
        let date = |text| date(ExcelDates::From1900, text);
        assert_eq!(date("1").as_deref(), Some("1900-01-01"));
        assert_eq!(date("59").as_deref(), Some("1900-02-28"));
        assert_eq!(date("60"), None);
        assert_eq!(date("61").as_deref(), Some("1900-03-01"));
        assert_eq!(date("42463").as_deref(), Some("2016-04-03"));
        assert_eq!(date("42463.75").as_deref(), Some("2016-04-03"));
        assert_eq!(date("42463,5").as_deref(), Some("2016-04-03"));
        assert_eq!(ExcelDates::From1900.day("2958465"), Some(2_932_896));
    }

    #[test]
    fn days_are_counted_from_1904_where_that_is_declared() {
        let date = |text| date(ExcelDates::From1904, text);
        assert_eq!(date("0").as_deref(), Some("1904-01-01"));
        assert_eq!(date("41001").as_deref(), Some("2016-04-03"));
        assert_eq!(ExcelDates::From1904.day("2957003"), Some(2_932_896));
    }

    #[test]
    fn what_is_no_day_of_a_spreadsheet_is_none() {
        for text in ["0", "-1", "2958466", "20160403", "2016", "1.2.3", "42463.", ".5", "1e4", ""] {
            assert_eq!(date(ExcelDates::From1900, text), None, "{text}");
        }
    }
}
