//! Days, numbers of days, and columns in words.

use crate::calendar::Day;
use crate::language::Language;

impl Language {
    /// The English words or the Danish ones.
    pub(crate) const fn pick<'a>(self, english: &'a str, danish: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Danish => danish,
        }
    }

    /// A day as a sentence says it.
    ///
    /// ```
    /// let day = "2016-05-15".parse()?;
    /// assert_eq!(laks::Language::Danish.day(day), "15. maj 2016");
    /// assert_eq!(laks::Language::English.day(day), "15 May 2016");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn day(self, day: Day) -> String {
        match self {
            Self::English => day.in_english(),
            Self::Danish => day.in_danish(),
        }
    }

    /// A day as a table writes it.
    pub fn day_in_table(self, day: Day) -> String {
        let iso = day.to_string();
        match (self, iso.split('-').collect::<Vec<_>>().as_slice()) {
            (Self::Danish, [year, month, day]) => format!("{day}-{month}-{year}"),
            _ => iso,
        }
    }

    /// A number of days in words.
    pub(crate) fn days(self, days: u32) -> String {
        let word = match days {
            1 => self.pick("day", "dag"),
            _ => self.pick("days", "dage"),
        };
        format!("{days} {word}")
    }

    /// The word for a column of the data contract, where there is one.
    pub(crate) fn column(self, name: &str) -> &str {
        let danish = match name {
            "source" => "henviser",
            "sector" => "område",
            "unit" => "enhed",
            "course" => "hold",
            "municipality" => "kommune",
            "exit_reason" => "grund til ophør",
            "referred_on" => "visitationsdato",
            "offered_on" => "dato for tilbud",
            "started_on" => "startdato",
            "ended_on" => "slutdato",
            other => other,
        };
        self.pick(name, danish)
    }
}
