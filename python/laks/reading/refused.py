"""What was read of a table that was refused, of which there is no cohort."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks._laks import Cohort
from laks.errors import IssuesError, LaksError
from laks.reading.beside import Opened
from laks.reading.report import Reading, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from laks.reading.rows import Rows


@contextmanager
def telling_what_was_read(
    rows: Rows, schema: Any, tables: Mapping[str, Any], **options: Any
) -> Iterator[None]:
    r"""Give a refusal its report of what was read, as :attr:`IssuesError.reading`.

    Raises
    ------
    IssuesError
        The one that was raised inside, with its report.

    Examples
    --------
    >>> import laks, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "cafe.csv"
    ...     _ = path.write_text("referred_on,note\n2016-01-04,\nyesterday,\n", encoding="utf-8")
    ...     try:
    ...         laks.read(path)
    ...     except laks.IssuesError as error:
    ...         print(error.reading.summary())
    2 rows of cafe.csv; refused
    cafe.csv: 2 rows
    columns not used: note
    by the rules: 1 refused
    """
    try:
        yield
    except IssuesError as error:
        error.reading = _reading(rows, schema, tables, error, options)
        raise


def _reading(
    rows: Rows, schema: Any, tables: Mapping[str, Any], error: IssuesError, options: dict[str, Any]
) -> Reading | None:
    """Make the report; a cohort of the same columns without rows says which of them are used."""
    empty = {name: _without_rows(table) for name, table in tables.items()}
    try:
        cohort = Cohort(rows.table.without_rows(), schema, **empty, **options)
    except LaksError:
        return None
    found = reading_of(cohort, rows.notes, error.issues.by_rule())
    read = sum(place["rows"] for place in found.places if place["table"] == "referrals")
    return replace(found, rows=read, excluded=None, is_refused=True)


def _without_rows(table: Any) -> Any:
    """Give a table's columns alone; a stream, which has been read, has none left to give."""
    if isinstance(table, Opened):
        return table.without_rows()
    return table.head(0) if hasattr(table, "head") else None
