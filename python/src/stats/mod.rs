//! `laks.stats`: the formulas of laks-stats under the same names; extract, detach, call, wrap.

mod again;
mod arguments;
mod bootstrap;
mod chart_result;
mod charts;
mod clustered;
mod columns;
mod estimate;
mod formulas;
mod given;
mod goals;
mod group_tests;
mod histogram;
mod incidence;
mod inequality;
mod labels;
mod many;
mod means;
mod named_result;
mod options;
mod paired;
mod paired_change;
mod pairs;
mod prediction;
mod proportions;
mod rates;
mod reliable_change;
mod survival;
mod test_result;
mod two_groups;
mod units;

/// Estimates, intervals and tests, from whole numbers.
///
/// Every result names its method, and what is not defined is ``None`` with a reason.
#[doc = examples!(stats)]
/// >>> round(stats.proportion(24, 35).lower, 3)
/// 0.52
#[pyo3::pymodule(gil_used = false)]
pub(crate) mod stats {
    use pyo3::prelude::*;
    use pyo3::types::PyCFunction;

    #[pymodule_export]
    use super::{
        bootstrap::{Bootstrap, bootstrap_from_replicates, bootstrap_mean},
        chart_result::{ChartPhase, ControlChart, RunsTest},
        charts::{c_chart, p_chart, run_chart, runs_test, u_chart, xmr_chart},
        clustered::{
            ClusteredDifference, ClusteredProportion, clustered_difference, clustered_proportion,
        },
        estimate::{Estimate, Interval},
        goals::{GoalAttainment, goal_attainment},
        group_tests::{GroupTest, gray_test, logrank},
        incidence::{CauseCurve, CumulativeIncidence, cumulative_incidence},
        inequality::{
            ConcentrationIndex, Gap, SlopeIndex, attributable_share, concentration_index, gap,
            slope_index,
        },
        many::{PooledEstimate, benjamini_hochberg, holm, pool_imputations},
        means::{MeanDifference, mean_difference},
        paired::{
            paired_difference, paired_odds_ratio, paired_ratio, paired_test, sign_test,
            symmetry_test,
        },
        paired_change::{PairedChange, SignedRankTest, paired_change},
        prediction::{
            Prediction, SuccessProbability, at_least_more, events_more, success_probability,
        },
        proportions::{posterior_at_least, proportion, proportion_test, standardised_proportion},
        rates::{
            expected_events, rate, rate_ratio, rate_ratio_test, standardised_rate,
            standardised_ratio,
        },
        reliable_change::{ReliableChange, ReliableChangeCounts, cut_off, reliable_change},
        survival::{Survival, survival},
        test_result::Test,
        two_groups::{difference, difference_test, odds_ratio, risk_ratio, two_by_two_test},
        units::{
            FunnelFlag, Overdispersion, PartialPooling, funnel_flag, funnel_limits, overdispersion,
            partial_pooling,
        },
    };

    /// Says where the functions are found, so that they can be pickled.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        for function in module.dict().values() {
            if function.is_instance_of::<PyCFunction>() {
                function.setattr("__module__", "laks.stats")?;
            }
        }
        Ok(())
    }
}
