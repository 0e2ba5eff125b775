"""Rows that polars reads as a part beside those of files that are read in Rust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import FilePart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from laks.reading.dress import Dress

ROW = "__laks_row"


def given(
    name: str,
    kind: str,
    header: Any,
    frames: Callable[[], Iterator[Any]],
    dress: Dress,
    stem: str = "",
) -> FilePart:
    """Give a part, whose rows are chosen as those of any file.

    `header` is a polars DataFrame without rows. `frames` gives DataFrames with ``__laks_row``, the
    row's number in the file, and then these columns, one after the other.
    """
    keys: Mapping[str, Any] = dress.keys
    return FilePart.given(name, kind, stem, header, frames, dict(keys))


def text_header(names: list[str], polars: Any) -> Any:
    """Give columns of texts without rows.

    Examples
    --------
    >>> import polars
    >>> text_header(["Henvist"], polars).columns
    ['Henvist']
    """
    return polars.DataFrame(schema=dict.fromkeys(names, polars.String))
