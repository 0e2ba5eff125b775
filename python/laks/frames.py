"""Tables as data frames of the packages people use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl

    from laks._laks import Table

_PANDAS_TYPES = {
    "text": "string",
    "count": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "flag": "boolean",
}


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Give the rows of a table, each as a dict.

    Examples
    --------
    >>> import laks
    >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
    >>> [row["numerator"] for row in rows(uptake.table())]
    [24]
    """
    columns = table.to_dict()
    values = zip(*columns.values(), strict=True)
    return iter([dict(zip(columns, row, strict=True)) for row in values])


def to_polars(table: Table) -> pl.DataFrame:
    """Give a table as a polars DataFrame.

    Raises
    ------
    MissingExtra
        When polars is not installed.

    Examples
    --------
    >>> import laks
    >>> to_polars(laks.Tally.from_counts(referred=35).funnel().table())["referred"].to_list()
    [35]
    """
    polars = needed("polars", "to_polars()", "laks[read]")
    frame: pl.DataFrame = polars.DataFrame(table)
    return frame


def to_pandas(table: Table) -> pd.DataFrame:
    """Give a table as a pandas DataFrame, with pandas' types that know missing values.

    Raises
    ------
    MissingExtra
        When pandas is not installed.

    Examples
    --------
    >>> import laks
    >>> to_pandas(laks.Tally.from_counts(referred=35).funnel().table())["referred"].dtype
    Int64Dtype()
    """
    pd = needed("pandas", "to_pandas()", "pandas")
    columns = table.to_dict()
    kinds = zip(columns.items(), table.kinds, strict=True)
    return pd.DataFrame(
        {name: pd.array(values, dtype=_PANDAS_TYPES[kind]) for (name, values), kind in kinds}
    )
