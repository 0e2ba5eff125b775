"""Before and after: two tallies, or two cohorts that are counted in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks import _laks
from laks._laks import Cohort, Tally
from laks.errors import InvalidInput

if TYPE_CHECKING:
    import datetime as dt

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
) -> _laks.Comparison:
    """Compare two tallies, or two cohorts, as before and after.

    Each rate of the funnel, each count per thirty days, and each outcome has one line with both
    values, the change with its interval, and the test of the same method. Everybody must have been
    followed for the same time: count both with ``follow_up_days``, or when no case is open.

    Parameters
    ----------
    before, after
        Two tallies of equal specs; or two cohorts, which are then counted here.
    before_period, after_period
        The first and the last day on which people could be referred, for counts per time. Without
        them: from the first to the last day on which somebody was, and could be followed so long.
    level
        The level of the intervals.
    as_of
        Of cohorts: the date of the count, or a pair of them. Without it the last date of each.
    follow_up_days
        Of cohorts: follow everyone this long from referral.

    Raises
    ------
    SpecMismatch
        When the two count other things.
    UnequalFollowUp
        When cases are open and no follow-up was declared.
    InvalidInput
        When a period ends before it begins, the level is not between 0 and 1, or dates are given
        for tallies, which have their own.

    Examples
    --------
    >>> import laks
    >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    >>> comparison = laks.compare(
    ...     split.before, split.after, as_of="2016-10-31", follow_up_days=90
    ... )
    >>> before, after = split.tallies(as_of="2016-10-31", follow_up_days=90)
    >>> comparison == laks.compare(before, after)
    True
    """
    if isinstance(before, Cohort) and isinstance(after, Cohort):
        first, second = _pair(as_of)
        before = before.tally(as_of=first, follow_up_days=follow_up_days)
        after = after.tally(as_of=second, follow_up_days=follow_up_days)
    elif not (isinstance(before, Tally) and isinstance(after, Tally)):
        kinds = f"{type(before).__name__} and {type(after).__name__}"
        raise InvalidInput(f"before and after must be two tallies or two cohorts, but are {kinds}")
    elif as_of is not None or follow_up_days is not None:
        raise InvalidInput(
            "as_of and follow_up_days must be left out when two tallies are compared: "
            "give them when counting"
        )
    return _laks.compare(before, after, before_period, after_period, level)


def _pair(as_of: Day | tuple[Day, Day] | None) -> tuple[Day | None, Day | None]:
    """Give the date of each cohort."""
    if not isinstance(as_of, tuple | list):
        return as_of, as_of
    if len(as_of) != 2:
        raise InvalidInput(f"as_of must be one date, or a pair of dates, but is {len(as_of)} dates")
    return as_of[0], as_of[1]
