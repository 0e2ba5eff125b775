"""``laks merge``: the tallies of several units, or months of entry, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import holds_tally, stored_tally, tally_in
from laks.commands.dates import dates
from laks.commands.table_arguments import add_counting_arguments, add_table_arguments
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "merge",
        help=about,
        description="Add tallies up that were counted in the same way. A table among them is "
        "counted like the first tally; of tables alone, --as-of and --by say how.",
        epilog="example: laks merge unit-*.tally.json --out all.tally.json",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="tallies, or tables of referrals")
    add_table_arguments(command)
    add_counting_arguments(command)
    command.add_argument(
        "--out", required=True, metavar="TALLY.json", help="where to; - for standard output"
    )
    add_telling_arguments(command)
    command.set_defaults(run=run, more="files")


def run(asked: argparse.Namespace) -> int:
    """Add them up, write the sum, and say what its funnel is."""
    from laks._laks import merge

    days = dates(asked.as_of)
    stored = {path: stored_tally(path) for path in asked.files if holds_tally(path)}
    like = next(iter(stored.values()), None)
    tallies = []
    for path in asked.files:
        tally = stored[path] if path in stored else tally_in(path, asked, days, like=like)
        like = tally if like is None else like
        tallies.append(tally)
    merged = merge(tallies)
    write_text(asked.out, merged.to_json())
    said = merged.sentence(asked.language)
    data = {
        "written": asked.out,
        "tallies": len(tallies),
        "as_of": merged.dates,
        "by": merged.spec["by"],
        "rows": merged.notes["rows"],
        "may_count_twice": merged.notes["may_count_twice"],
        "sentence": said,
    }
    tell(asked, said, data)
    return 0
