"""Names that a sentence may repeat: a header that is none may hold people's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks import _laks

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 20


def shown(names: Iterable[str]) -> str:
    """Give names for a sentence: masked where they look like a person's number, and not too many.

    Examples
    --------
    >>> shown(["Hold 1", "Hold 2"])
    'Hold 1, Hold 2'
    >>> shown(str(number) for number in range(30)).endswith("19 and 10 more")
    True
    """
    texts = [_laks.masked(name) for name in names]
    rest = len(texts) - _MOST
    return ", ".join(texts[:_MOST]) + (f" and {rest} more" if rest > 0 else "")
