//! What can be wrong with an argument: one enum, one sentence each.

use crate::method::UnknownMethod;
use crate::too_large::TooLarge;

/// An argument that no formula here accepts.
///
/// A quantity that is merely undefined (a share of nobody) is not an error: it is an
/// [`Estimate`](crate::Estimate) without a value and with a reason.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An argument is outside its range.
    #[error("{argument} must be {expected}, but is {found}")]
    Argument {
        /// The argument's name, as in the signature.
        argument: &'static str,
        /// What would be accepted, in words.
        expected: &'static str,
        /// What was given.
        found: String,
    },
    /// An exact method would enumerate more than it promises to.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// A method's name is not known.
    #[error(transparent)]
    Method(#[from] UnknownMethod),
}

impl Error {
    /// An [`Error::Argument`] from its three parts.
    ///
    /// ```
    /// use laks_stats::Error;
    /// let error = Error::argument("level", "strictly between 0 and 1", 95);
    /// assert_eq!(error.to_string(), "level must be strictly between 0 and 1, but is 95");
    /// ```
    pub fn argument(
        argument: &'static str,
        expected: &'static str,
        found: impl std::fmt::Display,
    ) -> Self {
        Self::Argument { argument, expected, found: found.to_string() }
    }
}

/// Checks that a confidence level lies strictly between 0 and 1.
pub(crate) fn check_level(level: f64) -> Result<f64, Error> {
    if level > 0.0 && level < 1.0 {
        Ok(level)
    } else {
        Err(Error::argument("level", "strictly between 0 and 1 (such as 0.95)", level))
    }
}

/// Checks that a numerator does not exceed its denominator.
pub(crate) fn check_part(argument: &'static str, x: u64, n: u64) -> Result<(), Error> {
    if x <= n {
        Ok(())
    } else {
        Err(Error::argument(argument, "at most its denominator", format!("{x} of {n}")))
    }
}
