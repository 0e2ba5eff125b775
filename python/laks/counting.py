"""Counting a source of rows in one pass and bounded memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from laks import _laks, arguments
from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.beside import beside
from laks.reading.progress import teller
from laks.reading.read_cohort import rows_of, schema_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from laks._laks import Issues, Schema, Table, Tally
    from laks.reading.progress import Progress
    from laks.reading.read_cohort import SchemaLike

    Day = dt.date | str


def tally(  # noqa: PLR0913
    source: Any,
    schema: SchemaLike = None,
    *,
    as_of: Day | Sequence[Day],
    by: Sequence[str] = (),
    follow_up_days: int | None = None,
    horizons: Sequence[int] | None = None,
    extracted_on: Day | None = None,
    measurements: Any = None,
    courses: Any = None,
    sessions: Any = None,
    progress: Progress = None,
    key: str | bytes | None = None,
    joined: Callable[[Issues, Table], object] | None = None,
    check_ids: int = 0,
) -> Tally:
    """Count rows in one pass and bounded memory, validation included, without a cohort.

    Memory is bounded by strata and cells, not by rows. What only the whole table can show is not
    known so: that a person is in two courses at a time, and that a referral id occurs twice, unless
    it is checked with `check_ids`. Ids not checked are taken on trust: ``tally.sentence()`` and
    ``tally.notes["trusted_ids"]`` say so.

    Parameters
    ----------
    source
        Any table with `__arrow_c_stream__`, a polars LazyFrame, or whatever :func:`laks.read`
        reads.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`; none for laks' own column names.
    as_of
        The data cut: what happened later is not known yet. A date, or several for a series.
    by
        Strata: columns, or the month of a date such as ``month(referred_on)``.
    follow_up_days
        Follow the referred this long from referral and the started this long from start, and count
        only who can be followed so long.
    horizons
        Numbers of days: for each, who entered that long ago and what happened within. They are
        counted; no figure answers from them yet, and ``tally.notes["unread"]`` says so.
    extracted_on
        The day the table was taken out of its register.
    measurements, courses, sessions
        Tables to join, each a table or the path of one. Without them the schema's own sections say
        which files they are in, beside the file of referrals.
    progress
        True for a line on stderr now and then, or a function that is told the rows read so far;
        what it raises stops the count.
    key
        What CPR numbers are hashed with, where the schema says ``[persons] id = "cpr"``; without it
        the environment's ``LAKS_KEY``.
    joined
        Called once at the end with two tables: the issues, and what became of the rows of the
        tables joined, as in :attr:`Cohort.issues` and :attr:`Cohort.joined`.
    check_ids
        Up to how many ids are checked for one that occurs twice, as the rule
        ``duplicate_referral_id`` says; 16 bytes of memory each. If there are more ids, none is
        checked. The command ``laks tally`` checks 20 million.

    Raises
    ------
    IssuesError
        When rows break a rule that refuses; ``.issues`` lists them.
    SchemaError
        When a column is missing or cannot be read as what it stands for.
    UnknownName
        When a stratum is not among the columns.
    MissingExtra
        When a file is to be read and a package that it needs is not installed.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> counted = laks.tally(cafe.path / "referrals.csv", cafe.schema, as_of="2016-05-15")
    >>> counted.funnel() == cafe.cohort.tally(as_of="2016-05-15").funnel()
    True
    """
    asked = schema_of(schema)
    path = source if isinstance(source, str | os.PathLike) else None
    given = {"measurements": measurements, "courses": courses, "sessions": sessions}
    tables = beside(path, asked, given)
    strata = arguments.texts(by, "by")
    days: Any = arguments.items(horizons, "horizons", "a list of numbers of days")
    arguments.function(joined, "joined")

    def count(rows: Any, places: list[tuple[str, str | None]] | None = None) -> Tally:
        return _laks.tally(
            rows,
            asked,
            as_of=as_of,
            by=strata,
            follow_up_days=follow_up_days,
            horizons=days,
            extracted_on=extracted_on,
            progress=teller(progress),
            joined=joined,
            places=places,
            key=key,
            check_ids=check_ids,
            **tables,
        )

    if path is None:
        return count(_needed_columns(source, asked, strata, tables))
    rows = rows_of(path, asked)
    return count(_needed_columns(rows.source, asked, strata, tables), rows.places)


def _needed_columns(
    source: Any, schema: Schema, strata: list[str], tables: Mapping[str, Any]
) -> Any:
    """Leave out the columns of a polars LazyFrame that laks does not use, so that none is read."""
    if not hasattr(source, "collect_batches") or hasattr(source, "__arrow_c_stream__"):
        return source
    polars = needed("polars", "a LazyFrame", "laks[read]")
    try:
        header = polars.DataFrame(schema=source.collect_schema())
    except (polars.exceptions.PolarsError, OSError) as error:
        said = " ".join(str(error).split())
        raise InvalidInput(f"the file cannot be read: {said}") from error
    return source.select(_laks.columns_used(header, schema, strata, **tables))
