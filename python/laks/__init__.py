"""Recruitment, retention and goals of health programmes, counted once and inferred from counts.

laks answers, for a health programme: how many were referred, started, stayed and completed, did
well-being change, did people reach their goals, and was the plan's target met. Importing it loads
the compiled extension and nothing else: readers, plots and reports load when they are used.

Examples
--------
>>> import laks
>>> cohort = laks.datasets.ballerup().cohort
>>> funnel = cohort.tally(as_of="2016-02-15").funnel()
>>> funnel.counts["referred"], funnel.counts["started"]
(35, 24)
"""

from laks import datasets, stats
from laks._laks import (
    Change,
    Changes,
    Cohort,
    Comparison,
    ComparisonLine,
    Estimate,
    Flow,
    Funnel,
    GoalAttainment,
    Issues,
    Outcome,
    Outcomes,
    PeriodCounts,
    Plan,
    PlanStatus,
    Rates,
    Schema,
    Split,
    Table,
    Tally,
    TargetStatus,
    Waiting,
    __version__,
    changes,
    merge,
    set_language,
)
from laks.comparing import compare
from laks.counting import tally
from laks.errors import (
    InvalidInput,
    IssuesError,
    LaksError,
    MissingColumn,
    MissingExtra,
    NotCounted,
    SchemaError,
    SpecMismatch,
    UnequalFollowUp,
    UnknownName,
)
from laks.reading import Reading, read
from laks.reporting.build import report
from laks.reporting.page import Report

__all__ = [
    "Change",
    "Changes",
    "Cohort",
    "Comparison",
    "ComparisonLine",
    "Estimate",
    "Flow",
    "Funnel",
    "GoalAttainment",
    "InvalidInput",
    "Issues",
    "IssuesError",
    "LaksError",
    "MissingColumn",
    "MissingExtra",
    "NotCounted",
    "Outcome",
    "Outcomes",
    "PeriodCounts",
    "Plan",
    "PlanStatus",
    "Rates",
    "Reading",
    "Report",
    "Schema",
    "SchemaError",
    "SpecMismatch",
    "Split",
    "Table",
    "Tally",
    "TargetStatus",
    "UnequalFollowUp",
    "UnknownName",
    "Waiting",
    "__version__",
    "changes",
    "compare",
    "datasets",
    "merge",
    "read",
    "report",
    "set_language",
    "stats",
    "tally",
]
