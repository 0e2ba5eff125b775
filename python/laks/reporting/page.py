"""`laks.Report`: a page that was built, to save or to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from laks import arguments

if TYPE_CHECKING:
    import datetime as dt
    import os
    from pathlib import Path


@dataclass(frozen=True)
class Report:
    """A report as one HTML text: no script, no link, nothing to fetch.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> laks.report(cafe.cohort, cafe.plan, at="midtvejs")
    <Report "Livsstilscafé, Ballerup Kommune", as of 2016-05-15: 58 referred, 4 targets>
    """

    title: str
    """What it is about: the plan's title, or the one that was given."""

    as_of: dt.date | None
    """The date of the count."""

    checkpoint: str | None
    """The plan's name for that date, if it has one."""

    language: str
    """``en`` or ``da``."""

    html: str = field(repr=False)
    """The page."""

    referred: int = 0
    """How many were referred."""

    targets: int = 0
    """How many targets were judged."""

    def save(self, to: str | os.PathLike[str]) -> Path:
        """Write the page to a file as UTF-8, and give its path.

        Raises
        ------
        InvalidInput
            When it is no path.
        OSError
            When the file cannot be written, such as when its folder does not exist.
        """
        path = arguments.path(to, "to")
        path.write_text(self.html, encoding="utf-8")
        return path

    def __repr__(self) -> str:
        """Say what it is about, with the number of people."""
        counted = f"{self.referred} referred, {self.targets} targets"
        return f'<Report "{self.title}", as of {self.as_of}: {counted}>'

    def _repr_html_(self) -> str:
        frame = 'style="width:100%;height:40em;border:1px solid #ccc" title="report"'
        return f'<iframe {frame} srcdoc="{escape(self.html)}"></iframe>'
