"""Text files, with errors that name them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from laks import arguments
from laks._laks import masked
from laks.errors import SchemaError

if TYPE_CHECKING:
    from pathlib import Path


def read_text(named: str | os.PathLike[str]) -> str:
    """Read a file of UTF-8 text, such as a schema or a plan.

    Raises
    ------
    InvalidInput
        When it is no path.
    SchemaError
        When the file is not UTF-8.
    OSError
        When there is no such file, or it cannot be read.
    """
    path: Path = arguments.path(named)
    if path.is_dir():
        raise IsADirectoryError(masked(f"{os.fspath(path)!r} is a folder, not a file of text"))
    if not path.exists():
        raise FileNotFoundError(masked(f"there is no file {os.fspath(path)!r}"))
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"{os.fspath(path)} must be UTF-8 text, but is not at byte {error.start}"
        raise SchemaError(sentence) from error
