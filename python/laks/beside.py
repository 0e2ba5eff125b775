"""Tables beside the referrals: measurements, courses and sessions, opened as their schema says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks._laks import Schema
from laks.csv_header import told_plainly
from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NAMES = ("measurements", "courses", "sessions")


@dataclass(frozen=True)
class Opened:
    """A table from a file: its rows, the number of the first, and the places rows came from."""

    frame: Any
    first_row: int
    places: Sequence[tuple[str, str | None]]


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
    path: str | os.PathLike[str] | None,
    schema: Any,
    given: Mapping[str, Any],
    scan: Callable[[Path, str | None], Any],
) -> dict[str, Any]:
    """Open the tables beside the referrals: those given, else those whose file the schema names.

    Parameters
    ----------
    path
        The file of the referrals; the files that the schema names stand beside it.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`.
    given
        For each name a table, the path of one, or None.
    scan
        What opens a file: it gives its rows and the number of the first.

    Raises
    ------
    InvalidInput
        When a table is declared, and neither given nor in a file of its own.
    FileNotFoundError
        When there is no such file.
    """
    keys = keys_of(schema)
    opened = {}
    for name in NAMES:
        table = given.get(name)
        section = keys.get(name)
        if table is None and section is not None and path is not None:
            table = Path(path).parent / _file_of(name, section)
        if isinstance(table, str | os.PathLike):
            dress = (section or {}).get("read") or keys.get("read") or {}
            table = _open(Path(table), dress, scan)
        if table is not None:
            opened[name] = table
    return opened


def _file_of(name: str, section: Mapping[str, Any]) -> str:
    file = section.get("file")
    if file is None:
        raise InvalidInput(
            f"[{name}] names no file, and a file of this kind holds one table; "
            f'add file = "…" to [{name}], or give the table as {name}=…'
        )
    return str(file)


def _open(path: Path, dress: Mapping[str, Any], scan: Callable[[Path, str | None], Any]) -> Opened:
    with told_plainly(path):
        rows = scan(path, dress.get("separator"))
        return Opened(rows.lazy.collect(), rows.first_row, [(path.name, None)])
