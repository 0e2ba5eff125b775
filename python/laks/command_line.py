"""The command line: ``laks check``, ``laks tally`` and the others.

Exit codes, for scripts: 0 all went well; 1 the table, schema or plan was refused, and the reason is
on stderr; 2 the command itself was wrong; 3 a target is behind or missed; 130 it was interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys

TYPE_CHECKING = False  # as typing has it, which takes longer to import than it is worth here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

WENT_WELL, REFUSED, INTERRUPTED = 0, 1, 130
COMMANDS = {
    "check": ("check", "check a table of referrals"),
    "schema": ("schema", "propose a schema.toml, or describe its keys"),
    "tally": ("count", "count a file into a tally"),
    "show": ("show", "show what a tally says"),
    "plan": ("plan", "judge a plan"),
    "compare": ("compare", "compare two groups, as before and after"),
    "changes": ("changes", "say what moved since last time"),
    "merge": ("merge", "add tallies up"),
    "report": ("report", "write a report"),
    "example": ("example", "run an example"),
    "completion": ("completion", "print a script that completes commands in a shell"),
}
"""Each command's module in ``laks.commands``, and what it does."""


class Help(argparse.HelpFormatter):
    """Help as wide as the terminal, without what Python loads to know how wide that is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    told = os.environ.get("COLUMNS", "")
    try:
        return int(told) or 80 if told.isdigit() else os.get_terminal_size().columns or 80
    except OSError:
        return 80


class Version(argparse.Action):
    """The option ``--version``, for which the extension is loaded only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print the version and stop."""
        from laks._laks import __version__

        print(__version__)
        parser.exit()


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """Describe the commands and their arguments; of all, or of one and the others' names.

    Examples
    --------
    >>> parser().parse_args(["check", "cafe.csv"]).file
    'cafe.csv'
    """
    described = argparse.ArgumentParser(
        prog="laks",
        description="Recruitment and retention of health programmes, counted from referrals.",
        epilog="laks COMMAND --help says more of each. laks.toml in the folder may hold schema, "
        "plan, language and key_file. Exit codes: 0 went well, 1 the input was refused, 2 wrong "
        "usage, 3 a target is behind or missed, 130 interrupted.",
        formatter_class=Help,
    )
    described.add_argument("--version", action=Version, nargs=0, help="print the version")
    commands = described.add_subparsers(required=True, metavar="command")
    for name, (module, about) in COMMANDS.items():
        if only in {None, name}:
            importlib.import_module(f"laks.commands.{module}").add_to(commands, about)
        else:
            commands.add_parser(name, help=about, add_help=False)
    return described


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Examples
    --------
    >>> import laks
    >>> folder = laks.datasets.ballerup().path
    >>> main(["check", str(folder / "referrals.csv"), "--schema", str(folder / "schema.toml")])
    83 referrals, no issue that refuses
    83 rows of referrals.csv; 83 referrals
    referrals.csv: 83 rows
    by the rules: 2 counted
    0
    """
    if arguments is None:
        _say_in_any_letters()
    given = sys.argv[1:] if arguments is None else list(arguments)
    described = parser(next((word for word in given if not word.startswith("-")), ""))
    asked, behind = described.parse_known_args(given)
    if not _takes(asked, behind):
        described.error(f"unrecognized arguments: {' '.join(behind)}")
    if hasattr(asked, "prepare"):
        asked.prepare(asked)
    from laks._laks import name_options
    from laks.errors import LaksError

    name_options(as_options=True)
    try:
        code = _run(asked)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _leave_the_pipe()
        return WENT_WELL
    except (LaksError, OSError) as error:
        print(f"laks: {_sentence(error)}", file=sys.stderr)
        return REFUSED
    else:
        return code
    finally:
        name_options(as_options=False)


def _say_in_any_letters() -> None:
    """Write letters that the locale does not have as their numbers, rather than nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave_the_pipe() -> None:
    """Let what is still to be written go nowhere: whoever read it has read enough."""
    import contextlib

    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _takes(asked: argparse.Namespace, behind: list[str]) -> bool:
    """Give a command the files and words that stand behind its options; argparse leaves them."""
    if any(text.startswith("-") and text != "-" for text in behind):
        return False
    for text in behind:
        value = getattr(asked, getattr(asked, "more", ""), ())
        if value is None:
            setattr(asked, asked.more, text)
        elif isinstance(value, list):
            value.append(text)
        else:
            return False
    return True


def _run(asked: argparse.Namespace) -> int:
    """Run a command with what its folder and standard input add to it."""
    from laks.commands.settings import settle
    from laks.commands.standard_input import standard_input_as_file
    from laks.commands.written import check_outputs

    settle(asked)
    check_outputs(asked)
    with standard_input_as_file(asked):
        return int(asked.run(asked))


def _sentence(error: Exception) -> str:
    """Say what went wrong, CPR numbers masked; of the system's own errors without their number."""
    from laks._laks import masked

    if isinstance(error, OSError) and error.strerror and error.filename:
        return masked(f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}")
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror[:1].lower()}{error.strerror[1:]}"
    return masked(str(error))


if __name__ == "__main__":
    sys.exit(main())
