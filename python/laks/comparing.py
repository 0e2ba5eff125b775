"""Before and after: two tallies, or two cohorts that are counted in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks import _laks
from laks._laks import Cohort, Plan, Tally
from laks.errors import InvalidInput

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    Day = dt.date | str
    Period = tuple[Day, Day]


def compare(
    before: Tally | Cohort,
    after: Tally | Cohort,
    before_period: Period | None = None,
    after_period: Period | None = None,
    level: float = 0.95,
    *,
    as_of: Day | tuple[Day, Day] | None = None,
    follow_up_days: int | None = None,
    family: Sequence[str] | None = None,
    plan: Plan | None = None,
) -> _laks.Comparison:
    """Compare two tallies, or two cohorts, as before and after.

    Each rate of the funnel, each count per thirty days, and each outcome has one line with both
    values, the change with its interval, and the test of the same method. Everybody must have been
    followed for the same time: count both with ``follow_up_days``, or when no case is open. The
    referred are followed from referral, the started from start. Take both sides from
    ``cohort.split("referred_on", at=...)``: then starts are divided by their own date.

    Parameters
    ----------
    before, after
        Two tallies of equal specs; or two cohorts, which are then counted here, by source and unit
        where the tables have them, so that a change of the mix is seen.
    before_period, after_period
        The first and the last day that are compared: whose entries, and which events. The date of
        a split and the date of the count are natural ends; where another end is not declared there
        is no count per time. Of cohorts everything is counted of those who entered then, as with
        :meth:`Cohort.within`; tallies do not know courses and outcomes by day.
    level
        The level of the intervals.
    as_of
        Of cohorts: the date of the count, or a pair of them. Without it the last date of each.
    follow_up_days
        Of cohorts: follow everyone this long, the referred from referral, the started from start.
    family
        The lines that carry p, with Holm's beside. Without it, and without a plan: uptake,
        completion and each outcome's improvement. Other lines carry no p, so that one more column
        changes no conclusion. ``goals_reached_2`` asks for the line of who reached at least two
        goals, which is there only where it is named.
    plan
        A plan whose targets are the family; a note says which of them nothing was counted for.

    Raises
    ------
    SpecMismatch
        When the two count other things, or hold the same people.
    UnequalFollowUp
        When cases are open and no follow-up was declared.
    UnknownName
        When a line of the family is not there.
    InvalidInput
        When a period reaches beyond what was counted, the level is not between 0 and 1, or dates
        are given for tallies, which have their own.

    Examples
    --------
    >>> import laks
    >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    >>> before, after = split.tallies(as_of="2016-10-31", follow_up_days=180)
    >>> comparison = laks.compare(before, after, before_period=("2015-06-01", "2016-02-29"))
    >>> referred = comparison["referred_per_30_days"]
    >>> referred.after.numerator, referred.after.denominator
    (45, 245)
    >>> [line.measure for line in comparison.lines if line.p is not None]
    ['uptake', 'completion', 'improved_self_rated_health', 'improved_who5']
    """
    if isinstance(before, Cohort) and isinstance(after, Cohort):
        first, second = _pair(as_of)
        if before is after:
            _refuse_overlap(before_period, after_period)
        before, after = _within(before, before_period), _within(after, after_period)
        by = [name for name in ("source", "unit") if _both_have(name, before, after)]
        before = before.tally(as_of=first, by=by, follow_up_days=follow_up_days)
        after = after.tally(as_of=second, by=by, follow_up_days=follow_up_days)
    elif not (isinstance(before, Tally) and isinstance(after, Tally)):
        kinds = f"{type(before).__name__} and {type(after).__name__}"
        raise InvalidInput(f"before and after must be two tallies or two cohorts, but are {kinds}")
    elif as_of is not None or follow_up_days is not None:
        raise InvalidInput(
            "as_of and follow_up_days must be left out when two tallies are compared: "
            "give them when counting"
        )
    if plan is not None and family is not None:
        raise InvalidInput("family and plan must not both be given: a plan is a family")
    asked = [family] if isinstance(family, str) else family
    return _laks.compare(before, after, before_period, after_period, level, asked, plan)


def _within(cohort: Cohort, period: Period | None) -> Cohort:
    """Give the people of a period; what is no period is refused where it is compared."""
    try:
        return cohort if period is None else cohort.within(*period)
    except (InvalidInput, TypeError):
        return cohort


def _refuse_overlap(before: Period | None, after: Period | None) -> None:
    """Refuse two periods of one cohort in the wrong order, or with days in common."""
    if before is None or after is None:
        return
    try:
        (first, last), (begins, ends) = (
            [str(day)[:10] for day in period] for period in (before, after)
        )
    except (TypeError, ValueError):
        return
    if ends < first:
        raise InvalidInput(
            f"after_period must come after before_period {first} to {last}, "
            f"but is {begins} to {ends}"
        )
    if begins <= last and first <= ends:
        raise InvalidInput(
            f"after_period must have no day of before_period, but both have "
            f"{max(first, begins)} to {min(last, ends)}: who entered then would be on both sides"
        )


def _both_have(name: str, before: Cohort, after: Cohort) -> bool:
    """Say whether both tables have a column to count by."""
    return name in before.strata and name in after.strata


def _pair(as_of: Day | tuple[Day, Day] | None) -> tuple[Day | None, Day | None]:
    """Give the date of each cohort."""
    if not isinstance(as_of, tuple | list):
        return as_of, as_of
    if len(as_of) != 2:
        raise InvalidInput(f"as_of must be one date, or a pair of dates, but is {len(as_of)} dates")
    return as_of[0], as_of[1]
