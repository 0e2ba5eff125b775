"""Counting a source of rows in one pass and bounded memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from laks import _laks
from laks.beside import beside
from laks.csv_header import told_plainly
from laks.files import Rows, scan, selected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from laks._laks import Schema, Table, Tally

    Day = dt.date | str


def _rows_of(source: Any) -> Rows | None:
    """Open a path or a polars LazyFrame; a table of its own needs no opening."""
    if isinstance(source, str | os.PathLike):
        return scan(source)
    if hasattr(source, "collect_batches") and not hasattr(source, "__arrow_c_stream__"):
        return Rows(source, first_row=1)
    return None


def tally(  # noqa: PLR0913
    source: Any,
    schema: Schema | dict[str, Any] | str | os.PathLike[str] | None = None,
    *,
    as_of: Day | Sequence[Day],
    by: Sequence[str] = (),
    follow_up_days: int | None = None,
    horizons: Sequence[int] | None = None,
    extracted_on: Day | None = None,
    measurements: Any = None,
    courses: Any = None,
    sessions: Any = None,
    progress: Callable[[int], object] | None = None,
    key: str | bytes | None = None,
    joined: Callable[[Table, Table], object] | None = None,
) -> Tally:
    """Count rows in one pass and bounded memory, validation included, without a cohort.

    Memory is bounded by strata and cells, not by rows. Whether an id occurs twice cannot be known
    so: it is taken on trust, and ``tally.notes["trusted_ids"]`` says so.

    Parameters
    ----------
    source
        Any table with `__arrow_c_stream__`, a polars LazyFrame, or the path of a CSV or Parquet
        file.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`; none for laks' own column names.
    as_of
        The data cut: what happened later is not known yet. A date, or several for a series.
    by
        Strata: columns, or the month of a date such as ``month(referred_on)``.
    follow_up_days
        Follow everyone this long from referral, and count only who can be followed so long.
    horizons
        Numbers of days: for each, who entered that long ago and what happened within.
    extracted_on
        The day the table was taken out of its register.
    measurements, courses, sessions
        Tables to join, each a table or the path of one. Without them the schema's own sections say
        which files they are in, beside the file of referrals.
    progress
        Called now and then with the number of rows read so far; what it raises stops the count.
    key
        What CPR numbers are hashed with, where the schema says ``[persons] id = "cpr"``; without it
        the environment's ``LAKS_KEY``.
    joined
        Called once at the end with two tables: the issues, and what became of the rows of the
        tables joined, as in :attr:`Cohort.issues` and :attr:`Cohort.joined`.

    Raises
    ------
    IssuesError
        When rows break a rule that refuses; ``.issues`` lists them.
    SchemaError
        When a column is missing or cannot be read as what it stands for.
    UnknownName
        When a stratum is not among the columns.
    MissingExtra
        When a file is to be read and polars is not installed.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> counted = laks.tally(cafe.path / "referrals.csv", cafe.schema, as_of="2016-05-15")
    >>> counted.funnel() == cafe.cohort.tally(as_of="2016-05-15").funnel()
    True
    """
    rows = _rows_of(source)
    path = source if isinstance(source, str | os.PathLike) else None
    given = {"measurements": measurements, "courses": courses, "sessions": sessions}
    tables = beside(path, schema, given, scan)
    strata = [by] if isinstance(by, str) else list(by)
    with told_plainly("the table" if path is None else path):
        return _laks.tally(
            source if rows is None else selected(rows, schema, strata, tables).batches(),
            schema,
            as_of=as_of,
            by=strata,
            follow_up_days=follow_up_days,
            horizons=None if horizons is None else list(horizons),
            extracted_on=extracted_on,
            progress=progress,
            joined=joined,
            first_row=1 if rows is None else rows.first_row,
            key=key,
            **tables,
        )
