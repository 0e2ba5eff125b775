"""Packages that only some tasks need: imported when they are used, with the command if missing."""

from __future__ import annotations

import importlib
from typing import Any

from laks.errors import MissingExtra


def needed(package: str, task: str, install: str) -> Any:
    """Import `package`, or say which command installs it.

    Parameters
    ----------
    package
        The package to import.
    task
        What needs it, as the beginning of a sentence.
    install
        What pip is to install, such as ``laks[read]``.

    Raises
    ------
    MissingExtra
        When it is not installed.

    Examples
    --------
    >>> try:
    ...     needed("no_such_package", "weather", "laks[weather]")
    ... except MissingExtra as error:
    ...     print(error)
    weather needs no_such_package, which is not installed: pip install 'laks[weather]'
    """
    try:
        return importlib.import_module(package)
    except ImportError as error:
        sentence = f"{task} needs {package}, which is not installed: pip install '{install}'"
        raise MissingExtra(sentence) from error
