//! Dates as text, and back.

use laks::Day;

/// Days from 1970-01-01 of a date of the proleptic Gregorian calendar that exists.
///
/// Method: H. Hinnant (2014), chrono-compatible low-level date algorithms, `days_from_civil`.
fn epoch_day(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date this many days from 1970-01-01, as text (the same author's `civil_from_days`).
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

/// What a text says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayText {
    /// Nothing.
    Missing,
    /// A day laks knows.
    Day(Day),
    /// A date that exists, before or after those that laks knows.
    Outside,
    /// No date.
    Unreadable,
}

/// Reads `YYYY-MM-DD`, alone or before a time that begins with `T` or a space and `HH:MM`.
pub(crate) fn read_day(text: &[u8]) -> DayText {
    let text = text.trim_ascii();
    if text.is_empty() {
        return DayText::Missing;
    }
    let Some((date, time)) = text.split_first_chunk::<10>() else { return DayText::Unreadable };
    let number = |places: &[usize]| {
        places.iter().try_fold(0, |sum, &place| {
            date[place].is_ascii_digit().then(|| sum * 10 + i32::from(date[place] - b'0'))
        })
    };
    let parts = (number(&[0, 1, 2, 3]), number(&[5, 6]), number(&[8, 9]));
    let (Some(year), Some(month), Some(day)) = parts else { return DayText::Unreadable };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    if date[4] != b'-' || date[7] != b'-' || day < 1 || day > length || !is_time(time) {
        return DayText::Unreadable;
    }
    Day::from_epoch(epoch_day(year, month, day)).map_or(DayText::Outside, DayText::Day)
}

/// Whether a text is empty, or a time of day after `T` or a space.
fn is_time(text: &[u8]) -> bool {
    let [separator, h1, h2, b':', m1, m2, ..] = text else { return text.is_empty() };
    matches!(separator, b'T' | b't' | b' ') && [h1, h2, m1, m2].iter().all(|d| d.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_reads_back() {
        for days in Day::MIN.epoch()..=Day::MAX.epoch() {
            let day = Day::from_epoch(days).unwrap();
            let text = day_text(i64::from(days));
            assert_eq!(read_day(text.as_bytes()), DayText::Day(day));
            if days % 97 == 0 {
                assert_eq!(text, day.to_string());
            }
        }
        assert_eq!(day_text(2_932_896), "9999-12-31");
    }

    #[test]
    fn a_time_after_the_date_is_left_out() {
        let day = DayText::Day("2016-03-29".parse().unwrap());
        for text in ["2016-03-29T10:00", "2016-03-29 10:00:12.5+02:00", " 2016-03-29 "] {
            assert_eq!(read_day(text.as_bytes()), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in ["29-03-2016", "2016-3-29", "2015-02-29", "2016-13-01", "2016-03-29x", "i går"]
        {
            assert_eq!(read_day(text.as_bytes()), DayText::Unreadable, "{text}");
        }
        assert_eq!(read_day(b"9999-12-31"), DayText::Outside);
        assert_eq!(read_day(b"  "), DayText::Missing);
    }
}
