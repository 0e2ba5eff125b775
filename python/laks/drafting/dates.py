"""In which order the parts of a column's dates are written."""

from __future__ import annotations

from dataclasses import dataclass

from laks import _laks


@dataclass(frozen=True)
class DateOrder:
    """The order of a column's dates: ``None`` where no date has parts in doubt."""

    order: str | None
    is_sure: bool = True
    is_mixed: bool = False
    has_serials: bool = False


def order_of(values: list[str]) -> DateOrder:
    """Find the order, as the rules that will read the dates see it: a part above 12 is no month.

    Examples
    --------
    >>> order_of(["03-04-2016", "29-04-2016"])
    DateOrder(order='d-m-y', is_sure=True, is_mixed=False, has_serials=False)
    >>> order_of(["03-04-2016"]).is_sure
    False
    """
    return DateOrder(*_laks.order_of(values))
