"""What the figures rest on: denominators, exclusions, dating, unused columns, issues, methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.reporting.cells import MARKS

if TYPE_CHECKING:
    from laks._laks import Cohort, Tally
    from laks.reporting.voice import Voice


METHODS = ("wilson", "t", "log_log", "mid_p", "gamma_poisson_by_week", "beta_stacy")
"""The methods of the page's figures."""


def notes_section(cohort: Cohort, tally: Tally, voice: Voice) -> dict[str, Any]:
    """Gather everything that is to be known when reading the page."""
    return {
        "marks": [
            (mark, symbol, voice.say("cell", mark), voice.say("cell_means", mark))
            for mark, symbol in MARKS.items()
            if mark != "suppressed"  # a report does not hide small counts
        ],
        "methods": [voice.say("method_source", method) for method in METHODS],
        "rows": _rows(cohort, tally, voice),
        "issues": _issues(tally, voice),
        "columns": sorted(cohort.columns.items()),
        "left": _left(cohort, voice),
    }


def _left(cohort: Cohort, voice: Voice) -> list[str]:
    """Columns that no figure rests on: those nobody asked for, and those left unread on purpose."""
    said = [
        voice(f"notes.{why}", columns=", ".join(columns))
        for why, columns in (("unused", cohort.unused), ("ignored", cohort.ignored))
        if columns
    ]
    return said or [voice("notes.no_unused")]


def _rows(cohort: Cohort, tally: Tally, voice: Voice) -> list[str]:
    """Rows read, excluded, entered later, dated by their row, left out as known only later."""
    notes = tally.notes
    referred = tally.funnel().counts["referred"] or 0
    read, kept = cohort.rows_read, len(cohort)
    said = [
        voice("rows.read", n=voice.number(read)),
        voice("rows.excluded", n=voice.number(cohort.rows_excluded)),
        voice("rows.later", n=voice.number(kept - referred), was=voice.say("stage", "referred")),
        voice("rows.undated", n=voice.number(notes.get("undated_facts") or 0)),
    ]
    left_out = sum(notes.get("left_out") or [])
    if left_out:
        said.append(voice("rows.left_out", n=voice.number(left_out)))
    said += [voice(f"{kind}.none") for kind in ("outcomes", "goals") if not tally.spec[kind]]
    if cohort.extracted_on is not None:
        said.append(voice("rows.extracted_on", day=voice.date(cohort.extracted_on)))
    return said


def _issues(tally: Tally, voice: Voice) -> list[dict[str, str]]:
    issues = tally.issues
    counted = zip(issues["rule"], issues["deed"], issues["issues"], strict=True)
    return [
        {
            "rule": voice.title("rule", str(rule)),
            "deed": voice.say("deed", str(deed)),
            "count": voice.number(int(str(number))),
            "remedy": voice.say("remedy", str(rule)),
        }
        for rule, deed, number in counted
    ]
