"""`laks.report`: from a cohort, or a tally, and a plan to a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks import arguments
from laks._laks import Cohort, Plan, Tally, session_language
from laks.extras import needed
from laks.reporting.flow_section import flow_section
from laks.reporting.goals_section import goals_section
from laks.reporting.notes_section import notes_section
from laks.reporting.outcomes_section import outcomes_section
from laks.reporting.page import Report
from laks.reporting.rates_section import rates_section
from laks.reporting.rendering import page_html
from laks.reporting.targets_section import targets_section
from laks.reporting.voice import Voice

if TYPE_CHECKING:
    import os

_EXTRA = ("jinja2", "vl_convert")


def report(
    cohort: Cohort | Tally,
    plan: Plan | None = None,
    *,
    at: dt.date | str | None = None,
    to: str | os.PathLike[str] | None = None,
    language: str | None = None,
    title: str | None = None,
) -> Report:
    """Build one self-contained page: flow, rates, waits, outcomes, goals, targets, notes.

    The page has no script, fetches nothing, and can be read on a phone and on paper. A figure that
    is zero, missing, not due yet, not defined or not applicable has a mark of its own, and the page
    explains the marks. Numbers are rounded half up; Danish pages have the Danish comma.

    Parameters
    ----------
    cohort
        The referrals; or a tally of them, whose page does not say which columns were read.
    plan
        The targets to judge; none for a page without targets.
    at
        A checkpoint of the plan, or a date; of a tally one that it was counted at. Without it: the
        last date.
    to
        Where to write the page; none to keep it in memory.
    language
        ``en`` or ``da``; without it that of the session (:func:`laks.set_language`).
    title
        What the page is about. Without it: the plan's title.

    Returns
    -------
    Report
        With ``html``, ``as_of`` and ``save``.

    Raises
    ------
    MissingExtra
        When Jinja2 or vl-convert is not installed: ``pip install 'laks[report]'``.
    UnknownName
        When the checkpoint or the language is not known.
    InvalidInput
        When an argument is of another kind, the date is not one, or the cohort has no date and
        none is given.
    NotCounted
        When the plan asks about a column that the cohort does not have, or the tally was not
        counted by.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> page = laks.report(cafe.cohort, cafe.plan, at="midtvejs", language="da")
    >>> page.as_of.isoformat(), "<script" in page.html, "visiteret" in page.html
    ('2016-05-15', False, True)
    """
    for package in _EXTRA:
        needed(package, "a report", "laks[report]")
    language = session_language() if language is None else language
    voice = Voice.of(language)
    _check(cohort, plan, title, to)
    at = _last(cohort) if at is None else at
    if plan is None and isinstance(at, str) and not _is_date(at):
        expected = "a date written YYYY-MM-DD, or with plan=… one of its checkpoints"
        raise arguments.refused("at", expected, at)
    day = at if plan is None or not isinstance(at, str) else plan.checkpoints.get(at, at)
    status = None
    if plan is not None:
        status = plan.evaluate(cohort, at=at)
        day = status.as_of
    tally = cohort.tally(as_of=day) if isinstance(cohort, Cohort) else cohort.at(str(day)).total()
    voice = replace(voice, words=tally.spec.get("words"))
    if title is None:
        title = voice("page.no_plan") if plan is None else plan.title
    checkpoint = None if status is None else status.checkpoint
    sections: dict[str, Any] = {
        "title": title,
        "as_of": tally.as_of,
        "checkpoint": checkpoint,
        "targets": None if status is None else targets_section(status, voice, plan),
        "flow": flow_section(tally, voice),
        "rates": rates_section(tally, voice),
        "outcomes": outcomes_section(tally, voice),
        "goals": goals_section(tally, plan, voice),
    }
    sections["notes"] = notes_section(cohort, tally, voice)
    built = Report(
        title=title,
        as_of=tally.as_of,
        checkpoint=checkpoint,
        language=language,
        html=page_html(sections, voice),
        referred=tally.funnel().counts["referred"] or 0,
        targets=0 if status is None else len(status.targets),
    )
    if to is not None:
        built.save(to)
    return built


def _last(cohort: Cohort | Tally) -> dt.date | None:
    """Give the last date of a cohort, or of a tally's count."""
    if isinstance(cohort, Cohort):
        return cohort.last_date or cohort.tally().as_of
    if cohort.as_of is None:
        raise arguments.refused(
            "cohort", "counted from rows: published figures have no days", cohort
        )
    return cohort.as_of


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check(cohort: object, plan: object, title: object, to: object) -> None:
    """Refuse what is no cohort, plan, title or path, before anything is built."""
    if not isinstance(cohort, Tally):
        arguments.one_of(cohort, Cohort, "cohort", "a Cohort")
    if plan is not None:
        arguments.one_of(plan, Plan, "plan", "a Plan, or None for a page without targets")
    if title is not None:
        arguments.text(title, "title")
    if to is not None:
        arguments.path(to, "to")
