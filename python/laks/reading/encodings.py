"""Text in other letters than UTF-8, rewritten as UTF-8 piece by piece into a file of its own."""

from __future__ import annotations

import codecs
import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 1 << 20
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(range(0x80, 0xA0))
REMEDY = 'declare encoding = "{encoding}" under [read], or save it as "CSV UTF-8"'


@dataclass
class Utf8File:
    """A CSV as UTF-8: the file itself, or a private copy that goes when this object goes."""

    path: Path
    encoding: str
    folder: Any = None

    def __post_init__(self) -> None:
        """See to it that a copy is deleted."""
        if self.folder is not None:
            self._end = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def close(self) -> None:
        """Delete a copy now."""
        if self.folder is not None:
            self._end()


def as_utf8(path: Path, encoding: str | None) -> Utf8File:
    """Give a CSV as UTF-8 text, whatever its declared encoding.

    Raises
    ------
    InvalidInput
        When the encoding is not known, is not the file's, or is not declared and not UTF-8.

    Examples
    --------
    >>> import laks
    >>> as_utf8(laks.datasets.ballerup().path / "referrals.csv", None).encoding
    'utf-8'
    """
    codec = _codec(encoding or "utf-8")
    with path.open("rb") as file:
        begin = file.read(_PIECE)
    if begin.startswith(_UTF_16) and not codec.startswith("utf-16"):
        raise InvalidInput(
            f"{path.name} must be {encoding or 'UTF-8'} text, but is UTF-16; "
            + REMEDY.format(encoding="utf-16")
        )
    # Some programs end lines with a carriage return alone; the reader wants line feeds.
    old_lines = b"\r" in begin and b"\n" not in begin and not codec.startswith("utf-16")
    if codec == "utf-8" and not old_lines:
        return Utf8File(path, "utf-8")
    folder = tempfile.mkdtemp(prefix="laks-")
    copy = Utf8File(Path(folder) / "rows.csv", codec, folder)
    try:
        _rewrite(path, copy, old_lines=old_lines)
    except BaseException:
        copy.close()
        raise
    return copy


def _codec(encoding: str) -> str:
    """Give the codec of a declared encoding; Latin-1 is read as its superset, as browsers do."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(encoding)
    except LookupError as error:
        raise InvalidInput(
            "encoding under [read] must be one of utf-8, windows-1252, latin-1, utf-16 or another "
            f"that Python knows, but is {encoding!r}"
        ) from error
    same = {"iso8859-1": "cp1252", "utf-8-sig": "utf-8", "ascii": "utf-8"}
    return same.get(name, name)


def _rewrite(path: Path, copy: Utf8File, *, old_lines: bool) -> None:
    """Write the copy; a file that was UTF-8 all along is refused: its letters would be wrong."""
    declared = copy.encoding
    watch = _Utf8Watch(active=declared not in {"utf-8", "utf-16", "utf-16-le", "utf-16-be"})
    with copy.path.open("wb") as out:
        for text in _texts(path, declared, watch):
            out.write(text.replace(b"\r", b"\n") if old_lines else text)
    if watch.is_utf8():
        raise InvalidInput(
            f"{path.name} is declared as {name_of(declared)}, but is UTF-8; leave encoding under "
            "[read] out"
        )


def _texts(path: Path, codec: str, watch: _Utf8Watch) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)()
    read = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                watch.see(piece)
                yield _piece_as_utf8(piece, codec, decoder)
                read += len(piece)
            yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        at = read + getattr(error, "start", 0)
        raise InvalidInput(
            f"{path.name} must be {name_of(codec)} text, as encoding under [read] says, but is not "
            f"at byte {at}; declare the encoding that it has"
        ) from error


def _piece_as_utf8(piece: bytes, codec: str, decoder: codecs.IncrementalDecoder) -> bytes:
    if codec != "cp1252":
        return decoder.decode(piece).encode()
    if piece.isascii():
        return piece
    # Latin-1 is decoded many times as fast, and differs only in these bytes.
    plain = len(piece.translate(None, _CONTROLS)) == len(piece)
    return piece.decode("latin-1" if plain else "cp1252").encode()


def name_of(codec: str) -> str:
    """Give the name of a codec that people and schemas use.

    Examples
    --------
    >>> name_of("cp1252")
    'windows-1252'
    """
    return {"cp1252": "windows-1252"}.get(codec, codec)


class _Utf8Watch:
    """Whether bytes that are declared otherwise are UTF-8 with letters beyond ASCII."""

    def __init__(self, *, active: bool) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")() if active else None
        self._letters = False

    def see(self, piece: bytes) -> None:
        if self._decoder is None or (piece.isascii() and not self._decoder.getstate()[0]):
            return
        self._letters = True
        try:
            self._decoder.decode(piece)
        except UnicodeDecodeError:
            self._decoder = None

    def is_utf8(self) -> bool:
        return self._letters and self._decoder is not None and not self._decoder.getstate()[0]
