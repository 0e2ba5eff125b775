"""How far reading came, said now and then."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from laks import arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = bool | Callable[[int], object] | None

_SECONDS = 0.5


def teller(progress: Progress) -> Callable[[int], object] | None:
    """Give the function that is told the rows read so far: one's own, or a line on stderr.

    The line is rewritten on a terminal, and only for a table that takes longer than half a second.

    Examples
    --------
    >>> teller(None) is None, teller(False) is None, teller(print) is print
    (True, True, True)
    """
    if progress is None or progress is False:
        return None
    return line_on_stderr() if progress is True else arguments.function(progress, "progress")


def line_on_stderr(seconds: float = _SECONDS) -> Callable[[int], None]:
    """Give a function that says how many rows were read, not before and not oftener than this.

    Examples
    --------
    >>> line_on_stderr(3600)(100)
    """
    end = "\r" if sys.stderr.isatty() else "\n"
    last, told = time.monotonic(), 0

    def tell(rows: int) -> None:
        nonlocal last, told
        if rows > told and time.monotonic() - last >= seconds:
            last, told = time.monotonic(), rows
            print(f"{rows:,} rows read", end=end, file=sys.stderr, flush=True)

    return tell
