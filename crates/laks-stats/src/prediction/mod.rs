//! Will the target be met? Predictive probabilities from what was seen so far and a weak prior.

mod at_least_more;
mod beta_binomial;
mod events_by_week;
mod events_more;
mod fate;
mod follow_up;
mod hazards;
mod negative_binomial;
mod prior_mass;
mod share_more;
mod success;

pub use at_least_more::at_least_more;
pub use events_by_week::events_by_week;
pub use events_more::events_more;
pub use fate::ExitOutcome;
pub use follow_up::{FollowUp, LeftOn, StillIn};
pub use prior_mass::PriorMass;
pub use share_more::{Draws, Entries, ShareSoFar, share_more};
pub use success::{SuccessProbability, success_probability};

use crate::magnitude::is_ordinary_and_not_negative;
use crate::{Error, Reason};

/// The chance that a future count reaches a needed one, with the range it will likely lie in.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The probability that the future count is at least the needed one.
    pub probability: Option<f64>,
    /// The expected future count.
    pub expected: Option<f64>,
    /// The lower end of the predictive interval, a count.
    pub lower: Option<u64>,
    /// The upper end of the predictive interval, a count.
    pub upper: Option<u64>,
    /// The predictive interval's level: each end is a quantile that leaves half the rest outside.
    pub level: f64,
    /// The name of the predictive distribution.
    pub method: &'static str,
    /// Why something above is not defined, or what to know when reading it.
    pub reason: Option<Reason>,
}

impl Prediction {
    /// The probability, under the name that results with one value have.
    ///
    /// ```
    /// use laks_stats::at_least_more;
    /// let chance = at_least_more(45, 60, 40, 35, (0.5, 0.5), 0.95)?;
    /// assert_eq!(chance.value(), chance.probability); // under the name that every result has
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn value(&self) -> Option<f64> {
        self.probability
    }

    fn undefined(level: f64, method: &'static str, reason: Reason) -> Self {
        let reason = Some(reason);
        Self { probability: None, expected: None, lower: None, upper: None, level, method, reason }
    }
}

/// Checks that both parameters of a prior are 0 or a finite number that is not vanishingly small.
fn check_prior(prior: (f64, f64)) -> Result<(), Error> {
    if [prior.0, prior.1].iter().all(|&p| is_ordinary_and_not_negative(p)) {
        Ok(())
    } else {
        Err(Error::argument(
            "prior",
            "two numbers, each 0 or from 1e-100 to 1e100",
            format!("({}, {})", prior.0, prior.1),
        ))
    }
}
