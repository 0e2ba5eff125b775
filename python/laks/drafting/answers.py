"""Self-rated health that is answered in words: on which scale, and which score a word is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laks.drafting.toml_text import aligned, listed, quoted
from laks.drafting.words import told_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laks.drafting.header import Column

SCALES = {
    "self_rated_health_danish": (
        ("fremragende", "vældig godt", "godt", "mindre godt", "dårligt"),
        ("excellent", "very good", "good", "fair", "poor"),
    ),
    "self_rated_health_eu_silc": (
        ("meget godt", "godt", "nogenlunde", "dårligt", "meget dårligt"),
        ("very good", "good", "fair", "bad", "very bad"),
    ),
}
"""The answers of each shipped scale from 1 to 5, in Danish and English."""

_MOST_WORDS = 8


@dataclass(frozen=True)
class Answers:
    """What the words of some columns say of self-rated health."""

    instrument: str
    is_certain: bool
    unknown: dict[str, int]

    def lines(self) -> list[str]:
        """Ask for the score of each word that is none of the scale's own."""
        if not self.unknown:
            return []
        asked = [
            f"# ? {quoted(word)} ({count} {'row' if count == 1 else 'rows'}): "
            f"put it behind its score, such as 2 = {listed([word])}"
            for word, count in self.unknown.items()
        ]
        return ["", "[values.self_rated_health]", *asked]


def are_answers(column: Column) -> bool:
    """Say whether a column holds a few words, most of them answers of one of the scales.

    Examples
    --------
    >>> from laks.drafting.header import Column
    >>> are_answers(Column("Helbred", ["Godt", "Dårligt"])), are_answers(Column("Hold", ["LC1"]))
    (True, False)
    """
    if not 0 < len(column.distinct) <= _MOST_WORDS:
        return False
    return any(2 * len(_unknown([column], scale)) <= len(column.distinct) for scale in SCALES)


def answers_of(columns: list[Column]) -> Answers | None:
    """Find the scale that knows most of the words; not certain where another knows as many.

    Examples
    --------
    >>> from laks.drafting.header import Column
    >>> answers_of([Column("Helbred", ["Vældig godt", "godt"])]).instrument
    'self_rated_health_danish'
    """
    worded = [column for column in columns if column.told and not column.numbers]
    if not worded:
        return None
    unknown = {scale: _unknown(worded, scale) for scale in SCALES}
    best = min(SCALES, key=lambda scale: len(unknown[scale]))
    as_good = [scale for scale in SCALES if len(unknown[scale]) == len(unknown[best])]
    return Answers(best, len(as_good) == 1, unknown[best])


def scale_lines(answers: Answers | None) -> list[str]:
    """Say what a person is to look at: the direction of numbers, or which scale words are of."""
    if answers is None or answers.is_certain:
        return ["# ? 1 is the best answer, 5 the poorest; otherwise another instrument"]
    others = aligned({"instrument": quoted("self_rated_health_eu_silc")})
    return [
        f"# ? these words are of both scales, where they are other scores; the other is {others[0]}"
    ]


def _unknown(columns: Iterable[Column], scale: str) -> dict[str, int]:
    known = {word for words in SCALES[scale] for word in words}
    counts: dict[str, int] = {}
    for column in columns:
        for word, count in column.distinct.items():
            if " ".join(word.lower().split()) not in known:
                counts[word] = counts.get(word, 0) + count
    return {word: counts[word] for word in told_once(list(counts))}
