"""What the figures rest on: denominators, exclusions, dating, unused columns, issues, methods."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from laks._laks import Cohort
from laks.reporting.cells import MARKS

if TYPE_CHECKING:
    from laks._laks import Tally
    from laks.reporting.voice import Voice


METHODS = ("wilson", "t", "log_log", "mid_p", "gamma_poisson_by_week", "beta_stacy")
"""The methods of the page's figures."""


def notes_section(cohort: Cohort | Tally, tally: Tally, voice: Voice) -> dict[str, Any]:
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
        "columns": sorted(cohort.columns.items()) if isinstance(cohort, Cohort) else [],
        "left": _left(cohort, voice) if isinstance(cohort, Cohort) else [],
    }


def _left(cohort: Cohort, voice: Voice) -> list[str]:
    """Columns that no figure rests on: those nobody asked for, and those left unread on purpose."""
    said = [
        voice(f"notes.{why}", columns=", ".join(columns))
        for why, columns in (("unused", cohort.unused), ("ignored", cohort.ignored))
        if columns
    ]
    return said or [voice("notes.no_unused")]


def _rows(cohort: Cohort | Tally, tally: Tally, voice: Voice) -> list[str]:
    """Rows read, excluded, entered later, dated by their row, left out as known only later."""
    notes = tally.notes
    referred = tally.funnel().counts["referred"] or 0
    # A tally that was stored before they were counted does not know how many rows were left out.
    excluded = cohort.rows_excluded if isinstance(cohort, Cohort) else notes.get("excluded")
    kept = len(cohort) if isinstance(cohort, Cohort) else notes["rows"]
    said = (
        []
        if excluded is None
        else [
            voice("rows.read", n=voice.number(kept + excluded)),
            voice("rows.excluded", n=voice.number(excluded)),
        ]
    )
    said += [
        voice("rows.later", n=voice.number(kept - referred), was=voice.say("stage", "referred")),
        voice("rows.undated", n=voice.number(notes.get("undated_facts") or 0)),
    ]
    left_out = sum(notes.get("left_out") or [])
    if left_out:
        said.append(voice("rows.left_out", n=voice.number(left_out)))
    said += [voice(f"{kind}.none") for kind in ("outcomes", "goals") if not tally.spec[kind]]
    said += [voice("rows.extracted_on", day=voice.date(day)) for day in _extracted(cohort)]
    return said


def _extracted(cohort: Cohort | Tally) -> list[dt.date]:
    """Give the days on which its tables were taken out of their registers, where they said so."""
    if isinstance(cohort, Cohort):
        return [] if cohort.extracted_on is None else [cohort.extracted_on]
    days = {str(source["extracted_on"]) for source in cohort.sources if "extracted_on" in source}
    return [dt.date.fromisoformat(day) for day in sorted(days)]


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
