"""Estimates, intervals and tests, from whole numbers.

Each function says what it estimates, by which formula, when to use it and when not, and from which
paper it is; ``help(laks.stats.proportion)`` shows it. Every result names its method. What is not
defined is ``None``, with a reason; an argument that cannot be used is a ``laks.LaksError`` that is
also a ``ValueError``. Columns may be lists, arrays or series.

Examples
--------
>>> from laks import stats
>>> uptake = stats.proportion(24, 35)
>>> round(uptake.lower, 3), round(uptake.upper, 3), uptake.method
(0.52, 0.814, 'wilson')
"""

from laks.stats.charts import (
    ChartPhase,
    ControlChart,
    RunsTest,
    c_chart,
    p_chart,
    run_chart,
    runs_test,
    u_chart,
    xmr_chart,
)
from laks.stats.inequality import (
    ConcentrationIndex,
    Gap,
    SlopeIndex,
    attributable_share,
    concentration_index,
    gap,
    slope_index,
)
from laks.stats.many import PooledEstimate, benjamini_hochberg, holm, pool_imputations
from laks.stats.pairs import (
    PairedChange,
    SignedRankTest,
    paired_change,
    paired_difference,
    paired_odds_ratio,
    paired_ratio,
    paired_test,
    sign_test,
    symmetry_test,
)
from laks.stats.people import (
    GoalAttainment,
    ReliableChange,
    ReliableChangeCounts,
    cut_off,
    goal_attainment,
    reliable_change,
)
from laks.stats.predictions import (
    Prediction,
    SuccessProbability,
    at_least_more,
    events_more,
    success_probability,
)
from laks.stats.proportions import (
    posterior_at_least,
    proportion,
    proportion_test,
    standardised_proportion,
)
from laks.stats.rates import (
    expected_events,
    rate,
    rate_ratio,
    rate_ratio_test,
    standardised_rate,
    standardised_ratio,
)
from laks.stats.resampling import Bootstrap, bootstrap_from_replicates, bootstrap_mean
from laks.stats.results import Estimate, Interval, Test
from laks.stats.times import (
    CauseCurve,
    CumulativeIncidence,
    GroupTest,
    Survival,
    cumulative_incidence,
    gray_test,
    logrank,
    survival,
)
from laks.stats.two_groups import (
    ClusteredDifference,
    ClusteredProportion,
    MeanDifference,
    clustered_difference,
    clustered_proportion,
    difference,
    difference_test,
    mean_difference,
    odds_ratio,
    risk_ratio,
    two_by_two_test,
)
from laks.stats.units import (
    FunnelFlag,
    Overdispersion,
    PartialPooling,
    funnel_flag,
    funnel_limits,
    overdispersion,
    partial_pooling,
)

__all__ = [
    "Bootstrap",
    "CauseCurve",
    "ChartPhase",
    "ClusteredDifference",
    "ClusteredProportion",
    "ConcentrationIndex",
    "ControlChart",
    "CumulativeIncidence",
    "Estimate",
    "FunnelFlag",
    "Gap",
    "GoalAttainment",
    "GroupTest",
    "Interval",
    "MeanDifference",
    "Overdispersion",
    "PairedChange",
    "PartialPooling",
    "PooledEstimate",
    "Prediction",
    "ReliableChange",
    "ReliableChangeCounts",
    "RunsTest",
    "SignedRankTest",
    "SlopeIndex",
    "SuccessProbability",
    "Survival",
    "Test",
    "at_least_more",
    "attributable_share",
    "benjamini_hochberg",
    "bootstrap_from_replicates",
    "bootstrap_mean",
    "c_chart",
    "clustered_difference",
    "clustered_proportion",
    "concentration_index",
    "cumulative_incidence",
    "cut_off",
    "difference",
    "difference_test",
    "events_more",
    "expected_events",
    "funnel_flag",
    "funnel_limits",
    "gap",
    "goal_attainment",
    "gray_test",
    "holm",
    "logrank",
    "mean_difference",
    "odds_ratio",
    "overdispersion",
    "p_chart",
    "paired_change",
    "paired_difference",
    "paired_odds_ratio",
    "paired_ratio",
    "paired_test",
    "partial_pooling",
    "pool_imputations",
    "posterior_at_least",
    "proportion",
    "proportion_test",
    "rate",
    "rate_ratio",
    "rate_ratio_test",
    "reliable_change",
    "risk_ratio",
    "run_chart",
    "runs_test",
    "sign_test",
    "slope_index",
    "standardised_proportion",
    "standardised_rate",
    "standardised_ratio",
    "success_probability",
    "survival",
    "symmetry_test",
    "two_by_two_test",
    "u_chart",
    "xmr_chart",
]
