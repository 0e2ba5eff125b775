"""How a file is dressed, as far as polars has to know: the keys of `[read]`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Dress:
    """The keys of `[read]`, and what of them is asked here.

    Examples
    --------
    >>> Dress({"decimal": ",", "total_rows": ["I alt"]}).comma
    True
    """

    keys: Mapping[str, Any] = field(default_factory=dict)

    @property
    def query(self) -> str | None:
        """The query of a database."""
        return self.keys.get("query")

    @property
    def comma(self) -> bool:
        """Whether the texts of the table write decimals behind a comma."""
        return bool(self.keys.get("decimal") == ",")

    @property
    def labels(self) -> bool:
        """Whether labels are read in place of their codes."""
        return bool(self.keys.get("value_labels", "labels") == "labels")

    @property
    def takes_all(self) -> bool:
        """Whether every row is read, in the columns that the file itself has."""
        rules = ("skip_rows", "total_rows", "where", "file_is", "sheet_is")
        return not any(self.keys.get(key) for key in rules)
