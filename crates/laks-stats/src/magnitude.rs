//! Real numbers whose squares and quotients neither overflow nor vanish: the range that is accepted.

/// In words, for errors.
pub(crate) const NOT_NEGATIVE: &str = "0 or a number from 1e-100 to 1e100";

/// Whether a number is 0 or of a size from 1e-100 to 1e100.
pub(crate) fn is_ordinary(x: f64) -> bool {
    x == 0.0 || (1e-100..=1e100).contains(&x.abs())
}

/// Whether a number is [ordinary](is_ordinary) and at least 0.
pub(crate) fn is_ordinary_and_not_negative(x: f64) -> bool {
    x >= 0.0 && is_ordinary(x)
}
