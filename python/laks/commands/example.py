"""``laks example``: a programme that comes with laks, from referrals to judged targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.printed import printed
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from laks._laks import Cohort, Plan, TargetStatus


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "example",
        help=about,
        description="Print the funnel, the outcomes and the status of every target.",
        epilog="example: laks example ballerup --language da --out ballerup.html",
    )
    command.add_argument("name", choices=["ballerup"])
    command.add_argument("--out", metavar="REPORT.html", help="write a status as a page")
    command.add_argument("--at", default="midtvejs", help="which status: half-way if not told")
    add_telling_arguments(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the example at each checkpoint of its plan; its page is Danish if nothing is said."""
    from laks import datasets
    from laks.reporting.build import report

    cafe = {"ballerup": datasets.ballerup}[asked.name]()
    language, plan = asked.language, cafe.plan
    lines = [printed("example", language, title=plan.title, referrals=len(cafe.cohort))]
    judged: dict[str, Any] = {}
    for name, day in sorted(plan.checkpoints.items(), key=lambda item: item[1]):
        lines += ["", f"{name}, {day}"]
        lines += [f"  {line}" for line in status_lines(cafe.cohort, plan, name, language)]
        judged[name] = plan.evaluate(cafe.cohort, at=name).to_dict()
    written = None
    if asked.out is not None:
        spoken = language if asked.says_language else "da"
        page = report(cafe.cohort, plan, at=asked.at, language=spoken)
        write_text(asked.out, page.html)
        written = {"path": asked.out, "at": page.checkpoint or asked.at, "as_of": str(page.as_of)}
        lines += ["", printed("example_written", language, **written)]
    data = {"plan": plan.title, "referrals": len(cafe.cohort), "checkpoints": judged}
    tell(asked, "\n".join(lines), {**data, "written": written})
    return 0


def status_lines(cohort: Cohort, plan: Plan, at: str, language: str | None = None) -> Iterator[str]:
    """Say the funnel, the outcomes, the goals and every target's status at a checkpoint.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> lines = list(status_lines(cafe.cohort, cafe.plan, "tidlig"))
    >>> lines[0][:41]
    'As of 15 February 2016, 24 of 35 referred'
    """
    tally = cohort.tally(as_of=plan.checkpoints[at])
    yield tally.funnel().sentence(language)
    for change in tally.outcomes().changes:
        yield change.sentence(language)
    yield tally.goals(at_least=2).sentence(language)
    for target in plan.evaluate(cohort, at=at).targets:
        yield target_line(target, language)


def target_line(target: TargetStatus, language: str | None = None) -> str:
    """Say one target's status: observed, needed, and what to know.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> target_line(cafe.plan.evaluate(cafe.cohort, at="midtvejs")["april"])
    'target april: missed, 12, 14 needed (started (course LC4)), judged on 2016-04-30'
    """
    from laks._laks import say

    return say({"command": {"target": target.to_dict()}}, language)
