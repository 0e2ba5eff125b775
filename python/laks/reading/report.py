"""What was read: files and sheets with their rows, columns, and what was repaired or left out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from laks._laks import masked, say, text_table
from laks.extras import needed
from laks.notebook_view import table_html
from laks.reading.masking import shown
from laks.reading.notes import PlaceNote, SourceNotes

if TYPE_CHECKING:
    import polars as pl

    from laks._laks import Cohort, Table

_COUNTS = (
    "blank_rows",
    "total_rows",
    "skipped_rows",
    "left_out",
    "hidden_rows",
    "merged_cells",
)


@dataclass(frozen=True)
class Reading:
    """What a cohort was read from, and what became of its rows.

    Examples
    --------
    >>> import laks
    >>> folder = laks.datasets.ballerup().path
    >>> reading = laks.read(folder / "referrals.csv", folder / "schema.toml").reading
    >>> reading.rows, reading.referrals, reading.places[0]["separator"]
    (83, 83, ',')
    """

    places: list[dict[str, Any]]
    """Each file or sheet: rows, blank rows, rows of totals, rows left out, header row, encoding;
    ``hidden_rows`` that were read although the sheet hides them, and ``merged_cells``, which have
    the value of the cell above.

    ``table`` says which table it belongs to: `referrals`, or one of those joined to them."""
    rows: int
    """How many rows were taken as referrals."""
    referrals: int
    """How many of them are in the cohort; none of a table that was refused."""
    columns: dict[str, str]
    """Our word for each column that is used, with the table's own name."""
    unused: list[str]
    """Columns that are not used."""
    ignored: list[str]
    """Columns that the schema says to ignore."""
    excluded: int | None
    """How many rows a rule left out, each once, however many rules it broke.

    None of a table that was refused."""
    issues: dict[str, int]
    """How many issues there were, by what was done about them; a row may have several."""
    hidden_sheets: list[str]
    """Sheets that are hidden, and were not read."""
    empty_sheets: list[str]
    """Sheets without any filled cell."""
    other_sheets: list[str]
    """Sheets that were not asked for, and hold no table that is joined."""
    is_refused: bool = False
    """Whether the table was refused, so that there is no cohort."""

    def summary(self, language: str | None = None) -> str:
        """Say in some lines what was read: in English, Danish, or the language of the session.

        Examples
        --------
        >>> import laks
        >>> print(laks.datasets.ballerup().cohort.reading.summary().splitlines()[0])
        83 rows of one table; 83 referrals
        """
        lines = [self._headline(language)]
        lines += [_place_line(place, language) for place in self.places]
        said = {
            "hidden_sheets": self.hidden_sheets,
            "empty_sheets": self.empty_sheets,
            "other_sheets": self.other_sheets,
            "unused": self.unused,
            "ignored": self.ignored,
        }
        lines += [_say(what, shown(names), language) for what, names in said.items() if names]
        if self.issues:
            counts = {"counts": list(self.issues.items()), "rows_left_out": self.excluded}
            lines.append(_say("deeds", counts, language))
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Give everything as plain values.

        Examples
        --------
        >>> import laks
        >>> laks.datasets.ballerup().cohort.reading.to_dict()["rows"]
        83
        """
        return asdict(self)

    def table(self) -> Table:
        """Give one row for each file or sheet of any table, every column as text.

        Examples
        --------
        >>> import laks
        >>> folder = laks.datasets.ballerup().path
        >>> cohort = laks.read(folder / "referrals.csv", folder / "schema.toml")
        >>> cohort.reading.table()["file"]
        ['referrals.csv']
        """
        columns = self._columns()
        return text_table(self._headline("en"), list(columns), list(columns.values()))

    def view(self, language: str | None = None) -> list[Table]:
        """Give what a notebook shows: a row for each file or sheet, in words.

        Examples
        --------
        >>> import laks
        >>> folder = laks.datasets.ballerup().path
        >>> cohort = laks.read(folder / "referrals.csv", folder / "schema.toml")
        >>> cohort.reading.view("da")[0].title
        '83 rækker i referrals.csv; 83 er med'
        """
        columns = self._columns()
        heads = [_say("head", name, language) for name in columns]
        columns["table"] = [_say("table", name, language) for name in columns["table"]]
        return [text_table(self._headline(language), heads, list(columns.values()))]

    def _columns(self) -> dict[str, list[str | None]]:
        return {
            name: [None if place[name] is None else str(place[name]) for place in self.places]
            for name in asdict(PlaceNote(""))
        }

    def to_polars(self) -> pl.DataFrame:
        """Give one row for each file or sheet as a polars DataFrame; needs polars.

        Examples
        --------
        >>> import laks
        >>> folder = laks.datasets.ballerup().path
        >>> cohort = laks.read(folder / "referrals.csv", folder / "schema.toml")
        >>> cohort.reading.to_polars()["rows"].to_list()
        [83]
        """
        polars = needed("polars", "to_polars()", "laks[read]")
        frame: pl.DataFrame = polars.DataFrame(self.table())
        counts = ["rows", "header_row", *_COUNTS]
        return frame.cast(dict.fromkeys(counts, polars.Int64))

    def _headline(self, language: str | None = None) -> str:
        places = [place for place in self.places if place["table"] == "referrals"]
        files = list(dict.fromkeys(place["file"] for place in places))
        facts = {
            "rows": self.rows,
            "file": shown(files) if len(files) == 1 else None,
            "files": len(files),
            "sheets": sum(place["sheet"] is not None for place in places),
            "referrals": None if self.is_refused else self.referrals,
        }
        return _say("headline", facts, language)

    def __repr__(self) -> str:
        return f"<Reading: {self._headline('en')}>"

    def _repr_html_(self) -> str:
        return "".join(table_html(table) for table in self.view())


def _say(word: str, value: Any, language: str | None) -> str:
    return say({"reading": {word: value}}, language)


def _place_line(place: dict[str, Any], language: str | None) -> str:
    """Say one file or sheet."""
    return _say("place", place, language)


def reading_of(cohort: Cohort, files: SourceNotes | None, counts: Table) -> Reading:
    """Make the report of a cohort from what its reader noted.

    Examples
    --------
    >>> import laks
    >>> laks.datasets.ballerup().cohort.reading.unused
    []
    """
    notes = SourceNotes() if files is None else files
    places = [_place(note, cohort.rows_read) for note in notes.places]
    issues: dict[str, int] = {}
    for deed, count in zip(counts["deed"], counts["issues"], strict=True):
        issues[str(deed)] = issues.get(str(deed), 0) + int(str(count))
    return Reading(
        places=places,
        rows=cohort.rows_read,
        referrals=len(cohort),
        columns=cohort.columns,
        unused=cohort.unused,
        ignored=cohort.ignored,
        excluded=cohort.rows_excluded,
        issues=issues,
        hidden_sheets=_sheets(notes.hidden_sheets),
        empty_sheets=_sheets(notes.empty_sheets),
        other_sheets=_sheets(notes.other_sheets),
    )


def _place(note: PlaceNote, rows_read: int) -> dict[str, Any]:
    """Give a place with its names masked, for a file may be named by a person's number."""
    place = asdict(note)
    if note.rows is None and note.table == "referrals":
        place["rows"] = rows_read
    return place | {
        name: None if place[name] is None else masked(place[name]) for name in ("file", "sheet")
    }


def _sheets(sheets: list[tuple[str, str]]) -> list[str]:
    return [masked(sheet) for _, sheet in sheets]
