"""How a page speaks: words of the page from a file, all else as the results themselves say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from laks._laks import rounding_note
from laks.arguments import shown
from laks.charts.speech import Speech
from laks.errors import UnknownName

if TYPE_CHECKING:
    import datetime as dt

_WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "da")
_OPEN = ("exited", "ongoing")
"""Stages that words of the page speak of, each as the programme calls it."""


@cache
def _words(language: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Voice(Speech):
    """English or Danish.

    Examples
    --------
    >>> import datetime as dt
    >>> danish = Voice.of("da")
    >>> danish.number(1234.55, 1), danish.date(dt.date(2016, 5, 15))
    ('1.234,6', '15. maj 2016')
    """

    @classmethod
    def of(cls, language: str) -> Voice:
        """Give the voice of a language, or refuse one that is not spoken."""
        if not isinstance(language, str) or language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise UnknownName(f"language must be one of {known}, but is {shown(language)}")
        return cls(language)

    def __call__(self, key: str, **values: object) -> str:
        """Say the words of the page under a key such as ``flow.title``, with values filled in."""
        group, _, name = key.partition(".")
        text = str(_words(self.language)[group][name])
        if "{stage." in text:
            values["stage"] = SimpleNamespace(**{name: self.say("stage", name) for name in _OPEN})
        return unbroken(text.format(**values) if values else text)

    def rounding(self, before: float, after: float, change: float) -> str:
        """Say that a change was rounded on its own, where the numbers shown do not give it."""
        return rounding_note(before, after, change, 1, self.language) or ""

    def date(self, day: dt.date | str | None) -> str:
        """Write a date in words, so that nobody mistakes the day for the month."""
        return self.say("day", None if day is None else str(day))


def unbroken(text: str) -> str:
    """Keep a percent sign on the line of its number.

    Examples
    --------
    >>> unbroken("68,6 %").split(" ") == ["68,6" + chr(160) + "%"]
    True
    """
    return text.replace(" %", "\u00a0%")
