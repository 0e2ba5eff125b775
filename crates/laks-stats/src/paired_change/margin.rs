//! Number, mean and spread of the scores before, or after.

use crate::histogram::{check_value, dense};
use crate::moments::Moments;
use crate::{Error, Histogram};

/// What is kept of the scores on one occasion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margin {
    pub(super) moments: Moments,
    /// The size of the largest score, by which rounding is judged.
    pub(super) largest: f64,
}

impl Margin {
    pub(super) fn of(scores: &Histogram) -> Self {
        let ends = [scores.cells().first(), scores.cells().last()];
        let largest =
            ends.into_iter().flatten().fold(0.0, |largest: f64, cell| largest.max(cell.0.abs()));
        Self { moments: Moments::of(scores), largest }
    }

    /// Whole scores by their counts, so that order does not matter; others as they come.
    pub(super) fn of_column(scores: &[f64]) -> Result<Self, Error> {
        if dense(scores).is_some() || scores.is_empty() {
            return Histogram::from_values(scores).map(|scores| Self::of(&scores));
        }
        let mut largest: f64 = 0.0;
        for &score in scores {
            check_value(score)?;
            largest = largest.max(score.abs());
        }
        Ok(Self { moments: Moments::of_column(scores), largest })
    }
}
