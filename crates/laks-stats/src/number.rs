//! A number that a reason holds: compared and hashed by its bits, so that reasons can be keys.

use std::fmt;
use std::hash::{Hash, Hasher};

/// A share or a time in a [`Reason`](crate::Reason), equal to another where every bit is.
///
/// ```
/// use laks_stats::Number;
/// let time = Number::from(30.5);
/// assert_eq!(time.get(), 30.5);
/// assert_eq!(time.to_string(), "30.5");
/// ```
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Number(f64);

impl Number {
    /// The number itself.
    ///
    /// ```
    /// assert_eq!(laks_stats::Number::from(30.5).get(), 30.5);
    /// ```
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self(number)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
