//! Estimates, intervals and tests, from whole numbers.
//!
//! Integers go in, small named results come out. Nothing here knows what a referral or a course is:
//! that is the business of the crate `laks`. Every function names its method in its result, and a
//! quantity that is not defined is `None` with a reason, never 0 and never NaN.

mod charts;
pub mod distributions;

mod crossing;
mod histogram;
mod moments;
mod paired_binary;
mod paired_change;
mod sign;
mod symmetry;

pub use histogram::Histogram;
pub use paired_binary::{
    PairedDifferenceMethod, PairedOddsRatioMethod, PairedRatioMethod, PairedTestMethod,
    paired_difference, paired_odds_ratio, paired_ratio, paired_test,
};
pub use paired_change::{
    PairedChange, SignedRankTest, Zeros, paired_change, paired_change_rounded, paired_change_table,
};
pub use sign::sign_test;
pub use symmetry::{SymmetryMethod, symmetry_test};

mod error;
mod estimate;
mod method;
mod prediction;
mod proportion;
mod root;
mod survival;
mod test_result;
mod units;

pub use charts::{
    ChartOptions, ChartPhase, ChartPoint, ChartRules, ControlChart, Improvement, PointMeaning,
    RunsTest, SpecialCause, c_chart, p_chart, run_chart, runs_test, u_chart, xmr_chart,
};
pub use error::Error;
pub use estimate::{Estimate, Interval};
pub use method::UnknownMethod;
pub use prediction::{
    Prediction, SuccessProbability, at_least_more, events_more, success_probability,
};
pub use proportion::{ProportionMethod, ProportionTestMethod, proportion, proportion_test};
pub use survival::{
    CauseCurve, CauseStep, CumulativeIncidence, GroupTest, LogrankWeights, MAX_CAUSES, RiskTable,
    Survival, SurvivalInterval, SurvivalStep, cumulative_incidence, gray_test, gray_test_of_tables,
    logrank, logrank_of_tables, survival,
};
pub use test_result::{Alternative, Test};
pub use units::{
    FunnelFlag, FunnelPosition, Overdispersion, PartialPooling, funnel_flag, funnel_limits,
    overdispersion, partial_pooling,
};
