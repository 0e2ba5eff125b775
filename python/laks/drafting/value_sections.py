"""The words of a file and what they mean: the lines of `[values.…]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks._laks import masked
from laks.drafting.toml_text import aligned, key, listed, quoted
from laks.drafting.words import exit_of, goal_value_of, spellings, told_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from laks.drafting.header import Column

_MOST_WORDS = 40
_GROUPED = ("municipality", "unit", "source", "sector")


def exit_lines(column: Column | None) -> list[str]:
    """Give each word for how a case ended, under what it seems to mean."""
    if column is None:
        return []
    allowed = "completed, dropped_out, ended_other, ended_unknown, never_started or open"
    return _meanings("exit", column.distinct, exit_of, allowed)


def exit_by_words(columns: list[Column], words: dict[str, Column]) -> Column | None:
    """Give the column that says how cases ended by its words, whatever it is called.

    Half of what it says, or more, is plainly an ending, and some of it a completion.
    """
    taken = [column for word, column in words.items() if word != "exit_reason"]
    for column in columns:
        if any(column is other for other in taken) or column.dates or column.numbers:
            continue
        if column.names_persons or not 0 < len(column.distinct) <= _MOST_WORDS:
            continue
        meanings = {word: exit_of(word) for word in column.distinct}
        plain = sum(column.distinct[word] for word, means in meanings.items() if means)
        if 2 * plain >= len(column.told) and "completed" in meanings.values():
            return column
    return None


def goal_lines(columns: list[Column]) -> list[str]:
    """Give each word for whether a goal was reached."""
    words: dict[str, int] = {}
    for column in columns:
        for word, count in column.distinct.items():
            words[word] = words.get(word, 0) + count
    return _meanings("goal", words, goal_value_of, "reached, not_reached, not_set or unrated")


def _meanings(
    section: str, words: dict[str, int], meaning: Callable[[str], str | None], allowed: str
) -> list[str]:
    if not words:
        return []
    if len(words) > _MOST_WORDS:
        told = (
            f"# ? {len(words)} different words: too many for [values.{section}]; is it the column?"
        )
        return ["", told]
    known: dict[str, list[str]] = {}
    unsure = []
    private = [word for word in words if masked(word) != word]
    if private:
        unsure.append("# ? a CPR number stands among the words: take it out of the file")
    for word in told_once([word for word in words if word not in private]):
        count = words[word]
        means = meaning(word)
        if means is None:
            rows = "row" if count == 1 else "rows"
            unsure.append(f"# ? {quoted(word)} ({count} {rows}): put it under {allowed}")
        else:
            known.setdefault(means, []).append(word)
    lines = aligned({means: listed(theirs) for means, theirs in known.items()})
    return ["", f"[values.{section}]", *lines, *unsure]


def label_lines(words: dict[str, Column]) -> list[str]:
    """Give labels that are spelled in several ways, under the most frequent spelling."""
    lines = []
    for word in _GROUPED:
        column = words.get(word)
        if column is None or len(column.distinct) > _MOST_WORDS or column.names_persons:
            continue
        groups = spellings(column.distinct)
        if len(groups) == len(column.distinct):
            continue
        pairs = {key(label): listed(theirs) for label, theirs in groups.items()}
        note = "# ? near spellings stand together: take apart what is not the same"
        lines += ["", f"[values.{word}]", note, *aligned(pairs)]
    return lines
