"""The command line: ``laks check``, ``laks tally`` and the others.

Exit codes, for scripts: 0 all went well; 1 the table, schema or plan was refused, and the reason is
on stderr; 2 the command itself was wrong; 130 it was interrupted.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import laks
from laks._laks import masked
from laks.commands import check, compare, count, example, report, schema

if TYPE_CHECKING:
    from collections.abc import Sequence

WENT_WELL, REFUSED, INTERRUPTED = 0, 1, 130


def parser() -> argparse.ArgumentParser:
    """Describe the commands and their arguments.

    Examples
    --------
    >>> parser().parse_args(["check", "cafe.csv"]).file
    'cafe.csv'
    """
    described = argparse.ArgumentParser(
        prog="laks",
        description="Recruitment and retention of health programmes, counted from referrals.",
        epilog="Exit codes: 0 went well, 1 the input was refused, 2 wrong usage, 130 interrupted.",
    )
    described.add_argument("--version", action="version", version=laks.__version__)
    commands = described.add_subparsers(required=True, metavar="command")
    for command in (check, schema, count, compare, report, example):
        command.add_to(commands)
    return described


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Examples
    --------
    >>> folder = laks.datasets.ballerup().path
    >>> main(["check", str(folder / "referrals.csv"), "--schema", str(folder / "schema.toml")])
    83 referrals, no issue that refuses
    0
    """
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return WENT_WELL
    except (laks.LaksError, OSError) as error:
        print(f"laks: {_sentence(error)}", file=sys.stderr)
        return REFUSED


def _sentence(error: Exception) -> str:
    """Say what went wrong, CPR numbers masked; of the system's own errors without their number."""
    if isinstance(error, OSError) and error.strerror and error.filename:
        return masked(f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}")
    return masked(str(error))


if __name__ == "__main__":
    sys.exit(main())
