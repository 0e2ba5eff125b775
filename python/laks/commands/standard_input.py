"""Standard input as a file: what is piped into a command, under a name that says what it is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from laks.commands.written import STANDARD

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_TABLES = ("file", "before", "after", "earlier", "later", "measurements", "courses", "sessions")
_TOML = ("schema", "after_schema", "plan")
_BEGINS = {b"PK\x03\x04": ".xlsx", b"PAR1": ".parquet", b"{": ".json", b"\xd0\xcf\x11\xe0": ".xls"}


@contextmanager
def standard_input_as_file(asked: argparse.Namespace) -> Iterator[None]:
    """Put what is piped in into a file that nobody else can read, for as long as the command runs.

    Raises
    ------
    InvalidInput
        When two inputs are to come from there.

    Examples
    --------
    >>> import argparse
    >>> asked = argparse.Namespace(file="cafe.csv")
    >>> with standard_input_as_file(asked):
    ...     asked.file
    'cafe.csv'
    """
    wanted = [name for name in (*_TABLES, *_TOML) if getattr(asked, name, None) == STANDARD]
    several = [place for place, path in enumerate(getattr(asked, "files", [])) if path == STANDARD]
    if len(wanted) + len(several) > 1:
        from laks.errors import InvalidInput

        raise InvalidInput("only one input can be -, standard input")
    if not wanted and not several:
        yield
        return
    import tempfile

    content = sys.stdin.buffer.read()
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:4]
    endings = [ending for start, ending in _BEGINS.items() if begins.startswith(start)]
    ending = ".toml" if wanted and wanted[0] in _TOML else (endings or [".csv"])[0]
    with tempfile.TemporaryDirectory(prefix="laks-") as folder:
        path = Path(folder) / f"stdin{ending}"
        path.write_bytes(content)
        for name in wanted:
            setattr(asked, name, str(path))
        for place in several:
            asked.files[place] = str(path)
        yield
