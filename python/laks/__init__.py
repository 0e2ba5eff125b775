"""Recruitment, retention and goals of health programmes, counted once and inferred from counts.

laks answers, for a health programme: how many were referred, started, stayed and completed, did
well-being change, did people reach their goals, and was the plan's target met. Importing it loads
the compiled extension and nothing else: readers, statistics, plots and reports load when they are
first asked for.

Examples
--------
>>> import laks
>>> cohort = laks.datasets.ballerup().cohort
>>> funnel = cohort.tally(as_of="2016-02-15").funnel()
>>> funnel.counts["referred"], funnel.counts["started"]
(35, 24)
"""

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

TYPE_CHECKING = False  # as typing has it, which takes longer to import than all of this
if TYPE_CHECKING:
    from laks import datasets, stats
    from laks.comparing import compare
    from laks.counting import tally
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

# What is imported when it is first asked for, and from where: a name of that module, or the module.
_LATER = {
    "Reading": "laks.reading.report",
    "Report": "laks.reporting.page",
    "compare": "laks.comparing",
    "datasets": "laks.datasets",
    "read": "laks.reading",
    "report": "laks.reporting.build",
    "stats": "laks.stats",
    "tally": "laks.counting",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what `name` stands for, the first time that it is asked for."""
        import importlib
        import sys

        if name not in _LATER:
            laks = sys.modules[__name__]
            raise AttributeError(f"module 'laks' has no attribute {name!r}", name=name, obj=laks)
        module = importlib.import_module(_LATER[name])
        found = module if module.__name__ == f"{__name__}.{name}" else getattr(module, name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """List every public name, imported yet or not."""
        return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
