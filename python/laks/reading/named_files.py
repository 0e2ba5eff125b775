"""The files that a path or a pattern names, in sorted order, and what sentences call them."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from laks import arguments
from laks._laks import masked
from laks.errors import InvalidInput
from laks.reading.statistics_files import READERS

CSV = {".csv", ".tsv", ".txt", ".gz", ".zip"}
PARQUET = {".parquet", ".pq"}
WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
SQLITE = {".sqlite", ".sqlite3", ".db"}
STATISTICS = set(READERS)


def files_named(path: str | os.PathLike[str]) -> list[Path]:
    """Give the files of a path, or of a pattern such as ``data/*.csv``.

    Raises
    ------
    InvalidInput
        When a path is a folder, or a file's ending is not one that laks reads.
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> import laks
    >>> [file.name for file in files_named(laks.datasets.ballerup().path / "*.csv")]
    ['courses.csv', 'referrals.csv']
    """
    text = os.fspath(arguments.path(path))
    if glob.has_magic(text) and not Path(text).exists():
        found = sorted(Path(name) for name in glob.glob(text, recursive=True))  # noqa: PTH207
        files = [file for file in found if not file.is_dir()]
        if not files:
            raise FileNotFoundError(masked(f"no file fits the pattern {text!r}"))
    else:
        files = [Path(text)]
    for file in files:
        _check(file)
    return files


def _check(file: Path) -> None:
    if file.is_dir():
        raise InvalidInput(
            f"a table must be one file, but {os.fspath(file)!r} is a folder; "
            'for all files in it, add a pattern such as "*.csv"'
        )
    known = CSV | PARQUET | WORKBOOKS | SQLITE | STATISTICS
    if file.suffix.lower() not in known:
        raise InvalidInput(
            f"a file's name must end in one of {', '.join(sorted(known))}, but is {file.name!r}"
        )
    if not file.is_file():
        raise FileNotFoundError(masked(f"there is no file {os.fspath(file)!r}"))


def called(files: list[Path]) -> list[str]:
    """Give each file's name; with its folder where two have the same.

    Examples
    --------
    >>> called([Path("2015/cafe.csv"), Path("2016/cafe.csv"), Path("2016/other.csv")])
    ['2015/cafe.csv', '2016/cafe.csv', 'other.csv']
    """
    names = [file.name for file in files]
    twice = {name for name in names if names.count(name) > 1}
    return [
        f"{file.parent.name}/{file.name}" if file.name in twice else file.name for file in files
    ]
