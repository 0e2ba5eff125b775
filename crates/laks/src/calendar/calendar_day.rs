//! A calendar date by its numbers, before laks asks whether it knows the day.

use super::time_of_day::is_time_of_day;
use jiff::civil::Date;

/// Days from 1970-01-01 of a date of the proleptic Gregorian calendar; `None` if there is no such date.
pub(crate) fn calendar_day(year: i32, month: i32, day: i32) -> Option<i32> {
    let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
    let date = Date::new(year, month, day).ok()?;
    Some((date - Date::constant(1970, 1, 1)).get_days())
}

/// The day of a text `YYYY-MM-DD`, alone or before a time that begins with `T` or a space and `HH:MM`.
pub(crate) fn iso_day(text: &[u8]) -> Option<i32> {
    let (date, time) = text.split_first_chunk::<10>()?;
    let number = |places: &[usize]| {
        places.iter().try_fold(0, |sum, &place| {
            date[place].is_ascii_digit().then(|| sum * 10 + i32::from(date[place] - b'0'))
        })
    };
    let (year, month, day) = (number(&[0, 1, 2, 3])?, number(&[5, 6])?, number(&[8, 9])?);
    if date[4] != b'-' || date[7] != b'-' || !is_iso_time(time) {
        return None;
    }
    calendar_day(year, month, day)
}

/// Whether a text is empty, or a time of day after `T` or a space.
fn is_iso_time(text: &[u8]) -> bool {
    match text.split_first() {
        None => true,
        Some((b'T' | b't' | b' ', time)) => std::str::from_utf8(time).is_ok_and(is_time_of_day),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn every_day_reads_back() {
        for days in Day::MIN.epoch()..=Day::MAX.epoch() {
            let text = Day::from_epoch(days).unwrap().to_string();
            assert_eq!(iso_day(text.as_bytes()), Some(days));
        }
        assert_eq!(iso_day(b"9999-12-31"), Some(2_932_896));
    }

    #[test]
    fn a_time_after_the_date_is_left_out() {
        for text in ["2016-03-29T10:00", "2016-03-29 10:00:12.5+02:00", "2016-03-29"] {
            assert_eq!(iso_day(text.as_bytes()), Some(16_889), "{text}");
        }
    }

    #[test]
    fn a_second_date_behind_a_date_was_read_as_its_time_and_lost() {
        for text in ["2016-03-29 10:00 to 2016-04-05", "2016-03-29 99:99", "2016-03-29T10:00?"] {
            assert_eq!(iso_day(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_has_no_day() {
        for text in ["29-03-2016", "2016-3-29", "2015-02-29", "2016-13-01", "2016-03-29x", "i går"]
        {
            assert_eq!(iso_day(text.as_bytes()), None, "{text}");
        }
    }
}
