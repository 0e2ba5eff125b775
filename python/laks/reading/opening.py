"""Opening a table, whatever file or database it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import FileTable, open_file
from laks.reading import named_files
from laks.reading.database import is_address, open_database
from laks.reading.dress import Dress
from laks.reading.notes import PlaceNote, SourceNotes
from laks.reading.parquet import lazy_of, open_parquet
from laks.reading.rows import Rows
from laks.reading.sqlite_file import open_sqlite
from laks.reading.statistics_files import open_statistics

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from laks._laks import FilePart


def open_table(
    path: str | os.PathLike[str],
    read: Mapping[str, Any] | None = None,
    *,
    spellings: Iterable[Sequence[str]] = (),
) -> Rows:
    """Open a table without reading its rows: a file, a pattern of files, or a database's address.

    Parameters
    ----------
    path
        A file, a pattern such as ``data/*.csv``, or an address such as ``postgresql://…``.
    read
        The keys of ``[read]``.
    spellings
        Names of which each file has one: all are called by the first that is met.

    Raises
    ------
    MissingExtra
        When a package that the file needs is not installed.
    InvalidInput
        When the file cannot be read as what its name says.
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> import laks
    >>> rows = open_table(laks.datasets.ballerup().path / "courses.csv")
    >>> rows.places, sum(frame.height for frame in rows.frames())
    ([('courses.csv', None)], 5)
    """
    dress = Dress(dict(read or {}))
    notes = SourceNotes()
    files: list[Path] = []
    parts: list[FilePart]
    if isinstance(path, str) and is_address(path):
        parts = [open_database(path, dress)]
    else:
        files = named_files.files_named(path)
        names = named_files.called(files)
        pairs = zip(files, names, strict=True)
        parts = [p for file, name in pairs for p in _parts_of(file, name, dress, notes)]
    notes.places = [PlaceNote(**part.note()) for part in parts]
    table = FileTable(parts, dict(dress.keys), [list(names) for names in spellings])
    is_direct = len(files) == 1 and parts[0].note()["kind"] == "Parquet" and dress.takes_all
    return Rows(table, notes, parts, lazy_of(files[0]) if is_direct else None)


def _parts_of(file: Path, name: str, dress: Dress, notes: SourceNotes) -> list[FilePart]:
    suffix = file.suffix.lower()
    if suffix in named_files.PARQUET:
        return [open_parquet(file, name, dress)]
    if suffix in named_files.STATISTICS:
        return [open_statistics(file, name, dress)]
    if suffix in named_files.SQLITE:
        return [open_sqlite(file, name, dress)]
    parts, hidden, empty, others = open_file(file, name, dict(dress.keys))
    notes.hidden_sheets += [(name, sheet) for sheet in hidden]
    notes.empty_sheets += [(name, sheet) for sheet in empty]
    notes.other_sheets += [(name, sheet) for sheet in others]
    return parts
