"""A count as a chart draws it: known, known within limits, or not known; never 0 for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laks.charts.speech import Speech


@dataclass(frozen=True)
class Count:
    """A count, with its limits where it is not known.

    Examples
    --------
    >>> Count.of({"at_least": 5, "at_most": 5}).value, Count.of({"at_least": 1, "at_most": 4}).value
    (5, None)
    """

    value: int | None
    low: int = 0
    high: int | None = None

    @classmethod
    def of(cls, held: Any) -> Count:
        """Read a count as ``to_dict()`` holds it: a number, none, or its limits."""
        if held is None or isinstance(held, int):
            return cls(held)
        low, high = held["at_least"], held.get("at_most")
        return cls(low) if low == high else cls(None, low, high)

    @property
    def within(self) -> bool:
        """Whether it is not known, but cannot be more than some number."""
        return self.value is None and self.high is not None

    @property
    def end(self) -> int:
        """Where a drawing of it ends."""
        return self.value if self.value is not None else self.high or self.low

    def said(self, speech: Speech) -> str:
        """Write it: the number, its limits, or that it is not known.

        Examples
        --------
        >>> from laks.charts.speech import Speech
        >>> Count(0).said(Speech("en")), Count(None).said(Speech("en"))
        ('0', '? (missing)')
        >>> Count(None, 1, 4).said(Speech("da"))
        '1–4'
        """
        if self.value is not None:
            return speech.number(self.value)
        if self.high is not None:
            return f"{speech.number(self.low)}–{speech.number(self.high)}"
        least = f"≥ {speech.number(self.low)}" if self.low else "?"
        return f"{least} ({speech.say('cell', 'missing')})"
