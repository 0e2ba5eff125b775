//! A text that is no date.

use crate::persons::masked;

/// A text that is not a date in the legal window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a date must be written YYYY-MM-DD and lie between 1800-01-01 and 2199-12-31, but is {:?}",
    masked(found)
)]
#[non_exhaustive]
pub struct NotADay {
    /// What was given.
    pub found: String,
}
