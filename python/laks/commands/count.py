"""``laks tally``: a file into a tally, in bounded memory; or into two, split at a date."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import cohort_in, needed_by, needs_table
from laks.commands.dates import dates, one_date
from laks.commands.plan_file import answerable_by, plan_in
from laks.commands.table_arguments import (
    add_counting_arguments,
    add_table_arguments,
    read_as,
)
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse

    from laks._laks import Plan, Tally

IDS_CHECKED = 20_000_000
"""So many ids are known again in 320 megabytes; more are taken on trust, and that is said."""


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "tally",
        help=about,
        description="Count a file in one pass and bounded memory, and write the tally as JSON. "
        "With --split the file is read whole, and written as two tallies: before and after.",
        epilog="example: laks tally referrals.csv --schema schema.toml --plan plan.toml "
        "--as-of 2016-05-15,2016-05-31 --out 2016-05.tally.json",
    )
    command.add_argument("file", nargs="?", help="a file of referrals; - for standard input")
    add_table_arguments(command)
    add_counting_arguments(command)
    command.add_argument("--plan", help="plan.toml: what its targets ask for is counted too")
    command.add_argument("--split", metavar="DATE", help="the first day of after")
    command.add_argument(
        "--out",
        required=True,
        nargs="+",
        metavar="TALLY.json",
        help="where to; with --split two files, before and after; - for standard output",
    )
    command.add_argument(
        "--check-ids",
        type=int,
        default=IDS_CHECKED,
        metavar="NUMBER",
        help="up to how many ids are checked for one that occurs twice (default 20 million)",
    )
    command.add_argument("--progress", action="store_true", help="say how far it came")
    add_telling_arguments(command)
    command.set_defaults(run=run, prepare=prepare, command=command, more="file")


def prepare(asked: argparse.Namespace) -> None:
    """Settle which are the outputs and which is the file, where the file stands behind them."""
    wanted = 1 if asked.split is None else 2
    if asked.file is None and len(asked.out) == wanted + 1:
        asked.file = asked.out.pop()
    if asked.file is None:
        asked.command.error("the following arguments are required: file")
    if len(asked.out) != wanted:
        expected = "one file, the tally" if wanted == 1 else "two files, before and after"
        asked.command.error(f"--out must name {expected}, but names {len(asked.out)}")
    if asked.as_of is None:
        asked.command.error("the following arguments are required: --as-of")


def run(asked: argparse.Namespace) -> int:
    """Count the file, write the tally or both, and say what the funnel is."""
    needs_table(asked.file, "laks tally")
    plan = _plan(asked)
    days = dates(asked.as_of, plan)
    tallies = [_count(asked, days, plan)] if asked.split is None else _split(asked, days, plan)
    for tally, path in zip(tallies, asked.out, strict=True):
        write_text(path, tally.to_json())
    said = [tally.sentence(asked.language) for tally in tallies]
    tell(
        asked,
        "\n".join(said),
        {
            "written": asked.out,
            "as_of": days,
            "by": tallies[0].spec["by"],
            "rows": [tally.notes["rows"] for tally in tallies],
            "sentences": said,
        },
    )
    return 0


def _plan(asked: argparse.Namespace) -> Plan | None:
    """Give the plan; a tally that follows everybody equally long is judged by none."""
    from laks.errors import InvalidInput

    if asked.follow_up_days is not None and asked.plan is not None:
        if "plan" in asked.from_folder:
            return None
        raise InvalidInput(
            "--plan and --follow-up-days must not both be given: a plan is judged by what had "
            "happened at the date, so count twice"
        )
    return plan_in(asked)


def _count(asked: argparse.Namespace, days: list[str], plan: Plan | None) -> Tally:
    from laks.counting import tally
    from laks.reading.progress import line_on_stderr

    needed = [] if plan is None else answerable_by(plan, asked)
    return tally(
        asked.file,
        asked.schema,
        as_of=days,
        by=list(dict.fromkeys([*asked.by, *needed])),
        follow_up_days=asked.follow_up_days,
        progress=line_on_stderr(0) if asked.progress else sys.stderr.isatty() and not asked.quiet,
        check_ids=asked.check_ids,
        **read_as(asked),
    )


def _split(asked: argparse.Namespace, days: list[str], plan: Plan | None) -> list[Tally]:
    """Count both sides, by source and unit too where the table has them: the mix is compared."""
    cohort = cohort_in(asked.file, asked)
    mix = [name for name in ("source", "unit") if name in cohort.strata]
    by = list(dict.fromkeys([*(asked.by or mix), *needed_by(plan, cohort)]))
    at = one_date(asked.split, plan, "--split")
    split = cohort.split("referred_on", at=str(at))
    return list(split.tallies(days, by, asked.follow_up_days))
