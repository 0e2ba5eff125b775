"""Where a command writes: the folder of the file is made if it is not there."""

from __future__ import annotations

from pathlib import Path


def in_its_folder(path: str | Path) -> Path:
    """Give the path of a file to write, after making its folder.

    Raises
    ------
    OSError
        When the folder cannot be made.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = in_its_folder(Path(folder) / "2016" / "tally.json")
    ...     path.parent.is_dir()
    True
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
