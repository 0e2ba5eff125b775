//! Days as a spreadsheet counts them.

use super::date_order::ExcelDates;

/// The first number that is taken for a day: 26 September 1902, counted from 1900.
const FIRST: i32 = 1000;
/// The last day of a spreadsheet, 9999-12-31, counted from 1900 and from 1904.
const LAST: [i32; 2] = [2_958_465, 2_957_003];

impl ExcelDates {
    /// The day from 1970-01-01 that a plain number means, whole or with the time of day as its fraction.
    ///
    /// Numbers below 1000 are scores or sessions in the wrong column sooner than days from before 1903,
    /// and those from 1900 to 2099 sooner years: they are no dates. Day 60 of 1900, the 29 February that
    /// never was, is among them.
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
        let [last, to_1970] = match self {
            Self::From1900 => [LAST[0], 25_569],
            Self::From1904 => [LAST[1], 24_107],
        };
        let is_day = (FIRST..=last).contains(&number) && !(1900..2100).contains(&number);
        is_day.then_some(number - to_1970)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn date(days: ExcelDates, text: &str) -> Option<String> {
        days.day(text).map(|day| Day::from_epoch(day).unwrap().to_string())
    }

    #[test]
    fn days_are_counted_from_1900_or_from_1904() {
        for (text, from_1900, from_1904) in [
            ("1000", "1902-09-26", "1906-09-27"),
            ("42463", "2016-04-03", "2020-04-04"),
            ("42463.75", "2016-04-03", "2020-04-04"),
            ("42463,5", "2016-04-03", "2020-04-04"),
            ("41001", "2012-04-02", "2016-04-03"),
        ] {
            assert_eq!(date(ExcelDates::From1900, text).as_deref(), Some(from_1900), "{text}");
            assert_eq!(date(ExcelDates::From1904, text).as_deref(), Some(from_1904), "{text}");
        }
        assert_eq!(ExcelDates::From1900.day("2958465"), Some(2_932_896));
        assert_eq!(ExcelDates::From1904.day("2957003"), Some(2_932_896));
    }

    #[test]
    fn a_score_or_a_year_in_a_column_of_dates_is_no_day() {
        for text in
            ["0", "1", "17", "59", "60", "61", "100", "999", "3.4", "1900", "2016", "2016,5"]
        {
            assert_eq!(date(ExcelDates::From1900, text), None, "{text}");
            assert_eq!(date(ExcelDates::From1904, text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_of_a_spreadsheet_is_none() {
        for text in ["-42463", "2958466", "20160403", "1.2.3", "42463.", ".5", "4e4", "42 463", ""]
        {
            assert_eq!(date(ExcelDates::From1900, text), None, "{text}");
        }
    }
}
