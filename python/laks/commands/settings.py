"""``laks.toml`` in the folder: what each command of it would repeat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

FILE = "laks.toml"
KEYS = ("schema", "plan", "language", "key_file", "measurements", "courses", "sessions")


def settle(asked: argparse.Namespace) -> None:
    """Fill in what was not given: from the folder's ``laks.toml``, and English.

    Raises
    ------
    InvalidInput
        When the file does not read, or has a key that it cannot have.

    Examples
    --------
    >>> import argparse
    >>> asked = argparse.Namespace(language=None, schema=None)
    >>> settle(asked)
    >>> asked.language
    'en'
    """
    path = Path(FILE)
    asked.from_folder = set()
    if path.is_file():
        asked.settings = FILE
        for key, value in _read(path).items():
            if hasattr(asked, key) and getattr(asked, key) is None:
                setattr(asked, key, value)
                asked.from_folder.add(key)
    asked.says_language = getattr(asked, "language", None) is not None
    if getattr(asked, "language", "en") is None:
        asked.language = "en"


def _read(path: Path) -> dict[str, str]:
    import tomllib

    from laks.errors import InvalidInput

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{FILE} does not read: {error}") from None
    values = {}
    for name, value in found.items():
        key = name.replace("-", "_")
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise InvalidInput(f"{FILE} has the key {name!r}, but it may have {known}")
        if not isinstance(value, str) or (key == "language" and value not in {"en", "da"}):
            expected = '"en" or "da"' if key == "language" else "a text in quotes"
            raise InvalidInput(f"{name} in {FILE} must be {expected}, but is {value!r}")
        values[key] = value
    return values
