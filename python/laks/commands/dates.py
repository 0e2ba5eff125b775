"""The dates of a command: days, words such as ``today``, and checkpoints of a plan."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks._laks import Plan

WORDS = "a date YYYY-MM-DD, today, last-month-end, or with a plan one of its checkpoints"


def dates(
    texts: Sequence[str] | None, plan: Plan | None = None, option: str = "--as-of"
) -> list[str]:
    """Give the days that an option names, each written YYYY-MM-DD; several stand between commas.

    Raises
    ------
    InvalidInput
        When a word is no date.

    Examples
    --------
    >>> import laks
    >>> dates(["2016-04-30,midtvejs"], laks.datasets.ballerup().plan)
    ['2016-04-30', '2016-05-15']
    """
    words = [word.strip() for text in texts or [] for word in text.split(",")]
    return [_day(word, plan, option).isoformat() for word in words if word]


def one_date(text: str | None, plan: Plan | None = None, option: str = "--at") -> str | None:
    """Give the one day that an option names, or nothing.

    Raises
    ------
    InvalidInput
        When it names none, or several.

    Examples
    --------
    >>> one_date("2016-05-15"), one_date(None)
    ('2016-05-15', None)
    """
    found = dates(None if text is None else [text], plan, option)
    if len(found) > 1 or (text is not None and not found):
        raise _refused(option, str(text), plan)
    return found[0] if found else None


def _day(word: str, plan: Plan | None, option: str) -> dt.date:
    today = dt.date.today()
    if word == "today":
        return today
    if word == "last-month-end":
        return today.replace(day=1) - dt.timedelta(days=1)
    if plan is not None and word in plan.checkpoints:
        return plan.checkpoints[word]
    try:
        return dt.datetime.strptime(word, "%Y-%m-%d").date()
    except ValueError:
        raise _refused(option, word, plan) from None


def _refused(option: str, word: str, plan: Plan | None) -> Exception:
    from laks.errors import InvalidInput

    names = "" if plan is None else f" ({', '.join(plan.checkpoints)})"
    return InvalidInput(f"{option} must be {WORDS}{names}, but is {word!r}")
