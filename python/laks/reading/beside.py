"""Tables beside the referrals: measurements, courses and sessions, opened as their schema says."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from laks._laks import Schema
from laks.errors import InvalidInput
from laks.reading.opening import open_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laks._laks import FileTable
    from laks.reading.rows import Rows

NAMES = ("measurements", "courses", "sessions")


@dataclass(frozen=True)
class Opened:
    """A table from a file: its rows, the number of the first, and the places rows came from."""

    frame: FileTable
    first_row: int
    places: Sequence[tuple[str, str | None]]
    rows: Rows

    def without_rows(self) -> Opened:
        """Give its columns alone."""
        return replace(self, frame=self.frame.without_rows())


def keys_of(schema: Any) -> Mapping[str, Any]:
    """Give the keys of a schema, however it was given."""
    if schema is None:
        return {}
    if isinstance(schema, dict):
        return schema
    found = schema if isinstance(schema, Schema) else Schema.read(schema)
    keys: Mapping[str, Any] = found.to_dict()
    return keys


def beside(
    path: str | os.PathLike[str] | None, schema: Any, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Open the tables beside the referrals: those given, else those that the schema names.

    Parameters
    ----------
    path
        The file of the referrals; the files that the schema names stand beside it.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`.
    given
        For each name a table, the path of one, or None.

    Raises
    ------
    InvalidInput
        When a table is declared, and neither given nor in a file or sheet that is said.
    FileNotFoundError
        When there is no such file.
    """
    keys = keys_of(schema)
    opened = {}
    for name in NAMES:
        table = given.get(name)
        section = keys.get(name)
        if table is None and section is not None and path is not None:
            table = _source_of(name, section, path)
        if isinstance(table, str | os.PathLike):
            table = _open(table, (section or {}).get("read") or keys.get("read") or {})
        if table is not None:
            opened[name] = table
    return opened


@contextmanager
def noting(rows: Rows, tables: Mapping[str, Any]) -> Iterator[None]:
    """Note at the end what became of the rows, and of those of the tables beside them."""
    with rows.settling():
        try:
            yield
        finally:
            for name, table in tables.items():
                if isinstance(table, Opened):
                    table.rows.settle()
                    rows.notes.with_table(name, table.rows.notes)


def _source_of(
    name: str, section: Mapping[str, Any], path: str | os.PathLike[str]
) -> str | os.PathLike[str]:
    """Give the file of a table: its own, beside that of the referrals, or a part of the same."""
    file = section.get("file")
    if file is not None:
        _check_beside(name, str(file))
        return Path(path).parent / str(file)
    if section.get("read"):
        return path
    raise InvalidInput(
        f"[{name}] names no file, and a file of this kind holds one table; "
        f'add file = "…" to [{name}], or give the table as {name}=…'
    )


def _check_beside(name: str, file: str) -> None:
    """Refuse a file elsewhere: who wrote the schema may not know what else this machine holds."""
    named = (PurePosixPath(file), PureWindowsPath(file))
    if any(path.root or path.drive or ".." in path.parts for path in named):
        raise InvalidInput(
            f'file = "{file}" of [{name}] leads out of the folder of the referrals; put the file '
            f"into that folder, or give its path as {name}=…"
        )


def _open(path: str | os.PathLike[str], dress: Mapping[str, Any]) -> Opened:
    """Open a whole table, whose rows are read with those of the referrals."""
    rows = open_table(path, dress)
    return Opened(rows.table, 1, rows.places, rows)
