//! Days and months as whole numbers, as the counting loop wants them.
//!
//! A day is the number of days since 1970-01-01, as in Arrow's `date32`. laks knows the calendar from
//! [`Day::MIN`] to [`Day::MAX`]; a date outside is an issue of the row, never a longer axis.

use super::month_name::{danish_month, english_month};
use super::not_a_day::NotADay;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A calendar day between 1800-01-01 and 2199-12-31.
///
/// ```
/// use laks::Day;
/// let referred: Day = "2016-03-29".parse()?;
/// assert_eq!(referred.plus_days(2).to_string(), "2016-03-31");
/// assert_eq!(referred.month().to_string(), "2016-03");
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The first day laks knows, 1800-01-01.
    pub const MIN: Self = Self(-62_091);
    /// The last day laks knows, 2199-12-31.
    pub const MAX: Self = Self(84_005);
    /// What a column holds where there is no date.
    pub const NONE: i32 = i32::MIN;

    /// The day with this number of days since 1970-01-01, if laks knows it.
    ///
    /// ```
    /// use laks::Day;
    /// assert_eq!(Day::from_epoch(16_889), Some(Day::new(2016, 3, 29)?));
    /// assert_eq!(Day::from_epoch(i32::MAX), None);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn from_epoch(days: i32) -> Option<Self> {
        if days >= Self::MIN.0 && days <= Self::MAX.0 { Some(Self(days)) } else { None }
    }

    /// The day of a year, month and day of the month.
    ///
    /// ```
    /// use laks::Day;
    /// let day = Day::new(2016, 3, 29)?;
    /// assert_eq!((day.year(), day.month_of_year(), day.day_of_month()), (2016, 3, 29));
    /// assert!(Day::new(2015, 2, 29).is_err());
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there is no such day, or laks does not know it.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, NotADay> {
        let found = Date::new(year, month, day).ok().and_then(Self::from_date);
        found.ok_or_else(|| NotADay { found: format!("{year:04}-{month:02}-{day:02}") })
    }

    /// Its year.
    ///
    /// ```
    /// assert_eq!(laks::Day::new(2016, 3, 29)?.year(), 2016);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// Its month, 1 to 12.
    ///
    /// ```
    /// assert_eq!(laks::Day::new(2016, 3, 29)?.month_of_year(), 3);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn month_of_year(self) -> i8 {
        self.date().month()
    }

    /// Its day of the month, 1 to 31.
    ///
    /// ```
    /// assert_eq!(laks::Day::new(2016, 3, 29)?.day_of_month(), 29);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn day_of_month(self) -> i8 {
        self.date().day()
    }

    /// Days since 1970-01-01.
    ///
    /// ```
    /// assert_eq!(laks::Day::new(2016, 3, 29)?.epoch(), 16_889);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn epoch(self) -> i32 {
        self.0
    }

    /// The day this many days later (earlier if negative), held within what laks knows.
    ///
    /// ```
    /// use laks::Day;
    /// let referred = Day::new(2016, 3, 29)?;
    /// assert_eq!(referred.plus_days(14), Day::new(2016, 4, 12)?);
    /// assert_eq!(referred.plus_days(-29), Day::new(2016, 2, 29)?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Days from `earlier` to this day; negative if this day comes first.
    ///
    /// ```
    /// use laks::Day;
    /// let (referred, started) = (Day::new(2016, 3, 29)?, Day::new(2016, 4, 12)?);
    /// assert_eq!(started.days_since(referred), 14); // the wait
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The month this day lies in.
    ///
    /// ```
    /// use laks::Day;
    /// let (first, last) = (Day::new(2016, 3, 1)?, Day::new(2016, 3, 31)?);
    /// assert_eq!(first.month(), last.month());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn month(self) -> Month {
        let date = self.date();
        Month(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    /// The day as a Danish sentence says it.
    pub(crate) fn in_danish(self) -> String {
        let date = self.date();
        format!("{}. {} {}", date.day(), danish_month(date.month()), date.year())
    }

    /// The day as an English sentence says it.
    pub(crate) fn in_english(self) -> String {
        let date = self.date();
        format!("{} {} {}", date.day(), english_month(date.month()), date.year())
    }

    fn from_date(date: Date) -> Option<Self> {
        let days = (date - Date::constant(1970, 1, 1)).get_days();
        Self::from_epoch(days)
    }

    fn date(self) -> Date {
        // Every day between MIN and MAX is within jiff's years -9999 to 9999.
        Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(self.0))
    }
}

impl TryFrom<Date> for Day {
    type Error = NotADay;

    /// ```
    /// use laks::Day;
    /// let day = Day::try_from(jiff::civil::date(2016, 3, 29))?;
    /// assert_eq!(jiff::civil::Date::from(day), jiff::civil::date(2016, 3, 29));
    /// # Ok::<(), laks::Error>(())
    /// ```
    fn try_from(date: Date) -> Result<Self, NotADay> {
        Self::from_date(date).ok_or_else(|| NotADay { found: date.to_string() })
    }
}

impl TryFrom<&str> for Day {
    type Error = NotADay;

    /// Reads `YYYY-MM-DD`, so that a question takes a date as it is written.
    fn try_from(text: &str) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<&Self> for Day {
    fn from(day: &Self) -> Self {
        *day
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        day.date()
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `YYYY-MM-DD`; a time after it is refused.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_iso = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        is_iso
            .then(|| text.parse::<Date>().ok())
            .flatten()
            .and_then(Self::from_date)
            .ok_or_else(|| NotADay { found: text.to_owned() })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A date as a text or as TOML writes it.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a date must be written YYYY-MM-DD")]
enum Written {
    Text(String),
    #[cfg(feature = "toml")]
    Toml(toml::value::Datetime),
}

impl Written {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            #[cfg(feature = "toml")]
            Self::Toml(date) => date.to_string(),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    /// Reads a text `YYYY-MM-DD`, or a date as TOML writes it without quotes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        written.text().parse().map_err(serde::de::Error::custom)
    }
}

/// A calendar month, counted from January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub(crate) i32);

impl Month {
    /// The month laks' calendar begins with.
    pub const MIN: Self = Self(1800 * 12);
    /// The month it ends with.
    pub const MAX: Self = Self(2199 * 12 + 11);

    /// The first day of the month.
    ///
    /// ```
    /// use laks::Day;
    /// assert_eq!(Day::new(2016, 3, 29)?.month().first_day(), Day::new(2016, 3, 1)?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn first_day(self) -> Day {
        let (year, month) = (self.0.div_euclid(12), self.0.rem_euclid(12) + 1);
        i16::try_from(year)
            .ok()
            .zip(i8::try_from(month).ok())
            .and_then(|(year, month)| Day::new(year, month, 1).ok())
            .unwrap_or(Day::MIN)
    }

    /// The last day of the month.
    ///
    /// ```
    /// # use laks::Day;
    /// assert_eq!(Day::new(2016, 2, 10)?.month().last_day(), Day::new(2016, 2, 29)?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn last_day(self) -> Day {
        match self {
            Self::MAX => Day::MAX,
            _ => Self(self.0 + 1).first_day().plus_days(-1),
        }
    }

    /// Months since [`Month::MIN`].
    ///
    /// ```
    /// use laks::Day;
    /// let (march, may) = (Day::new(2016, 3, 29)?.month(), Day::new(2016, 5, 15)?.month());
    /// assert_eq!(may.index() - march.index(), 2); // months between
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn index(self) -> i32 {
        self.0 - Self::MIN.0
    }

    /// The month this many months after [`Month::MIN`]; beyond the calendar, its first or its last.
    ///
    /// ```
    /// use laks::{Day, Month};
    /// let march = Day::new(2016, 3, 29)?.month();
    /// assert_eq!(Month::from_index(march.index() + 1).to_string(), "2016-04");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn from_index(index: i32) -> Self {
        let most = Self::MAX.0 - Self::MIN.0;
        let index = if index < 0 {
            0
        } else if index > most {
            most
        } else {
            index
        };
        Self(Self::MIN.0 + index)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_begins_and_ends_where_it_says() {
        assert_eq!(Day::MIN.to_string(), "1800-01-01");
        assert_eq!(Day::MAX.to_string(), "2199-12-31");
        assert_eq!(Day::MIN.month(), Month::MIN);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!("2015-02-29".parse::<Day>().is_err());
        assert!("9999-12-31".parse::<Day>().is_err());
        assert!("2016-3-1".parse::<Day>().is_err());
        assert!("2016-03-01T10:00".parse::<Day>().is_err());
    }

    #[test]
    fn every_month_begins_on_its_first_day() {
        for index in 0..4800 {
            let month = Month::from_index(index);
            assert_eq!(month.first_day().month(), month);
            assert!(month.to_string().len() == 7);
        }
    }
}
