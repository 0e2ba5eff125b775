//! The confidence level of intervals.

use crate::error::Error;
use std::convert::Infallible;

/// A confidence level, strictly between 0 and 1.
///
/// Questions take it as a number or as a level: a number is checked when it is asked with.
///
/// ```
/// use laks::results::Figures;
/// use laks::{Level, Tally};
/// let tally = Tally::from_counts(Figures::new([("referred", 35), ("started", 24)])?, None)?;
/// assert_eq!(tally.funnel(0.95)?, tally.funnel(Level::DEFAULT)?);
/// assert_eq!(Level::new(0.9)?.get(), 0.9);
/// assert_eq!(
///     tally.funnel(95.0).unwrap_err().to_string(),
///     "level must be strictly between 0 and 1 (such as 0.95), but is 95"
/// );
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// 95 %.
    pub const DEFAULT: Self = Self(0.95);

    /// A level.
    ///
    /// ```
    /// use laks::Level;
    /// assert!(Level::new(0.9).is_ok());
    /// assert!(Level::new(90.0).is_err());
    /// ```
    ///
    /// # Errors
    /// When it is not strictly between 0 and 1.
    pub fn new(level: f64) -> Result<Self, Error> {
        if level > 0.0 && level < 1.0 {
            return Ok(Self(level));
        }
        Err(Error::Argument {
            argument: "level",
            expected: "strictly between 0 and 1 (such as 0.95)".to_owned(),
            found: level.to_string(),
        })
    }

    /// The number.
    ///
    /// ```
    /// assert_eq!(laks::Level::DEFAULT.get(), 0.95);
    /// ```
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The number of a level that a question is asked with.
    pub(crate) fn asked(level: impl TryInto<Self, Error: Into<Error>>) -> Result<f64, Error> {
        level.try_into().map(Self::get).map_err(Into::into)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl TryFrom<f64> for Level {
    type Error = Error;

    fn try_from(level: f64) -> Result<Self, Error> {
        Self::new(level)
    }
}

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
