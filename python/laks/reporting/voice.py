"""How a page speaks: words from a file, numbers and dates as the language writes them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from laks._laks import format_number, format_share, reason_in_words, rounding_note
from laks.arguments import shown
from laks.errors import UnknownName

_WORDS = Path(__file__).parent / "words"
_SCOPE = re.compile(r"(?P<who>.+?) \((?P<column>\w+) (?P<labels>.+)\)")
LANGUAGES = ("en", "da")


@cache
def _words(language: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Voice:
    """English or Danish.

    Examples
    --------
    >>> danish = Voice.of("da")
    >>> danish.number(1234.55, 1), danish.date(dt.date(2016, 5, 15))
    ('1.234,6', '15. maj 2016')
    """

    language: str

    @classmethod
    def of(cls, language: str) -> Voice:
        """Give the voice of a language, or refuse one that is not spoken."""
        if not isinstance(language, str) or language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise UnknownName(f"language must be one of {known}, but is {shown(language)}")
        return cls(language)

    def __call__(self, key: str, **values: object) -> str:
        """Say the words under a key such as ``flow.title``, with values filled in."""
        group, _, name = key.partition(".")
        text = str(_words(self.language)[group][name])
        return unbroken(text.format(**values) if values else text)

    def known(self, group: str, name: str) -> str:
        """Say the word for a name, or the name itself where there is no word."""
        return str(_words(self.language)[group].get(name, name))

    def group(self, name: str) -> list[str]:
        """Give all the words of a group."""
        return [str(words) for words in _words(self.language)[name].values()]

    def remedy(self, rule: str, remedy: str) -> str:
        """Say what to do about rows that break a rule."""
        return str(_words(self.language)["remedies"].get(rule, remedy))

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number, rounded half up, with a true minus sign."""
        return format_number(value, decimals, self.language).replace("-", "−")

    def share(self, value: float, decimals: int = 1) -> str:
        """Write a share as percent."""
        return unbroken(format_share(value, decimals, self.language))

    def rounding(self, before: float, after: float, change: float) -> str:
        """Say that a change was rounded on its own, where the numbers shown do not give it."""
        return rounding_note(before, after, change, 1, self.language) or ""

    def date(self, day: dt.date | str | None) -> str:
        """Write a date in words, so that nobody mistakes the day for the month."""
        if day is None:
            return ""
        day = dt.date.fromisoformat(day) if isinstance(day, str) else day
        month = _words(self.language)["months"]["names"][day.month - 1]
        return self("months.date", day=day.day, month=month, year=day.year)

    def note(self, note: dict[str, Any] | str | None) -> str:
        """Say a note of a result, from its name and numbers."""
        if note is None:
            return ""
        if isinstance(note, str):
            return self.known("notes", note)
        (name, values), *_ = note.items()
        if name == "lower_bound_so_far":
            parts = [self(f"notes.still_{who}", **{who: n}) for who, n in values.items() if n]
            return self("notes.lower_bound_so_far", who=", ".join(parts))
        if not isinstance(values, dict):
            values = {"day": self.date(values)}
        spoken = {key: _spoken(value) for key, value in values.items()}
        return self(f"notes.{name}", **spoken)

    def reason(self, reason: dict[str, Any] | str | None) -> str:
        """Say why something is not defined, from a result's reason as a dict or a text."""
        return "" if reason is None else unbroken(reason_in_words(reason, self.language))

    def people(self, who: str) -> str:
        """Say who is below the line, such as ``started (course LC4)``."""
        scoped = _SCOPE.fullmatch(who)
        if scoped is None:
            return self.known("people", who)
        column = self.known("columns", scoped["column"])
        return f"{self.known('people', scoped['who'])} ({column} {scoped['labels']})"


def unbroken(text: str) -> str:
    """Keep a percent sign on the line of its number.

    Examples
    --------
    >>> unbroken("68,6 %").split(" ") == ["68,6" + chr(160) + "%"]
    True
    """
    return text.replace(" %", "\u00a0%")


def _spoken(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
