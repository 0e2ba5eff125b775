"""``laks compare``: two files of referrals, before and after, figure by figure."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import laks
from laks._laks import format_number, format_share, rounding_note, say
from laks.commands.table_file import add_key_argument, key_in, write_csv
from laks.commands.written import in_its_folder
from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS = {
    "en": ("figure", "before", "after", "change", "p", "p (Holm)"),
    "da": ("nøgletal", "før", "efter", "ændring", "p", "p (Holm)"),
}


def period(text: str) -> tuple[dt.date, dt.date]:
    """Read a period written FIRST..LAST.

    Examples
    --------
    >>> [day.isoformat() for day in period("2016-01-04..2016-02-29")]
    ['2016-01-04', '2016-02-29']
    """
    try:
        first, last = (dt.date.fromisoformat(part) for part in text.split(".."))
    except ValueError:
        expected = "a period must be written YYYY-MM-DD..YYYY-MM-DD"
        raise argparse.ArgumentTypeError(f"{expected}, but is {text!r}") from None
    return first, last


def table_path(text: str) -> Path:
    """Take the path of a table, which ends in .csv or .json."""
    path = Path(text)
    if path.suffix.lower() not in {".csv", ".json"}:
        raise argparse.ArgumentTypeError(f"the table must end in .csv or .json, but is {text!r}")
    return path


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "compare",
        help="compare two files, as before and after",
        description="Compare two files of referrals: every rate, count per time and outcome.",
    )
    command.add_argument("before", help="a CSV or Parquet file of referrals")
    command.add_argument("after", nargs="?", help="another, later one; none with --split")
    command.add_argument("--schema", help="schema.toml; none for laks' own column names")
    command.add_argument("--after-schema", help="of the second file, if it differs")
    command.add_argument("--as-of", metavar="DATE", help="the date of the count")
    command.add_argument("--after-as-of", metavar="DATE", help="of the second file, if it differs")
    command.add_argument("--follow-up-days", type=int, metavar="DAYS")
    for when in ("before", "after"):
        command.add_argument(
            f"--{when}-period",
            type=period,
            metavar="FIRST..LAST",
            help="the days in which people could be referred, for counts per time",
        )
    command.add_argument("--plan", help="plan.toml, whose targets are the lines that carry p")
    command.add_argument(
        "--split",
        metavar="DATE",
        help="compare one file before and from this date; leave the second file out",
    )
    add_key_argument(command)
    command.add_argument("--out", type=table_path, metavar="TABLE.csv|json")
    command.add_argument("--language", choices=["en", "da"], default="en")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Compare, print what to know, every line and the sentence, and write the table where asked."""
    before, after = sides(asked)
    comparison = laks.compare(
        before,
        after,
        asked.before_period,
        asked.after_period,
        as_of=(asked.as_of, asked.after_as_of or asked.as_of),
        follow_up_days=asked.follow_up_days,
        plan=None if asked.plan is None else laks.Plan.read(asked.plan),
    )
    for note in comparison.notes(asked.language):
        print(f"- {note}")
    for line in text_lines(comparison, asked.language):
        print(line)
    print(f"\n{comparison.sentence(asked.language)}")
    if asked.out is not None:
        _write(comparison, in_its_folder(asked.out))
        print(f"table written to {asked.out}")
    return 0


def sides(asked: argparse.Namespace) -> tuple[laks.Cohort, laks.Cohort]:
    """Read the two files, or one that is split at a date."""
    key = key_in(asked.key_file)
    first = laks.read(asked.before, asked.schema, key=key)
    if (asked.split is None) == (asked.after is None):
        raise InvalidInput("give either a second file or --split DATE")
    if asked.split is not None:
        split = first.split("referred_on", at=asked.split)
        return split.before, split.after
    return first, laks.read(asked.after, asked.after_schema or asked.schema, key=key)


def _write(comparison: laks.Comparison, path: Path) -> None:
    if path.suffix.lower() == ".csv":
        write_csv(comparison.table(), path)
    else:
        path.write_text(comparison.to_json(), encoding="utf-8")


def text_lines(comparison: laks.Comparison, language: str) -> Iterator[str]:
    """Give a comparison as lines of text in aligned columns.

    Examples
    --------
    >>> before = laks.Tally.from_counts(referred=35, started=24)
    >>> after = laks.Tally.from_counts(referred=41, started=36)
    >>> lines = list(text_lines(laks.compare(before, after), "en"))
    >>> lines[0].split()[:5]
    ['figure', 'before', 'after', 'change', 'p']
    >>> lines[1].removeprefix("started of the referred").split()[:5]
    ['68.6%', '(24/35)', '87.8%', '(36/41)', '19.2']
    """
    rows = [_HEADS[language], *(_cells(line, language) for line in comparison.lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    notes = {note for line in comparison.lines if (note := _rounding(line, language))}
    yield from sorted(notes)


def _cells(line: laks.ComparisonLine, language: str) -> tuple[str, ...]:
    p, holm = ("–" if p is None else _p(p, language) for p in (line.p, line.p_holm))
    before, after = (_value(estimate, language) for estimate in (line.before, line.after))
    words = say({"figure": line.measure}, language)
    return (words, before, after, _contrast(line.contrast, language), p, holm)


def _value(estimate: laks.Estimate, language: str) -> str:
    """Say a value and what it rests on."""
    if estimate.numerator is not None and estimate.denominator is not None:
        rests_on = f" ({estimate.numerator}/{estimate.denominator})"
    else:
        rests_on = "" if estimate.denominator is None else f" (n = {estimate.denominator})"
    return _number(estimate.value, estimate.unit, language) + rests_on


def _contrast(estimate: laks.Estimate, language: str) -> str:
    """Say a change with its interval: shares in percentage points, counts per time as a ratio."""
    ends = (estimate.value, estimate.lower, estimate.upper)
    value, lower, upper = (_change(end, estimate.unit, language) for end in ends)
    if estimate.value is None:
        return value
    before, after = {"share": ("", " pp"), "ratio": ("×", "")}.get(estimate.unit, ("", ""))
    return f"{before}{value}{after} ({lower} {'to' if language == 'en' else 'til'} {upper})"


def _rounding(line: laks.ComparisonLine, language: str) -> str | None:
    """Say that a change was rounded on its own, where the values shown do not give it."""
    values = (line.before.value, line.after.value, line.contrast.value)
    if line.contrast.unit == "ratio" or None in values:
        return None
    factor = 100 if line.contrast.unit == "share" else 1
    before, after, change = (factor * (value or 0) for value in values)
    return rounding_note(before, after, change, 1, language)


def _change(value: float | None, unit: str, language: str) -> str:
    if value is None:
        return "–"
    number = value * 100 if unit == "share" else value
    return format_number(number, 2 if unit == "ratio" else 1, language)


def _p(p: float, language: str) -> str:
    """Say a p-value as it is reported: never as 0."""
    least = 0.001
    return f"< {format_number(least, 3, language)}" if p < least else format_number(p, 3, language)


def _number(value: float | None, unit: str, language: str) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return format_share(value, 1, language)
    return format_number(value, 1, language)
