"""Typed columns as text, the same text for the same value, so that one set of rules reads them."""

from __future__ import annotations

from typing import Any

from laks.errors import InvalidInput
from laks.extras import needed


def as_text(frame: Any, *, comma: bool, place: str) -> Any:
    """Give a polars DataFrame with every column as text.

    Dates are ``YYYY-MM-DD``, with a time behind where there is one; whole numbers have no decimals.
    `comma` writes decimals behind a comma, as a table whose texts do so is read.

    Raises
    ------
    InvalidInput
        When a column holds lists, bytes or other things that have no text.

    Examples
    --------
    >>> import polars as pl
    >>> frame = pl.select(score=pl.Series([7.0, 68.6]), day=pl.date(2016, 4, 1))
    >>> as_text(frame, comma=True, place="cafe.sav").rows()
    [('7', '2016-04-01'), ('68,6', '2016-04-01')]
    """
    return frame.select(
        _text(name, dtype, comma=comma, place=place).alias(name)
        for name, dtype in frame.schema.items()
    )


def _text(name: str, dtype: Any, *, comma: bool, place: str) -> Any:
    polars = needed("polars", "reading a file", "laks[read]")
    column = polars.col(name)
    if dtype.is_float() or dtype.is_decimal():
        return _number(column.cast(polars.Float64), comma=comma)
    if dtype == polars.Datetime:
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    if dtype == polars.Date:
        return column.dt.strftime("%Y-%m-%d")
    if dtype == polars.Time:
        return column.dt.strftime("%H:%M:%S")
    if dtype.is_nested() or dtype in {polars.Binary, polars.Object}:
        raise InvalidInput(
            f'every column of {place} must hold text, numbers or dates, but "{name}" holds {dtype}'
        )
    return column.cast(polars.String)


def _number(column: Any, *, comma: bool) -> Any:
    """Write a number: whole ones without decimals, what is no number as nothing."""
    polars = needed("polars", "reading a file", "laks[read]")
    whole = (column == column.floor()) & (column.abs() < 1e15)
    text = column.cast(polars.String)
    if comma:
        text = text.str.replace(".", ",", literal=True)
    whole_text = column.cast(polars.Int64, strict=False).cast(polars.String)
    return polars.when(column.is_nan()).then(None).when(whole).then(whole_text).otherwise(text)
