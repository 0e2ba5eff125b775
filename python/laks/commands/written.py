"""Where commands write: beside the file, which is replaced at the end; never onto an input."""

from __future__ import annotations

import glob
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

STANDARD = "-"
"""The name of standard output, and of standard input."""

_BESIDE = ".laks-"
_A_DAY = 24 * 60 * 60

_OUTPUTS = ("out", "issues")
_INPUTS = (
    *("file", "files", "before", "after", "earlier", "later", "plan", "schema", "after_schema"),
    *("key_file", "measurements", "courses", "sessions", "settings"),
)


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give the path of a file beside the one to write, which takes its place at the end.

    Whatever goes wrong in between, the file that was there stays whole. Its folder is made if it is
    not there. What is no file, such as a pipe, is written as it is. What a process that was killed
    left there more than a day ago is removed.

    Raises
    ------
    OSError
        When the folder cannot be made, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "2016" / "tally.json"
    ...     with writing(path) as beside:
    ...         _ = beside.write_text("{}", encoding="utf-8")
    ...         is_there = path.exists()
    ...     is_there, path.read_text(encoding="utf-8"), len(list(path.parent.iterdir()))
    (False, '{}', 1)
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with _named_as(path, target):
            yield target
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target.parent)
    beside = target.with_name(f"{_BESIDE}{os.getpid()}{target.suffix}")
    try:
        with _named_as(path, beside):
            yield beside
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            _settle(beside)
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _named_as(path: str | os.PathLike[str], written: Path) -> Iterator[None]:
    """Let an error of the file that is written name the one that was asked for."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # A disk that is full names no file.
        if error.filename is None or os.fspath(error.filename) == os.fspath(written):
            error.filename = os.fspath(path)
        raise


def _clear(folder: Path) -> None:
    """Remove what killed processes wrote beside a file more than a day ago."""
    for left in folder.glob(f"{_BESIDE}[0-9]*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _A_DAY:
                left.unlink()


def _settle(path: Path) -> None:
    """Wait until the disk has the file, so that what takes another's place is whole."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text as UTF-8 with the line ends it has: to a file, or standard output for ``-``.

    Raises
    ------
    OSError
        When it cannot be written.

    Examples
    --------
    >>> write_text("-", "measure,before,after")
    measure,before,after
    """
    if os.fspath(path) == STANDARD:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    with writing(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


def check_outputs(asked: argparse.Namespace) -> None:
    """Refuse an output that is an input, or that another output is.

    Raises
    ------
    InvalidInput
        When a file would be written that is read, or written twice.

    Examples
    --------
    >>> import argparse
    >>> try:
    ...     check_outputs(argparse.Namespace(file=__file__, out=[__file__]))
    ... except ValueError as error:
    ...     print(str(error)[-37:])
    is an input: give --out another name
    """
    from laks.errors import InvalidInput

    inputs = [path for name in _INPUTS for path in _named(getattr(asked, name, None))]
    inputs = [file for path in inputs for file in (path, *_of_pattern(path))]
    taken: list[str] = []
    for option in _OUTPUTS:
        for out in _named(getattr(asked, option, None)):
            if any(_is_same(out, path) for path in inputs):
                raise InvalidInput(f"{out!r} is an input: give --{option} another name")
            if any(_is_same(out, path) for path in taken):
                raise InvalidInput(f"{out!r} would be written twice: give each output its own name")
            taken.append(out)


def _named(value: object) -> list[str]:
    """Give the files of an argument; standard input and output are none."""
    several = value if isinstance(value, list) else [value]
    paths = [os.fspath(path) for path in several if isinstance(path, str | os.PathLike)]
    return [path for path in paths if path != STANDARD]


def _of_pattern(path: str) -> list[str]:
    return glob.glob(path, recursive=True) if glob.has_magic(path) else []  # noqa: PTH207


def _is_same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
