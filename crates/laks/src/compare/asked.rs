//! What is asked of a comparison.

use crate::calendar::Day;
use crate::error::Error;
use crate::figure::Figure;
use crate::level::Level;
use serde::{Deserialize, Serialize};

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPeriod {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl EntryPeriod {
    /// The days from one to another, both included.
    ///
    /// ```
    /// use laks::results::EntryPeriod;
    /// let spring = EntryPeriod::new("2016-03-01", jiff::civil::date(2016, 5, 31))?;
    /// assert_eq!(spring.days()?, 92);
    /// assert!(EntryPeriod::new("2016-03-01", "2016-02-29").is_err());
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When laks does not know one of the days, or the last lies before the first.
    pub fn new(
        from: impl TryInto<Day, Error: Into<Error>>,
        to: impl TryInto<Day, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        let from = from.try_into().map_err(Into::into)?;
        let period = Self { from, to: to.try_into().map_err(Into::into)? };
        period.days().map(|_| period)
    }

    /// How many days it has.
    ///
    /// ```
    /// use laks::results::EntryPeriod;
    /// assert_eq!(EntryPeriod::new("2016-02-01", "2016-02-29")?.days()?, 29);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it ends before it begins.
    pub fn days(self) -> Result<u32, Error> {
        self.days_of("period")
    }

    /// The same, of the period that an argument gives.
    ///
    /// ```
    /// use laks::{Day, results::EntryPeriod};
    /// let backwards = EntryPeriod { from: Day::new(2016, 5, 1)?, to: Day::new(2016, 4, 1)? };
    /// let error = backwards.days_of("before_period").unwrap_err();
    /// assert!(error.to_string().starts_with("before_period must be a period that ends on or after"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it ends before it begins.
    pub fn days_of(self, argument: &'static str) -> Result<u32, Error> {
        u32::try_from(self.to.days_since(self.from) + 1).ok().filter(|&days| days > 0).ok_or_else(
            || Error::Argument {
                argument,
                expected: format!("a period that ends on or after its first day {}", self.from),
                found: self.to.to_string(),
            },
        )
    }
}

/// What is asked of a comparison: periods, the level, and which lines are the declared family.
///
/// ```
/// use laks::Compare;
/// let asked = Compare { family: Some(vec![laks::Figure::Completion]), ..Compare::default() };
/// assert_eq!(asked.level, laks::Level::DEFAULT);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// The days before: whose entries, and which events, are compared.
    pub before_period: Option<EntryPeriod>,
    /// The days after.
    pub after_period: Option<EntryPeriod>,
    /// The level of intervals.
    pub level: Level,
    /// The lines that carry p, with Holm's beside it; uptake, completion and each outcome's improvement
    /// where it is not given. `goals_reached_2` asks for the line of who reached at least two goals.
    pub family: Option<Vec<Figure>>,
    /// Whether a line of the family may lack, as where it is a plan's; a note then says which do.
    pub family_may_lack: bool,
    /// Lines of the family that stand for targets about other people; a note says which.
    pub of_others: Vec<Figure>,
    /// Targets that no line speaks of; a note says which.
    pub without_line: Vec<String>,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            before_period: None,
            after_period: None,
            level: Level::DEFAULT,
            family: None,
            family_may_lack: false,
            of_others: Vec::new(),
            without_line: Vec::new(),
        }
    }
}
