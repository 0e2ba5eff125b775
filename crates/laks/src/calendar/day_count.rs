//! The ways in which programs count days as plain numbers, and which day a number is in each.

use super::date_order::ExcelDates;
use super::day::Day;
use serde::{Deserialize, Serialize};

/// How a program counts days, or seconds, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Days of a spreadsheet.
    Spreadsheet,
    /// Days of an old spreadsheet of a Macintosh.
    Macintosh,
    /// Days since 1960, of SAS and Stata.
    SasDays,
    /// Days since 1970, of R and Unix.
    UnixDays,
    /// Seconds since 1582, of SPSS.
    SpssSeconds,
    /// Seconds since 1960, of SAS.
    SasSeconds,
    /// Milliseconds since 1960, of Stata.
    StataMilliseconds,
    /// Seconds since 1970, of Unix.
    UnixSeconds,
    /// Milliseconds since 1970, of Unix and web pages.
    UnixMilliseconds,
}

/// The days on which counts begin, from 1970-01-01.
const FROM_1960: i64 = -3_653;
const FROM_1582: i64 = -141_428;
const SECONDS: i64 = 86_400;

impl DayCount {
    /// Every way.
    pub const ALL: [Self; 9] = [
        Self::Spreadsheet,
        Self::Macintosh,
        Self::SasDays,
        Self::UnixDays,
        Self::SpssSeconds,
        Self::SasSeconds,
        Self::StataMilliseconds,
        Self::UnixSeconds,
        Self::UnixMilliseconds,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spreadsheet => "spreadsheet",
            Self::Macintosh => "macintosh",
            Self::SasDays => "sas_days",
            Self::UnixDays => "unix_days",
            Self::SpssSeconds => "spss_seconds",
            Self::SasSeconds => "sas_seconds",
            Self::StataMilliseconds => "stata_milliseconds",
            Self::UnixSeconds => "unix_seconds",
            Self::UnixMilliseconds => "unix_milliseconds",
        }
    }

    /// The day that a number is, counted so.
    pub fn day(self, text: &str) -> Option<Day> {
        let days = match self {
            Self::Spreadsheet => return Day::from_epoch(ExcelDates::From1900.day(text)?),
            Self::Macintosh => return Day::from_epoch(ExcelDates::From1904.day(text)?),
            _ => {
                let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
                let number: i64 = whole.parse().ok()?;
                match self {
                    Self::SasDays => number + FROM_1960,
                    Self::SpssSeconds => number.div_euclid(SECONDS) + FROM_1582,
                    Self::SasSeconds => number.div_euclid(SECONDS) + FROM_1960,
                    Self::StataMilliseconds => number.div_euclid(SECONDS * 1000) + FROM_1960,
                    Self::UnixSeconds => number.div_euclid(SECONDS),
                    Self::UnixMilliseconds => number.div_euclid(SECONDS * 1000),
                    _ => number,
                }
            }
        };
        Day::from_epoch(i32::try_from(days).ok()?)
    }

    /// The ways in which a number is a day from 1990 to 2049, as those of programmes are, with that day.
    pub fn readings(text: &str) -> Vec<(Self, Day)> {
        let is_likely = |day: &Day| (1990..2050).contains(&day.year());
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let long_enough = text.bytes().take_while(u8::is_ascii_digit).count() >= 4;
        let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        if !is_number || !long_enough || is_year {
            return Vec::new();
        }
        let reading = |count: Self| Some((count, count.day(text).filter(is_likely)?));
        Self::ALL.into_iter().filter_map(reading).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_day_in_each_program_in_its_own_way() {
        for (text, count, day) in [
            ("42373", DayCount::Spreadsheet, "2016-01-04"),
            ("40911", DayCount::Macintosh, "2016-01-04"),
            ("20457", DayCount::SasDays, "2016-01-04"),
            ("16804", DayCount::UnixDays, "2016-01-04"),
            ("13671244800", DayCount::SpssSeconds, "2016-01-04"),
            ("1767571200", DayCount::SasSeconds, "2016-01-05"),
            ("1767571200000", DayCount::StataMilliseconds, "2016-01-05"),
            ("1451865600", DayCount::UnixSeconds, "2016-01-04"),
            ("1451865600000", DayCount::UnixMilliseconds, "2016-01-04"),
        ] {
            let found = DayCount::readings(text);
            let days: Vec<_> = found.iter().map(|(count, day)| (*count, day.to_string())).collect();
            assert!(days.contains(&(count, day.to_owned())), "{text}: {days:?}");
        }
    }

    #[test]
    fn what_is_no_number_of_a_day_is_none() {
        for text in ["2016", "12", "", "1.5", "a1234", "99999999999999999999", "-20457"] {
            assert_eq!(DayCount::readings(text), [], "{text}");
        }
    }
}
