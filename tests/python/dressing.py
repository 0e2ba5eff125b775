"""Clean tables of referrals in a Danish dress: the same facts as somebody would type them."""

import random
import unicodedata
from dataclasses import dataclass
from typing import Any

import polars as pl

MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
]  # fmt: skip
ORDERS = {"d-m-y": "{d}{s}{m}{s}{y}", "m-d-y": "{m}{s}{d}{s}{y}", "y-m-d": "{y}{s}{m}{s}{d}"}
EXITS = {
    "completed": ["gennemført", "Gennemført forløb"],
    "dropped_out": ["udeblevet", "stoppet før tid"],
    "ended_other": ["ophørt"],
    "never_started": ["ikke startet"],
    "open": ["i gang", "venter"],
}
SOURCES = {"Job centre": ["Jobcenter", "JC", "jobcentret på Ågade"], "Own doctor": ["Egen læge"]}
COLUMNS = {
    "referral_id": "Henvisningsnr.",
    "unit": "Enhed",
    "source": "Henviser",
    "referred_on": "Henvist den",
    "started_on": "Første mødegang",
    "ended_on": "Slut",
    "exit": "Status",
    "who5_baseline": "WHO-5 før",
    "who5_follow_up": "WHO-5 efter",
}


@dataclass(frozen=True)
class Dress:
    """How a table is written; what differs from cell to cell is drawn with the seed."""

    order: str
    separator: str
    decimal: str
    missing: str
    no_date: str
    seed: int

    def schema(self) -> dict[str, Any]:
        """Declare the dress, as a schema does."""
        return {
            "ignore": ["Bemærkninger"],
            "read": {
                "dates": self.order,
                "excel_dates": "1900",
                "decimal": self.decimal,
                "missing": [self.missing],
            },
            "missing_dates": {"written": [self.no_date]},
            "columns": COLUMNS,
            "values": {"exit": EXITS, "source": SOURCES},
        }

    def worn_by(self, table: pl.DataFrame) -> pl.DataFrame:
        """Write every cell as text."""
        draw = random.Random(self.seed)
        rows = [self._row(row, draw) for row in table.iter_rows(named=True)]
        names = [*COLUMNS.values(), "Bemærkninger"]
        return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")

    def _row(self, row: dict[str, Any], draw: random.Random) -> list[str]:
        nothing = lambda: draw.choice(["", " ", self.missing, self.missing.upper()])  # noqa: E731
        cells = [row["referral_id"], row["unit"] or nothing()]
        cells.append(_typed(draw.choice([row["source"], *SOURCES[row["source"]]]), draw))
        for name in ("referred_on", "started_on", "ended_on"):
            day = row[name]
            cells.append(self._day(day, draw) if day else draw.choice([nothing(), self.no_date]))
        exits = EXITS[row["exit"] or "open"]
        cells.append(_typed(draw.choice(exits), draw) if row["exit"] else nothing())
        for name in ("who5_baseline", "who5_follow_up"):
            score = row[name]
            cells.append(nothing() if score is None else self._number(score, draw))
        return [*cells, draw.choice(["", "Ringer selv; har barn med", "#REF!"])]

    def _day(self, day: Any, draw: random.Random) -> str:
        style = draw.randrange(6)
        if style == 0:
            return str(day)
        if style == 1:
            return str((day - day.replace(year=1900, month=1, day=1)).days + 2)
        if style == 2:
            month = draw.choice([MONTHS[day.month - 1], MONTHS[day.month - 1][:3] + "."])
            return draw.choice(["", "den "]) + f"{day.day}. {month} {day.year}"
        width = draw.choice(["", "02"])
        year = f"{day:%y}" if style == 3 else f"{day:%Y}"
        parts = {"d": format(day.day, width), "m": format(day.month, width), "y": year}
        time = draw.choice(["", " 00:00:00"])
        return ORDERS[self.order].format(s=self.separator, **parts) + time

    def _number(self, value: int, draw: random.Random) -> str:
        return draw.choice([f"{value}", f" {value} ", f"{value}{self.decimal}0"])


def _typed(word: str, draw: random.Random) -> str:
    """Type a word in any case, with spaces too many, its letters in one piece or two."""
    word = draw.choice([word, word.upper(), word.lower()])
    word = draw.choice([word, word.replace(" ", "\u00a0"), word.replace(" ", "  ")])
    word = draw.choice([word, unicodedata.normalize("NFD", word)])
    return draw.choice([word, f" {word} ", f"{word}\u00a0"])
