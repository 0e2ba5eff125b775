"""A proposed schema, from the first line to the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from laks._laks import Schema, masked
from laks.drafting.answers import answers_of, scale_lines
from laks.drafting.grid import grids
from laks.drafting.header import Column, Head, head_of
from laks.drafting.names import DATES, date_meant_by, is_private, matched
from laks.drafting.read_section import read_lines
from laks.drafting.scores import Outcome, goals_of, outcomes_of
from laks.drafting.toml_text import aligned, listed, quoted
from laks.drafting.value_sections import exit_by_words, exit_lines, goal_lines, label_lines
from laks.errors import SchemaError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from laks.drafting.grid import Grid

_MOST_LABELS = 30


def draft(path: str | os.PathLike[str], sheets: str | Iterable[str] | None = None) -> str:
    """Propose the text of a `schema.toml` for a file.

    Raises
    ------
    InvalidInput
        When the file cannot be read.

    Examples
    --------
    >>> import laks
    >>> text = draft(laks.datasets.ballerup().path / "referrals.csv")
    >>> [line for line in text.splitlines() if line.startswith("exit")]
    ['exit              = "Status"']
    """
    opened = grids(path, sheets)
    alike = _alike(opened)
    head = _together([head_of(grid) for grid in alike])
    words, rivals = matched(head.columns)
    if "exit" not in words and (column := exit_by_words(head.columns, words)) is not None:
        words = {word: c for word, c in words.items() if c is not column} | {"exit": column}
    rest = [column for column in head.columns if column not in words.values()]
    outcomes, goals = outcomes_of(rest), goals_of(rest)
    scored = [column for outcome in outcomes.values() for column in outcome.columns]
    rest = [column for column in rest if column not in [*scored, *goals.values()]]
    dates = {word: words[word] for word in DATES if word in words}
    return _checked(
        [
            f"# A proposed schema for {masked(Path(path).name)}.",
            "# Look at every line that begins with # ?, and at every word on the right.",
            *_ignore_lines(rest),
            *_table_lines(rest),
            *_left_out(opened, alike),
            *read_lines(alike, head, dates, has_course="course" in words),
            *_column_lines(words, rivals),
            *_whether_lines(rest),
            *_person_lines(words.get("person_id")),
            *exit_lines(words.get("exit")),
            *label_lines(words),
            *_outcome_lines(outcomes),
            *_goal_lines(goals),
            *goal_lines(list(goals.values())),
        ]
    )


def _checked(lines: list[str]) -> str:
    """Give the lines as a text that reads as a schema.

    Raises
    ------
    SchemaError
        When it does not, which is a fault of the proposal.
    """
    text = "\n".join(lines) + "\n"
    try:
        Schema.from_toml(text)
    except SchemaError as error:
        raise SchemaError(f"no schema can be proposed for this file: {error}") from None
    return text


def _alike(opened: list[Grid]) -> list[Grid]:
    """Give the sheets that look most like referrals: the same columns, most of them known to us."""
    groups: dict[tuple[str, ...], list[Grid]] = {}
    for grid in opened:
        names = tuple(column.name for column in head_of(grid).columns)
        groups.setdefault(names, []).append(grid)
    return max(groups.values(), key=lambda group: _likeness(head_of(group[0])))


def _likeness(head: Head) -> tuple[bool, int]:
    words, _ = matched(head.columns)
    return "referred_on" in words, len(words)


def _left_out(opened: list[Grid], alike: list[Grid]) -> list[str]:
    """Say which sheets have other columns."""
    others = [grid.sheet for grid in opened if grid not in alike and grid.sheet is not None]
    return ["", f"# ? sheets with other columns are left out: {listed(others)}"] if others else []


def _together(heads: list[Head]) -> Head:
    """Join the columns of sheets that have the same ones."""
    columns = [
        Column(parts[0].name, [value for part in parts for value in part.values])
        for parts in zip(*(head.columns for head in heads), strict=True)
    ]
    totals = sorted({word for head in heads for word in head.total_rows})
    return Head(heads[0].row, columns, totals)


def _is_left_unread(column: Column) -> bool:
    return is_private(column.name) or column.is_free_text or column.names_persons


def _ignore_lines(rest: list[Column]) -> list[str]:
    """Leave free text and what names a person unread."""
    ignored = [column.name for column in rest if _is_left_unread(column)]
    if not ignored:
        return []
    return ["", "# Free text and names: left unread.", f"ignore = {listed(ignored)}"]


def _table_lines(rest: list[Column]) -> list[str]:
    """Say what is to be known of the table as a whole, and what else could be counted by."""
    lines = [
        "",
        "[table]",
        "# ? the day the table was taken out of its register: what is undated was true on that day",
        "# extracted_on = 2016-10-31",
    ]
    kept = [column for column in rest if not _is_left_unread(column)]
    labels = [c.name for c in kept if not (c.dates or c.numbers) and _are_labels(c)]
    if labels:
        lines += ["# ? columns to count by, if they are wanted", f"# strata = {listed(labels)}"]
    others = [column.name for column in kept if column.name not in labels]
    if others:
        lines.append(f"# ? not used: {listed(others)}")
    return lines


def _are_labels(column: Column) -> bool:
    return 1 < len(column.distinct) <= min(_MOST_LABELS, max(2, len(column.told) // 2))


def _column_lines(words: dict[str, Column], rivals: list[tuple[str, Column]]) -> list[str]:
    """Give our word for each column, and the columns that could have been meant as well."""
    lines = ["", "# Our word = the file's column.", "[columns]"]
    lines += aligned({word: quoted(column.name) for word, column in words.items()})
    if "referred_on" not in words:
        lines.append(
            '# ? referred_on = "…": every row needs a date of referral, and no column says it'
        )
    if "exit" not in words:
        lines.append(
            '# ? exit = "…": no column says how a case ended, so who completed is not known'
        )
    return lines + [f"# ? {word} = {quoted(column.name)}" for word, column in rivals]


def _whether_lines(rest: list[Column]) -> list[str]:
    """Name the columns that say whether something happened, and not when."""
    told = [(column, word) for column in rest if (word := date_meant_by(column)) is not None]
    return [
        f"# ? {quoted(column.name)} says whether, and not when: {word} is a date, and is not read "
        "from it"
        for column, word in told
    ]


def _person_lines(column: Column | None) -> list[str]:
    """Declare CPR numbers where the column of persons holds some."""
    if column is None or not column.holds_cpr:
        return []
    return [
        "",
        "# The column holds CPR numbers: reading needs a key, with which they are hashed.",
        "[persons]",
        'id = "cpr"',
    ]


def _outcome_lines(outcomes: dict[str, Outcome]) -> list[str]:
    """Give the columns of each outcome before and after."""
    lines = []
    for name, outcome in outcomes.items():
        pairs = {}
        answers = answers_of([*outcome.baseline, *outcome.follow_up])
        if name == "self_rated_health":
            instrument = "self_rated_health_danish" if answers is None else answers.instrument
            pairs["instrument"] = quoted(instrument)
        for occasion, columns in (("baseline", outcome.baseline), ("follow_up", outcome.follow_up)):
            names = [column.name for column in columns]
            if names:
                pairs[occasion] = quoted(names[0]) if len(names) == 1 else listed(names)
        for occasion, column in (
            ("baseline_on", outcome.baseline_on),
            ("follow_up_on", outcome.follow_up_on),
        ):
            if column is not None:
                pairs[occasion] = quoted(column.name)
        lines += ["", f"[outcomes.{name}]"]
        if name == "who5":
            scale = "percent" if outcome.is_percent else "raw"
            lines.append("# ? raw is 0 to 25; percent is four times as much, 0 to 100")
            pairs["scale"] = quoted(scale)
        else:
            lines += scale_lines(answers)
        lines += aligned(pairs)
        if name == "self_rated_health" and answers is not None:
            lines += answers.lines()
    return lines


def _goal_lines(goals: dict[str, Column]) -> list[str]:
    """Give each goal that is rated in a column."""
    lines: list[str] = []
    if goals:
        lines += [
            "",
            "# A goal is called by its id in sentences, tables and charts: any words will do.",
        ]
    for name, column in goals.items():
        lines += ["", "[[goals]]", f"id = {quoted(name)}", f"column = {quoted(column.name)}"]
    return lines
