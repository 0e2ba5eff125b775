"""Dates of SPSS and Stata that their reader leaves as numbers, as those programs show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from laks.extras import needed

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPSS_DAY = re.compile(r"(?:DATE|ADATE|EDATE|JDATE|SDATE)\d*", re.IGNORECASE)
_SPSS_MOMENT = re.compile(r"(?:DATETIME|YMDHMS)[\d.]*", re.IGNORECASE)
_SPSS_PART = re.compile(r"(MOYR|QYR|WKYR)\d*", re.IGNORECASE)
_STATA = re.compile(r"%-?(?:t?(d)|t([cCwmqh]))")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_SECONDS_FROM_1582 = 12_219_379_200
_DAYS_FROM_1960 = 3_653
_IN_A_YEAR = {"w": 52, "m": 12, "q": 4, "h": 2}


def as_shown(frame: Any, formats: Mapping[str, str | None]) -> Any:
    """Give numbers whose format is a date's as dates, and those of months and quarters as texts.

    A month is no day: it is written as the program shows it, such as ``JAN 2016`` or ``2016m1``.

    Examples
    --------
    >>> import polars as pl
    >>> frame = pl.DataFrame({"spss": [13672800000.0], "stata": [672.0]})
    >>> as_shown(frame, {"spss": "MOYR8", "stata": "%tm"}).rows()
    [('JAN 2016', '2016m1')]
    """
    columns = []
    for name, dtype in frame.schema.items():
        found = _shown(name, formats.get(name) or "") if dtype.is_numeric() else None
        if found is not None:
            columns.append(found.alias(name))
    return frame.with_columns(columns)


def _shown(name: str, written: str) -> Any:
    """Give a column of numbers as its format shows it; none where it shows numbers."""
    polars = needed("polars", "reading a file", "laks[read]")
    column = polars.col(name)
    stata = _STATA.match(written)
    if stata is not None:
        return _of_stata(column.cast(polars.Float64), stata.group(1) or stata.group(2))
    moment = _moment(column, 1000, _SECONDS_FROM_1582 * 1000)
    part = _SPSS_PART.fullmatch(written)
    if part is not None:
        return _part_of_year(moment, part.group(1).upper())
    if _SPSS_MOMENT.fullmatch(written):
        return moment
    return moment.dt.date() if _SPSS_DAY.fullmatch(written) else None


def _part_of_year(moment: Any, part: str) -> Any:
    """Write the month, quarter or week of a moment as SPSS does."""
    polars = needed("polars", "reading a file", "laks[read]")
    year = moment.dt.year().cast(polars.String)
    if part == "MOYR":
        numbers = polars.Series(range(1, 13), dtype=polars.Int8)
        months = moment.dt.month().replace_strict(numbers, polars.Series(_MONTHS), default=None)
        return months + " " + year
    if part == "QYR":
        return moment.dt.quarter().cast(polars.String) + " Q " + year
    week = (moment.dt.ordinal_day() - 1) // 7 + 1
    return week.cast(polars.String) + " WK " + year


def _moment(column: Any, factor: int, before_1970: int) -> Any:
    """Give numbers as moments: milliseconds from a day before 1970."""
    polars = needed("polars", "reading a file", "laks[read]")
    milliseconds = (column.cast(polars.Float64) * factor).round().cast(polars.Int64, strict=False)
    return (milliseconds - before_1970).cast(polars.Datetime("ms"))


def _of_stata(column: Any, kind: str) -> Any:
    polars = needed("polars", "reading a file", "laks[read]")
    if kind == "d":
        return _moment(column, 86_400_000, _DAYS_FROM_1960 * 86_400_000).dt.date()
    if kind in "cC":
        return _moment(column, 1, _DAYS_FROM_1960 * 86_400_000)
    count, whole = _IN_A_YEAR[kind], column.floor().cast(polars.Int64, strict=False)
    year = (whole // count + 1960).cast(polars.String)
    return year + kind + (whole % count + 1).cast(polars.String)
