"""``laks plan status``: where each target of a plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import cohort_in, holds_tally, stored_tally
from laks.commands.dates import one_date
from laks.commands.plan_file import plan_in
from laks.commands.table_arguments import add_table_arguments
from laks.commands.telling import add_telling_arguments, tables_in_words, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse

    from laks._laks import Plan, PlanStatus

ON_COURSE, BEHIND = 0, 3
LATE = {"behind", "missed"}


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "plan",
        help=about,
        description="Judge the targets of a plan. laks plan status --help says how.",
    )
    command.set_defaults(command=command, run=run)
    what = command.add_subparsers(metavar="status", required=True)
    status = what.add_parser(
        "status",
        help="say where each target stands",
        description="Say where each target stands at a checkpoint or date. Exit code 3: one is "
        "behind or missed; 0: none is.",
        epilog="example: laks plan status 2016-05.tally.json --plan plan.toml --at midtvejs",
    )
    status.add_argument("file", help="a tally, or a table of referrals; - for standard input")
    status.add_argument("--plan", help="plan.toml")
    status.add_argument(
        "--at",
        "--as-of",
        metavar="CHECKPOINT",
        help="a checkpoint of the plan, or a date; without it the last date that was counted",
    )
    add_table_arguments(status)
    status.add_argument("--csv", action="store_true", help="print every figure as CSV")
    status.add_argument("--out", metavar="FILE.csv|json", help="write every figure to a file")
    add_telling_arguments(status)
    status.set_defaults(run=run, command=status)


def run(asked: argparse.Namespace) -> int:
    """Judge the plan, say where each target stands, and give the exit code."""
    plan = plan_in(asked)
    if plan is None:
        raise SystemExit(asked.command.error("the following arguments are required: --plan"))
    status = _judged(asked, plan)
    if asked.csv:
        from laks.commands.csv_table import csv_of

        tell(asked, csv_of(status.table()).rstrip("\n"), status.to_dict())
    else:
        tell(asked, tables_in_words(status.view(asked.language)), status.to_dict())
    if asked.out is not None:
        from laks.commands.csv_table import csv_of

        is_csv = asked.out.lower().endswith(".csv")
        write_text(asked.out, csv_of(status.table()) if is_csv else status.to_json())
    return BEHIND if LATE & {target.status for target in status.targets} else ON_COURSE


def _judged(asked: argparse.Namespace, plan: Plan) -> PlanStatus:
    at = one_date(asked.at, plan)
    if holds_tally(asked.file):
        return plan.evaluate(stored_tally(asked.file), at=at)
    return plan.evaluate(cohort_in(asked.file, asked), at=at)
