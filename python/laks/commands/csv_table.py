"""Tables of laks as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laks._laks import Table


def csv_of(*tables: Table) -> str:
    r"""Give tables of the same columns as CSV: commas, dates as YYYY-MM-DD, nothing for no value.

    Examples
    --------
    >>> from laks import _laks
    >>> csv_of(_laks.text_table("Units", ["unit"], [["Ballerup", None]]))
    'unit\nBallerup\n""\n'
    """
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    header: list[str] = []
    for table in tables:
        columns = table.to_dict()
        if list(columns) != header:
            header = list(columns)
            writer.writerow(header)
        writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue()
