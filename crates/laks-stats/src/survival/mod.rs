//! How long until it happens: curves and tests for times that may be cut off.
//!
//! Everything starts from a [`RiskTable`]: how many were under observation, left by an event or were
//! censored, time by time. Persons make such a table, and so do counts by day; the curves
//! ([`Survival`], [`CumulativeIncidence`]) and the tests ([`logrank`], [`gray_test`]) read only it.

mod aligned;
mod cause_curve;
mod cumulative_incidence;
mod gray;
mod gray_terms;
mod grouping;
mod interval;
mod kaplan_meier;
mod logrank;
mod quadratic_form;
mod quantile;
mod restricted;
mod risk_table;
mod survival_step;

pub use cause_curve::{CauseCurve, CauseStep};
pub use cumulative_incidence::{CumulativeIncidence, cumulative_incidence};
pub use gray::{gray_test, gray_test_of_tables};
pub use kaplan_meier::{Survival, survival};
pub use logrank::{GroupTest, LogrankWeights, logrank, logrank_of_tables};
pub use risk_table::{MAX_CAUSES, RiskTable};
pub use survival_step::SurvivalStep;
