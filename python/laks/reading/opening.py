"""Opening a table, whatever file or database it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput, MissingColumn
from laks.extras import needed
from laks.reading import named_files
from laks.reading.csv_text import open_csv
from laks.reading.database import is_address, open_database
from laks.reading.dress import Dress
from laks.reading.masking import shown
from laks.reading.notes import SourceNotes
from laks.reading.parquet import open_parquet
from laks.reading.rows import Rows
from laks.reading.sqlite_file import open_sqlite
from laks.reading.statistics_files import open_statistics
from laks.reading.workbook import open_workbook

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from laks.reading.part import Part


def open_table(
    path: str | os.PathLike[str],
    read: Mapping[str, Any] | None = None,
    *,
    places: list[tuple[str, str | None]] | None = None,
    spellings: Iterable[Sequence[str]] = (),
) -> Rows:
    """Open a table without reading its rows: a file, a pattern of files, or a database's address.

    Parameters
    ----------
    path
        A file, a pattern such as ``data/*.csv``, or an address such as ``postgresql://…``.
    read
        The keys of ``[read]``.
    places
        A list that the table's files and sheets are added to, where other tables have theirs.
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
    needed("polars", "reading a file", "laks[read]")
    dress = Dress.of(read or {})
    notes = SourceNotes()
    if isinstance(path, str) and is_address(path):
        parts = [open_database(path, dress)]
    else:
        files = named_files.files_named(path)
        names = named_files.called(files)
        pairs = zip(files, names, strict=True)
        parts = [p for file, name in pairs for p in _parts_of(file, name, dress, notes)]
    for part in parts:
        _check_asked(part, dress)
    _give_one_spelling(parts, spellings)
    return Rows(parts, notes, [] if places is None else places)


def _parts_of(file: Path, name: str, dress: Dress, notes: SourceNotes) -> list[Part]:
    suffix = file.suffix.lower()
    if suffix in named_files.WORKBOOKS:
        parts = open_workbook(file, name, dress, notes)
    elif suffix in named_files.PARQUET:
        parts = [open_parquet(file, name, dress)]
    elif suffix in named_files.STATISTICS:
        parts = [open_statistics(file, name, dress)]
    elif suffix in named_files.SQLITE:
        parts = [open_sqlite(file, name, dress)]
    else:
        parts = [open_csv(file, name, dress)]
    for part in parts:
        _add_constant(part, dress.file_is, file.stem, "file_is")
        _add_constant(part, dress.sheet_is, part.note.sheet, "sheet_is")
    return parts


def _add_constant(part: Part, word: str | None, value: str | None, key: str) -> None:
    """Add the column that the file's or the sheet's name gives."""
    if word is None:
        return
    if value is None:
        raise InvalidInput(f"{key} under [read] needs a workbook, but {part.note.name} is none")
    if word in part.names or word in part.constants:
        raise InvalidInput(
            f'{part.note.name} has a column "{word}", and {key} = "{word}" under [read] gives '
            "another; leave out one of them"
        )
    part.constants[word] = value.strip()
    part.lazy = None


def _check_asked(part: Part, dress: Dress) -> None:
    for name in dress.only:
        if name not in part.names:
            raise MissingColumn(
                f'column "{name}" of where under [read] is not in {part.note.name}; '
                f"it has {shown(part.names)}"
            )


def _give_one_spelling(parts: list[Part], spellings: Iterable[Sequence[str]]) -> None:
    """Call a column that each file spells in its own way by one name."""
    for several in spellings:
        found = [[name for name in several if name in part.names] for part in parts]
        first = next((names[0] for names in found if names), None)
        for part, names in zip(parts, found, strict=True):
            if first is not None and len(names) == 1 and names[0] != first:
                _rename(part, names[0], first)


def _rename(part: Part, old: str, new: str) -> None:
    part.names = [new if name == old else name for name in part.names]
    if old in part.types:
        part.types[new] = part.types.pop(old)
    part.lazy = None
    frames = part.frames
    part.frames = lambda: (frame.rename({old: new}) for frame in frames())
