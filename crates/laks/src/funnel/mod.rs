//! How many were referred, started, stayed and completed, and of whom.
//!
//! A tally goes in. Out come the cohort's counts by stage and state with their rates ([`Funnel`]), one
//! numerator over every denominator ([`Rates`]), what happened in a period ([`PeriodCounts`]) and how
//! long people waited ([`Waiting`]).

mod cells;
mod people;
mod period;
mod ranged;
mod rate;
mod rates;
mod stages;
mod wait_counts;
mod wait_step;
mod waiting;

pub(crate) use cells::FunnelCells;
pub use period::{Flow, PeriodCounts};
pub(crate) use rate::Rate;
pub(crate) use rates::Group;
pub use rates::Rates;
pub(crate) use stages::funnel_rates;
pub use stages::{Funnel, FunnelRow};
pub use wait_step::WaitStep;
pub use waiting::{WaitRow, Waiting};
