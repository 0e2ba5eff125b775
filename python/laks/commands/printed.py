"""What a command prints beside what its results say, in the language it was asked to speak."""

from __future__ import annotations


def printed(word: str, language: str, **values: str | int) -> str:
    """Say a line that a command prints.

    Examples
    --------
    >>> printed("table_written", "da", path="maj.csv")
    'tabellen er skrevet i maj.csv'
    """
    from laks._laks import say

    return say({"command": {word: values}}, language)
