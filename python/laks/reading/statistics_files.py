"""Files of statistics packages: SPSS (.sav, .zsav, .por), Stata (.dta), SAS (.sas7bdat, .xpt)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.part import ROW, given
from laks.reading.program_dates import as_shown
from laks.reading.text_columns import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from laks._laks import FilePart
    from laks.reading.dress import Dress

READERS = {
    ".sav": "read_sav",
    ".zsav": "read_sav",
    ".por": "read_por",
    ".dta": "read_dta",
    ".sas7bdat": "read_sas7bdat",
    ".xpt": "read_xport",
}


def open_statistics(path: Path, name: str, dress: Dress) -> FilePart:
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
    text = text_of(path, name, labels=dress.labels, comma=dress.comma)
    numbered = text.with_row_index(ROW, offset=1).cast({ROW: polars.UInt64})

    def frames() -> Iterator[Any]:
        yield numbered

    return given(name, "statistics file", text.clear(), frames, dress, path.stem)


def text_of(
    path: Path, name: str, *, labels: bool = True, comma: bool = False, most_rows: int = 0
) -> Any:
    """Give a file as a polars DataFrame of text, with labels in place of the codes that have one.

    `most_rows` reads the first rows alone; 0 reads all.

    Raises
    ------
    MissingExtra
        When pyreadstat is not installed.
    InvalidInput
        When the file cannot be read.
    """
    suffix = path.suffix.lower()
    pyreadstat = needed("pyreadstat", f"reading {suffix} files", "laks[read]")
    read = getattr(pyreadstat, READERS[suffix])
    try:
        frame, about = read(path, output_format="polars", row_limit=most_rows)
        formats = about.original_variable_types
        # The formats of SAS have names of their own, and its reader knows them.
        shown = frame if suffix in {".sas7bdat", ".xpt"} else as_shown(frame, formats)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"{name} must be a whole {suffix} file, but cannot be read as one "
            f"({' '.join(str(error).split())}); export it again"
        ) from error
    except Exception as error:
        # A damaged file breaks its reader in ways that nobody names.
        raise InvalidInput(
            f"{name} must be a whole {suffix} file, but is cut short or damaged; export it again"
        ) from error
    text = as_text(shown, comma=comma, place=name)
    # SAS keeps its labels in a catalogue beside the file.
    return _labelled(text, about.variable_value_labels, comma=comma) if labels else text


def _labelled(text: Any, labels: Mapping[str, Mapping[Any, str]], *, comma: bool) -> Any:
    """Put labels in place of codes; a code without a label, or with a blank one, stays a code."""
    polars = needed("polars", "reading a file", "laks[read]")
    columns = []
    for name in text.columns:
        found = {code: label for code, label in labels.get(name, {}).items() if label.strip()}
        codes = as_text(
            polars.DataFrame({"code": list(found)}, strict=False), comma=comma, place=""
        )
        old, new = codes["code"].cast(polars.String), polars.Series(list(found.values()))
        columns.append(polars.col(name).replace(old, new) if found else polars.col(name))
    return text.select(columns)
