//! Estimates, intervals and tests, from whole numbers.
//!
//! Integers go in, small named results come out. Nothing here knows what a referral or a course is:
//! that is the business of the crate `laks`. Every function names its method in its result, and a
//! quantity that is not defined is `None` with a reason, never 0 and never NaN.
//!
//! The one feature, `serde`, lets serde write and read reasons and methods; it is off by default.

mod bootstrap;
mod charts;
mod clustered_difference;
mod detectable;
#[doc = include_str!("../coverage.md")]
pub mod coverage {}
mod difference;
pub mod distributions;
mod error;
mod estimate;
mod goal_attainment;
mod histogram;
mod homogeneity;
mod imputation;
mod inequality;
mod magnitude;
mod mean_difference;
mod method;
mod moments;
mod multiplicity;
mod number;
mod odds_ratio;
mod paired_binary;
mod paired_change;
mod prediction;
mod proportion;
mod random;
mod rate;
mod rate_ratio;
mod reason;
mod reason_words;
mod reliable_change;
mod risk_ratio;
mod root;
mod sign;
mod standardisation;
mod survival;
mod survival_interval;
mod symmetry;
mod test_result;
mod too_large;
mod two_by_two;
mod two_by_two_method;
mod units;

pub use bootstrap::{Bootstrap, BootstrapMethod, bootstrap_from_replicates, bootstrap_mean};
pub use charts::{
    ChartOptions, ChartPhase, ChartPoint, ChartRules, ControlChart, Improvement, PointMeaning,
    RunsTest, SpecialCause, c_chart, p_chart, run_chart, runs_test, u_chart, xmr_chart,
};
pub use clustered_difference::{Cluster, ClusteredDifference, WORKING_ICC, clustered_difference};
pub use detectable::detectable;
pub use difference::{DifferenceMethod, DifferenceTestMethod, difference, difference_test};
pub use error::Error;
pub use estimate::{Estimate, Interval};
pub use goal_attainment::{GoalAttainment, goal_attainment};
pub use histogram::Histogram;
pub use homogeneity::homogeneity_test;
pub use imputation::{PoolMethod, PooledEstimate, pool_imputations};
pub use inequality::{
    ConcentrationIndex, Gap, SlopeIndex, SlopeMethod, attributable_share, concentration_index, gap,
    slope_index,
};
pub use mean_difference::{MeanDifference, mean_difference};
pub use method::UnknownMethod;
pub use multiplicity::{benjamini_hochberg, holm};
pub use number::Number;
pub use odds_ratio::{OddsRatioMethod, odds_ratio};
pub use paired_binary::{
    PairedDifferenceMethod, PairedOddsRatioMethod, PairedRatioMethod, PairedTestMethod,
    paired_difference, paired_odds_ratio, paired_ratio, paired_test,
};
pub use paired_change::{
    PairedChange, SignedRankTest, Zeros, paired_change, paired_change_rounded, paired_change_table,
};
pub use prediction::{
    Draws, Entries, ExitOutcome, FollowUp, LeftOn, Prediction, PriorMass, ShareSoFar, StillIn,
    SuccessProbability, at_least_more, events_by_week, events_more, share_more,
    success_probability,
};
pub use proportion::{
    ClusteredProportion, ProportionMethod, ProportionTestMethod, clustered_proportion,
    posterior_at_least, proportion, proportion_test,
};
pub use rate::{RateMethod, rate};
pub use rate_ratio::{RateRatioMethod, RateRatioTestMethod, rate_ratio, rate_ratio_test};
pub use reason::Reason;
pub use reliable_change::{
    CutOff, CutOffMethod, Population, ReliableChange, ReliableChangeClass, ReliableChangeMethod,
    ReliableChangeOptions, ReliableChangeRule, cut_off, reliable_change,
};
pub use risk_ratio::{RiskRatioMethod, risk_ratio};
pub use sign::sign_test;
pub use standardisation::{
    StandardisedRateMethod, StandardisedRatioMethod, expected_events, standardised_proportion,
    standardised_rate, standardised_ratio,
};
pub use survival::{
    CauseCurve, CauseStep, CumulativeIncidence, GroupTest, LogrankWeights, MAX_CAUSES, RiskTable,
    Survival, SurvivalStep, cumulative_incidence, gray_test, gray_test_of_tables, logrank,
    logrank_of_tables, survival,
};
pub use survival_interval::SurvivalInterval;
pub use symmetry::{SymmetryMethod, symmetry_test};
pub use test_result::{Alternative, Test};
pub use too_large::{Enumeration, TooLarge};
pub use two_by_two::two_by_two_test;
pub use two_by_two_method::TwoByTwoMethod;
pub use units::{
    FunnelFlag, FunnelPosition, Overdispersion, PartialPooling, funnel_flag, funnel_limits,
    overdispersion, partial_pooling,
};

#[cfg(feature = "serde")]
pub use serde;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
