"""A table of laks as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laks._laks import Table


def csv_of(table: Table) -> str:
    r"""Give a table as CSV: commas, dates as YYYY-MM-DD, nothing where no value is.

    Examples
    --------
    >>> from laks import _laks
    >>> csv_of(_laks.text_table("Units", ["unit"], [["Ballerup", None]]))
    'unit\nBallerup\n""\n'
    """
    import csv
    import io

    columns = table.to_dict()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue()
