"""``laks.read``: a file of referrals into a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks import arguments
from laks._laks import Cohort, Schema
from laks.reading.beside import beside, noting
from laks.reading.opening import open_table
from laks.reading.progress import teller
from laks.reading.refused import telling_what_was_read

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from laks.reading.progress import Progress
    from laks.reading.rows import Rows

    SchemaLike = Schema | dict[str, Any] | str | os.PathLike[str] | None


def schema_of(schema: SchemaLike) -> Schema:
    """Give a schema from a dict, the path of a `schema.toml`, a schema, or nothing.

    Examples
    --------
    >>> schema_of({"columns": {"referred_on": "Henvist"}}).to_dict()["columns"]
    {'referred_on': 'Henvist'}
    """
    if schema is None or isinstance(schema, dict):
        return Schema(schema)
    return schema if isinstance(schema, Schema) else Schema.read(schema)


def rows_of(path: str | os.PathLike[str], schema: Schema, separator: str | None = None) -> Rows:
    """Open a file of referrals as the schema says it is dressed.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> rows_of(cafe.path / "referrals.csv", cafe.schema).table.columns[0]
    'Henvisningsnr'
    """
    keys = schema.to_dict()
    read = dict(keys["read"])
    if separator is not None:
        read["separator"] = arguments.text(separator, "separator")
    spellings = [several for several in keys["columns"].values() if isinstance(several, list)]
    return open_table(path, read, spellings=spellings)


def read(  # noqa: PLR0913
    path: str | os.PathLike[str],
    schema: SchemaLike = None,
    *,
    strata: Sequence[str] = (),
    extracted_on: Any = None,
    separator: str | None = None,
    key: str | bytes | None = None,
    measurements: Any = None,
    courses: Any = None,
    sessions: Any = None,
    progress: Progress = None,
) -> Cohort:
    """Read a file of referrals into a cohort: CSV, workbook, Parquet, SPSS, Stata, SAS, database.

    Everything but Parquet is read as text, and converted by the rules of the schema. Rows are
    numbered as in the file: the first row below the header of a CSV is 2. What was read, and what
    was left out, stands in ``cohort.reading``.

    Parameters
    ----------
    path
        A file, a pattern of files such as ``data/*.xlsx``, or the address of a database. The name's
        ending says which kind it is; ``[read]`` in the schema says how it is dressed.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`; none for laks' own column names.
    strata
        Further columns to keep, to count by.
    extracted_on
        The day the table was taken out of its register.
    separator
        What separates the columns of a CSV, where ``[read]`` does not say it.
    key
        What CPR numbers are hashed with, where the schema says ``[persons] id = "cpr"``; without it
        the environment's ``LAKS_KEY``.
    measurements, courses, sessions
        Tables to join, each a table or the path of one. Without them the schema's own sections say
        which files they are in, beside the file of referrals, or which sheets of it.
    progress
        True for a line on stderr now and then, or a function that is told the rows read so far;
        what it raises stops the reading.

    Raises
    ------
    MissingExtra
        When a package that the file needs is not installed; the sentence has the command.
    IssuesError
        When rows break a rule that refuses; ``.issues`` lists them, ``.reading`` what was read.
    SchemaError
        When a column is missing or cannot be read as what it stands for.
    InvalidInput
        When the file cannot be read.

    Examples
    --------
    >>> import laks
    >>> folder = laks.datasets.ballerup().path
    >>> cohort = laks.read(folder / "referrals.csv", schema=folder / "schema.toml")
    >>> cohort
    <Cohort: 83 referrals; strata: unit, course, source, sector>
    >>> cohort.reading
    <Reading: 83 rows of referrals.csv; 83 referrals>
    """
    asked = schema_of(schema)
    given = {"measurements": measurements, "courses": courses, "sessions": sessions}
    strata = arguments.texts(strata, "strata")
    tables = beside(path, asked, given)
    rows = rows_of(path, asked, separator)
    options: dict[str, Any] = {"strata": strata, "extracted_on": extracted_on, "key": key}
    with telling_what_was_read(rows, asked, tables, **options), noting(rows, tables):
        return Cohort(
            rows.source,
            asked,
            places=rows.places,
            reading=rows.notes,
            progress=teller(progress),
            **tables,
            **options,
        )
