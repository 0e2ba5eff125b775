"""Arguments of the functions written in Python: what does not fit is one sentence with its name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
_SHOWN = 60


def shown(value: object) -> str:
    """Show a value in a sentence about it, shortened where it is long.

    What may hold rows of persons, such as a data frame, is told by its type alone.

    Examples
    --------
    >>> shown([]), len(shown("x" * 1000))
    ('[]', 60)
    """
    kind = type(value)
    if kind.__module__ != "builtins" and hasattr(kind, "__len__"):
        return f"of type {kind.__name__}"
    try:
        text = " ".join(repr(value).split())
    except Exception:  # noqa: BLE001
        return "something else"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def refused(argument: str, expected: str, found: object) -> InvalidInput:
    """Give the error for an argument that does not fit.

    Examples
    --------
    >>> str(refused("cohort", "a Cohort", []))
    'cohort must be a Cohort, but is []'
    """
    return InvalidInput(f"{argument} must be {expected}, but is {shown(found)}")


def one_of(value: object, kind: type[T], argument: str, expected: str) -> T:
    """Give a value of a class.

    Raises
    ------
    InvalidInput
        When it is of another.

    Examples
    --------
    >>> one_of(2, int, "at_least", "a whole number")
    2
    """
    if not isinstance(value, kind):
        raise refused(argument, expected, value)
    return value


def text(value: object, argument: str) -> str:
    """Give a text of whole characters: one that can be written to a file.

    Raises
    ------
    InvalidInput
        When it is no text, or holds half a character.

    Examples
    --------
    >>> text("Café", "title")
    'Café'
    """
    found = one_of(value, str, argument, "a text")
    try:
        found.encode()
    except UnicodeEncodeError:
        raise refused(argument, "a text of whole characters", found) from None
    return found


def texts(value: object, argument: str) -> list[str]:
    """Give one text or several as a list.

    Raises
    ------
    InvalidInput
        When there is something else among them.

    Examples
    --------
    >>> texts("source", "by"), texts(("source", "unit"), "by"), texts(None, "by")
    (['source'], ['source', 'unit'], [])
    """
    if value is None:
        return []
    if isinstance(value, str):
        return [text(value, argument)]
    return [text(item, argument) for item in _items(value, argument, "a text, or a list of texts")]


def items(value: object, argument: str, expected: str) -> list[object] | None:
    """Give the items of a list, or nothing for None.

    Raises
    ------
    InvalidInput
        When it is a text, or cannot be gone through.

    Examples
    --------
    >>> items((30, 90), "horizons", "a list of numbers of days")
    [30, 90]
    """
    return None if value is None else list(_items(value, argument, expected))


def _items(value: object, argument: str, expected: str) -> Iterable[object]:
    if isinstance(value, str | bytes):
        raise refused(argument, expected, value)
    try:
        return iter(value)  # type: ignore[call-overload, no-any-return]
    except TypeError:
        raise refused(argument, expected, value) from None


def path(value: object, argument: str = "path") -> Path:
    """Give a path that a file system can have.

    Raises
    ------
    InvalidInput
        When it is no path, or has a zero in it.

    Examples
    --------
    >>> path("cafe.csv", "path").name
    'cafe.csv'
    """
    if not isinstance(value, str | os.PathLike):
        raise refused(argument, "a path", value)
    found = os.fspath(value)
    if not isinstance(found, str) or "\0" in found or not _can_be_named(found):
        raise refused(argument, "a path that a file can have", value)
    return Path(found)


def _can_be_named(found: str) -> bool:
    """Tell whether the file system can write the name; one in old letters still has its bytes."""
    try:
        os.fsencode(found)
    except UnicodeEncodeError:
        return False
    return True


def function(value: T, argument: str) -> T:
    """Give a function that can be called, or nothing.

    Raises
    ------
    InvalidInput
        When it cannot be called.

    Examples
    --------
    >>> function(print, "progress") is print, function(None, "progress") is None
    (True, True)
    """
    if value is not None and not callable(value):
        raise refused(argument, "a function", value)
    return value
