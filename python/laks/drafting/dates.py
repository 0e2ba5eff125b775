"""In which order the parts of a column's dates are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ISO = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ].*)?$")
_PARTS = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4}|[0-9]{2})$")
_WORDS = re.compile(r"[0-9]{1,2}\.? ?[a-zæøå]{3,9}\.? ?[0-9]{2,4}$", re.IGNORECASE)
_MOST_MONTHS = 12


def is_date(text: str) -> bool:
    """Say whether a text looks like a date, in any order.

    Examples
    --------
    >>> is_date("3/4/16"), is_date("2016-04-03"), is_date("3. april 2016"), is_date("LC1")
    (True, True, True, False)
    """
    return any(pattern.match(text) for pattern in (_ISO, _PARTS, _WORDS))


def is_serial(text: str) -> bool:
    """Say whether a text is a spreadsheet's number of a day, from 1954 to 2064.

    Examples
    --------
    >>> is_serial("42461"), is_serial("16")
    (True, False)
    """
    return re.fullmatch(r"[2-5][0-9]{4}", text) is not None


@dataclass(frozen=True)
class DateOrder:
    """The order of a column's dates: ``None`` where no date has parts in doubt."""

    order: str | None
    is_sure: bool = True
    is_mixed: bool = False
    has_serials: bool = False


def order_of(values: list[str]) -> DateOrder:
    """Find the order: a part above 12 is no month.

    Examples
    --------
    >>> order_of(["03-04-2016", "29-04-2016"])
    DateOrder(order='d-m-y', is_sure=True, is_mixed=False, has_serials=False)
    >>> order_of(["03-04-2016"]).is_sure
    False
    """
    serials = any(is_serial(value) for value in values)
    parts = [match for match in map(_PARTS.match, values) if match]
    if not parts:
        words = any(_WORDS.match(value) for value in values)
        return DateOrder("d-m-y" if words else None, has_serials=serials)
    day_first = any(int(match[1]) > _MOST_MONTHS for match in parts)
    month_first = any(int(match[2]) > _MOST_MONTHS for match in parts)
    if day_first and month_first:
        return DateOrder("d-m-y", is_sure=False, is_mixed=True, has_serials=serials)
    if day_first or month_first:
        return DateOrder("d-m-y" if day_first else "m-d-y", has_serials=serials)
    return DateOrder("d-m-y", is_sure=False, has_serials=serials)
