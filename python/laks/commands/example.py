"""``laks example``: a programme that comes with laks, from referrals to judged targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import laks
from laks._laks import format_share
from laks.commands.written import in_its_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "example",
        help="run an example",
        description="Print the funnel, the outcomes and the status of every target.",
    )
    command.add_argument("name", choices=["ballerup"])
    command.add_argument("--out", metavar="REPORT.html", help="write a status as a page")
    command.add_argument("--at", default="midtvejs", help="which status: half-way if not told")
    command.add_argument("--language", choices=["en", "da"], default="da", help="of the page")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the example at each checkpoint of its plan."""
    cafe = {"ballerup": laks.datasets.ballerup}[asked.name]()
    print(f"{cafe.plan.title}: {len(cafe.cohort)} referrals, made up under published figures")
    by_date = sorted(cafe.plan.checkpoints.items(), key=lambda item: item[1])
    for name, day in by_date:
        print(f"\n{name}, {day}")
        for line in status_lines(cafe.cohort, cafe.plan, name):
            print(f"  {line}")
    if asked.out is not None:
        out = in_its_folder(asked.out)
        page = laks.report(cafe.cohort, cafe.plan, at=asked.at, to=out, language=asked.language)
        at = page.checkpoint or asked.at
        print(f"\n{asked.out}: the report at {at}, {page.as_of} (another with --at)")
    return 0


def status_lines(cohort: laks.Cohort, plan: laks.Plan, at: str) -> Iterator[str]:
    """Say the funnel, the outcomes, the goals and every target's status at a checkpoint.

    Examples
    --------
    >>> cafe = laks.datasets.ballerup()
    >>> lines = list(status_lines(cafe.cohort, cafe.plan, "tidlig"))
    >>> lines[0][:41]
    'As of 15 February 2016, 24 of 35 referred'
    """
    tally = cohort.tally(as_of=plan.checkpoints[at])
    yield tally.funnel().sentence()
    for change in tally.outcomes().changes:
        yield change.sentence()
    yield tally.goals(at_least=2).sentence()
    for target in plan.evaluate(cohort, at=at).targets:
        yield target_line(target)


def target_line(target: laks.TargetStatus) -> str:
    """Say one target's status: observed, needed, and what to know.

    Examples
    --------
    >>> cafe = laks.datasets.ballerup()
    >>> target_line(cafe.plan.evaluate(cafe.cohort, at="midtvejs")["april"])
    'target april: missed, 12, 14 needed (started (course LC4)), judged on 2016-04-30'
    """
    if target.denominator is None:
        counts = f"{target.numerator}, {target.needed:g} needed"
    else:
        needed = format_share(target.needed, 0)
        counts = f"{target.numerator} of {target.denominator}, {needed} needed"
    note = f"; {target.note}" if target.note else ""
    status = target.status.replace("_", " ")
    return (
        f"target {target.id}: {status}, {counts} ({target.denominator_is}), "
        f"judged on {target.judged_on}{note}"
    )
