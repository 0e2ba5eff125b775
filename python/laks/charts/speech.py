"""How charts speak: words, numbers and figures of results, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks._laks import format_number, format_share, say

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Speech:
    """English or Danish, with the words of the programme.

    Examples
    --------
    >>> danish = Speech("da")
    >>> danish.chart("days_since_referral"), danish.number(1234.55, 1)
    ('Dage siden visitation', '1.234,6')
    >>> Speech("da", {"referred": "henvist"}).chart("days_since_referral")
    'Dage siden henvisning'
    """

    language: str
    words: dict[str, Any] | None = None
    """The programme's own words for its stages."""

    def say(self, kind: str, value: Any) -> str:
        """Say a value of a result, such as a ``note`` or ``reason``; nothing for none."""
        return "" if value is None else say({kind: value}, self.language, self.words)

    def title(self, kind: str, value: Any) -> str:
        """Say it with a capital, as at the head of a row."""
        said = self.say(kind, value)
        return said[:1].upper() + said[1:]

    def chart(self, word: str, value: Any = None) -> str:
        """Say a word of a chart, with what it is filled in with."""
        return self.say("chart", word if value is None else {word: value})

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number, rounded half up, with a true minus sign."""
        return format_number(value, decimals, self.language).replace("-", "−")

    def share(self, value: float, decimals: int = 1) -> str:
        """Write a share as percent."""
        return format_share(value, decimals, self.language)

    def amount(self, value: float, unit: str) -> str:
        """Write a value in its unit: days and counts whole, all others with a decimal."""
        if unit == "share":
            return self.share(value)
        is_whole = unit in {"days", "count"} and float(value).is_integer()
        return self.number(value, 0 if is_whole else 1)

    def key(self, labels: Sequence[str | None], by: Sequence[str] = ()) -> str:
        """Name a stratum by its labels, months in words; everybody has none.

        Examples
        --------
        >>> Speech("da").key(["2026-03", None], ["month(referred_on)", "source"])
        'marts 2026, (ingen)'
        """
        if not labels:
            return self.chart("total")
        columns = [*by, *[""] * (len(labels) - len(by))]
        return ", ".join(
            self.chart("no_label")
            if label is None
            else self.say("label", {"column": column, "label": label})
            for column, label in zip(columns, labels, strict=True)
        )


def words_in(facts: dict[str, Any]) -> dict[str, Any] | None:
    """Find the programme's own words in what a result holds.

    Examples
    --------
    >>> words_in({"changes": [{"words": {"referred": "henvist"}}]})
    {'referred': 'henvist'}
    """
    holders = [facts, facts.get("before") or {}, *facts.get("changes", [])]
    return next((holder["words"] for holder in holders if "words" in holder), None)
