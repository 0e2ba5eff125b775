"""The chart of a result: which one it is, in which language, how wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.charts.change import change, outcomes
from laks.charts.comparison import comparison, comparison_line, said_line
from laks.charts.drawing import drawing, drawing_class
from laks.charts.flow import flow
from laks.charts.goals import goals
from laks.charts.months import months, period
from laks.charts.page import LEAST, MOST, USUAL, Page
from laks.charts.rates import estimate, rates
from laks.charts.speech import Speech, words_in
from laks.charts.targets import target, targets
from laks.charts.waits import waits
from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

CHARTS: dict[str, Callable[[dict[str, Any], Page, Speech], dict[str, Any]]] = {
    "Change": change,
    "Comparison": comparison,
    "ComparisonLine": comparison_line,
    "Estimate": estimate,
    "Flow": months,
    "Funnel": flow,
    "GoalAttainment": goals,
    "Outcomes": outcomes,
    "PeriodCounts": period,
    "PlanStatus": targets,
    "Rates": rates,
    "TargetStatus": target,
    "Waiting": waits,
}
"""The chart of each class of results."""


def plot(result: Any, language: str, width: int | None = None) -> Any:
    """Draw a result as an Altair chart; its description is the result's sentence.

    Raises
    ------
    InvalidInput
        When the width is no width of a page.

    Examples
    --------
    >>> import laks
    >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
    >>> plot(uptake, "en")
    <Chart: Started of the referred: 68.6% (95% interval 52.0% to 81.4%), 24 of 35 referred.>
    """
    drawing_class()
    return drawing(spec_of(result, language, width))


def spec_of(
    result: Any, language: str, width: int | None = None, *, is_titled: bool = True
) -> dict[str, Any]:
    """Describe the chart of a result in Vega-Lite."""
    width = USUAL if width is None else width
    if not LEAST <= width <= MOST:
        raise InvalidInput(f"width must be {LEAST} to {MOST} pixels, but is {width}")
    facts = result.to_dict()
    speech = Speech(language, words_in(facts))
    page = Page(width, is_titled, _as_of(facts, speech))
    spec = CHARTS[type(result).__name__](facts, page, speech)
    says = getattr(result, "sentence", None)
    description = says(language) if says else said_line(facts, speech)
    return {"description": description, **spec}


def _as_of(facts: dict[str, Any], speech: Speech) -> str:
    """Say the day of the count: a picture that stands alone is else of no day."""
    found = (facts.get(name) for name in ("as_of", "before_as_of", "after_as_of"))
    days = dict.fromkeys(day for day in found if day is not None)
    return ", ".join(speech.chart("as_of", day) for day in days)
