"""Files of statistics packages: SPSS (.sav, .zsav, .por), Stata (.dta), SAS (.sas7bdat, .xpt)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.notes import PlaceNote
from laks.reading.part import Part
from laks.reading.row_choice import ROW, chosen
from laks.reading.text_columns import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks.reading.dress import Dress

READERS = {
    ".sav": "read_sav",
    ".zsav": "read_sav",
    ".por": "read_por",
    ".dta": "read_dta",
    ".sas7bdat": "read_sas7bdat",
    ".xpt": "read_xport",
}


def open_statistics(path: Path, name: str, dress: Dress) -> Part:
    """Open a file of SPSS, Stata or SAS: labels or codes as declared, dates as YYYY-MM-DD.

    What the file declares as missing is missing. Cases are numbered from 1.

    Raises
    ------
    MissingExtra
        When pyreadstat is not installed.
    InvalidInput
        When the file cannot be read.
    """
    polars = needed("polars", "reading a file", "laks[read]")
    pyreadstat = needed("pyreadstat", f"reading {path.suffix.lower()} files", "laks[read]")
    read = getattr(pyreadstat, READERS[path.suffix.lower()])
    options = {}
    # SAS keeps its labels in a catalogue beside the file.
    if dress.value_labels == "labels" and path.suffix.lower() not in {".sas7bdat", ".xpt"}:
        options = {"apply_value_formats": True, "formats_as_category": False}
    try:
        frame, _ = read(path, output_format="polars", **options)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"{name} must be a whole {path.suffix.lower()} file, but cannot be read as one "
            f"({' '.join(str(error).split())}); export it again"
        ) from error
    text = as_text(frame, comma=dress.comma, place=name)
    names = list(text.columns)
    text = text.with_row_index(ROW, offset=1).cast({ROW: polars.UInt64})
    note = PlaceNote(name, kind="statistics file")

    def frames() -> Iterator[Any]:
        return chosen([text], names, dress, note)

    return Part(note, names, frames)
