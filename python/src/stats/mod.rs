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
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> round(stats.proportion(24, 35).lower, 3)
/// 0.52
#[pyo3::pymodule(gil_used = false)]
pub(crate) mod stats {
    use pyo3::prelude::*;
    use pyo3::types::PyCFunction;

    #[pymodule_export]
    use super::bootstrap::{Bootstrap, bootstrap_from_replicates, bootstrap_mean};
    #[pymodule_export]
    use super::chart_result::{ChartPhase, ControlChart, RunsTest};
    #[pymodule_export]
    use super::charts::{c_chart, p_chart, run_chart, runs_test, u_chart, xmr_chart};
    #[pymodule_export]
    use super::clustered::{ClusteredDifference, clustered_difference};
    #[pymodule_export]
    use super::estimate::{Estimate, Interval};
    #[pymodule_export]
    use super::goals::{GoalAttainment, goal_attainment};
    #[pymodule_export]
    use super::group_tests::{GroupTest, gray_test, logrank};
    #[pymodule_export]
    use super::incidence::{CauseCurve, CumulativeIncidence, cumulative_incidence};
    #[pymodule_export]
    use super::inequality::{ConcentrationIndex, Gap, SlopeIndex};
    #[pymodule_export]
    use super::inequality::{attributable_share, concentration_index, gap, slope_index};
    #[pymodule_export]
    use super::many::{PooledEstimate, benjamini_hochberg, holm, pool_imputations};
    #[pymodule_export]
    use super::paired::{paired_difference, paired_odds_ratio, paired_ratio, paired_test};
    #[pymodule_export]
    use super::paired::{sign_test, symmetry_test};
    #[pymodule_export]
    use super::paired_change::{PairedChange, SignedRankTest, paired_change};
    #[pymodule_export]
    use super::prediction::{Prediction, SuccessProbability};
    #[pymodule_export]
    use super::prediction::{at_least_more, events_more, success_probability};
    #[pymodule_export]
    use super::proportions::{proportion, proportion_test};
    #[pymodule_export]
    use super::rates::{expected_events, standardised_rate, standardised_ratio};
    #[pymodule_export]
    use super::rates::{rate, rate_ratio, rate_ratio_test};
    #[pymodule_export]
    use super::reliable_change::{ReliableChange, ReliableChangeCounts, cut_off, reliable_change};
    #[pymodule_export]
    use super::survival::{Survival, survival};
    #[pymodule_export]
    use super::test_result::Test;
    #[pymodule_export]
    use super::two_groups::{difference, difference_test, odds_ratio, risk_ratio, two_by_two_test};
    #[pymodule_export]
    use super::units::{FunnelFlag, Overdispersion, PartialPooling};
    #[pymodule_export]
    use super::units::{funnel_flag, funnel_limits, overdispersion, partial_pooling};

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
