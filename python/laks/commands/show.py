"""``laks show``: what a tally says, as words, JSON or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import tally_in
from laks.commands.dates import one_date
from laks.commands.plan_file import plan_in
from laks.commands.table_arguments import add_table_arguments, names
from laks.commands.telling import add_telling_arguments, tables_in_words, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from laks._laks import Tally

PARTS = ("funnel", "rates", "outcomes", "goals", "waits", "flow")
NUMERATORS = ("started", "completed", "dropped_out")


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "show",
        help=about,
        description="Show a tally's funnel, rates, outcomes, goals, waits and flow. Where none is "
        "named: all that it can answer, but rates. A table is counted first.",
        epilog="example: laks show 2016-05.tally.json funnel --by source --language da",
    )
    command.add_argument("file", help="a tally, or a table of referrals; - for standard input")
    command.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    command.add_argument(
        "--at", "--as-of", metavar="DATE", help="the date, where it was counted at several"
    )
    command.add_argument(
        "--by", type=names, action="extend", default=[], metavar="COLUMN[,…]", help="strata to show"
    )
    command.add_argument("--of", metavar="STAGE", help="of rates: above the line, as completed")
    command.add_argument("--at-least", type=int, metavar="N", help="of goals: how many reached")
    command.add_argument("--plan", help="plan.toml, whose checkpoints --at may name")
    add_table_arguments(command)
    command.add_argument("--csv", action="store_true", help="print every figure of one part as CSV")
    command.add_argument("--out", default="-", metavar="FILE", help="write it to a file")
    add_telling_arguments(command)
    command.set_defaults(run=run, prepare=prepare, command=command, more="parts")


def prepare(asked: argparse.Namespace) -> None:
    """Refuse parts that there are not, and several as one CSV."""
    for part in asked.parts:
        if part not in PARTS:
            asked.command.error(f"PART must be one of {', '.join(PARTS)}, but is {part!r}")
    if asked.csv and len(asked.parts) != 1:
        asked.command.error("--csv is of one part: name it, as in laks show FILE funnel --csv")
    if asked.by and "rates" in asked.parts:
        asked.command.error(
            "rates are of everybody, without --by; funnel has those of each stratum"
        )
    if asked.csv and asked.json:
        asked.command.error("argument --csv: not allowed with argument --json")


def run(asked: argparse.Namespace) -> int:
    """Show the parts that are asked for, or all that the tally can answer."""
    plan = plan_in(asked)
    at = one_date(asked.at, plan)
    tally = tally_in(asked.file, asked, [] if at is None else [at])
    tally = tally.by(*asked.by) if asked.by else tally.total()
    results = answers(tally, asked)
    if asked.csv:
        from laks.commands.csv_table import csv_of

        tables = [result.table() for several in results.values() for result in several]
        _give(asked, csv_of(*tables), {})
        return 0
    told = {part: [result.to_dict() for result in several] for part, several in results.items()}
    data = {part: one[0] if len(one) == 1 else one for part, one in told.items()}
    every = [result for several in results.values() for result in several]
    words = "\n\n".join(
        f"{tables_in_words(result.view(asked.language))}\n\n{result.sentence(asked.language)}"
        for result in every
    )
    _give(asked, words, {"as_of": tally.as_of, **data})
    return 0


def _give(asked: argparse.Namespace, words: str, data: dict[str, Any]) -> None:
    """Print it, or write it to a file."""
    if asked.out == "-":
        asked.out = None
        tell(asked, words.rstrip("\n"), data)
        return
    from laks.commands.telling import json_of

    write_text(asked.out, json_of(data) + "\n" if asked.json else words.rstrip("\n") + "\n")


def answers(tally: Tally, asked: argparse.Namespace) -> dict[str, list[Any]]:
    """Ask each part that is named; of all parts, leave out what the tally cannot answer."""
    from laks.errors import LaksError

    found: dict[str, list[Any]] = {}
    for part in asked.parts or [part for part in PARTS if part != "rates"]:
        try:
            found[part] = _questions(tally, asked)[part]()
        except LaksError:
            if asked.parts:
                raise
    return found


def _questions(tally: Tally, asked: argparse.Namespace) -> dict[str, Callable[[], list[Any]]]:
    numerators = NUMERATORS if asked.of is None else (asked.of,)
    return {
        "funnel": lambda: [tally.funnel()],
        "rates": lambda: [tally.rates(numerator) for numerator in numerators],
        "outcomes": lambda: list(tally.outcomes().changes),
        "goals": lambda: [tally.goals(at_least=asked.at_least or _reached(asked))],
        "waits": lambda: [tally.waiting()],
        "flow": lambda: [tally.flow()],
    }


def _reached(asked: argparse.Namespace) -> int:
    """Give how many goals the plan's target asks for; one where it asks for none."""
    plan = plan_in(asked)
    targets = [] if plan is None else plan.targets
    return next((target["reached"] for target in targets if target.get("reached")), 1)
