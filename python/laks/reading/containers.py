"""What a file is by its first bytes, and whether it is safe to unpack."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from laks.errors import InvalidInput

if TYPE_CHECKING:
    from pathlib import Path

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 2 << 30
_MOST_RATIO = 200
_SMALL = 64 << 20
_PIECE = 1 << 20


def kind_of(path: Path) -> str:
    """Tell what a file holds: `zip`, `ole`, `html`, `parquet`, `sqlite` or `text`.

    Examples
    --------
    >>> import laks
    >>> kind_of(laks.datasets.ballerup().path / "referrals.csv")
    'text'
    """
    with path.open("rb") as file:
        begin = file.read(1024)
    marks = {_ZIP: "zip", _OLE: "ole", b"PAR1": "parquet", b"SQLite format 3\0": "sqlite"}
    for mark, kind in marks.items():
        if begin.startswith(mark):
            return kind
    text = begin.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    html = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<head", b"<style")
    return "html" if text.startswith(html) else "text"


def check_workbook(path: Path) -> None:
    """Refuse what is no workbook, needs a password, or would unpack to more than can be meant.

    Raises
    ------
    InvalidInput
        With what the file is instead, and what to do.
    """
    kind = kind_of(path)
    old = path.suffix.lower() == ".xls"
    if kind == "html":
        raise InvalidInput(
            f"{path.name} must be a workbook, but is a web page or XML under a workbook's name; "
            "open it in a spreadsheet program and save it as .xlsx"
        )
    if kind == "ole" and not old:
        if _is_encrypted(path):
            raise InvalidInput(
                f"{path.name} is protected by a password; save it without one, and read that"
            )
        raise InvalidInput(
            f"{path.name} must be a workbook of the newer kind, but is one of the older kind; "
            "name it .xls, or save it again"
        )
    if kind == "zip" and old:
        raise InvalidInput(
            f"{path.name} must be a workbook of the older kind, but is one of the newer kind; "
            "name it .xlsx"
        )
    if kind not in {"zip", "ole"}:
        raise InvalidInput(
            f"{path.name} must be a workbook, but its content is no workbook; "
            "if it is text with columns, name it .csv"
        )
    if kind == "zip":
        _check_zip(path)


def _is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            if _ENCRYPTED in before + piece:
                return True
            before = piece[-len(_ENCRYPTED) :]
    return False


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(path, archive)
            broken = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise _damaged(path) from error
    except RuntimeError as error:
        raise InvalidInput(
            f"{path.name} is protected by a password; save it without one, and read that"
        ) from error
    if broken is not None:
        raise _damaged(path)


def _damaged(path: Path) -> InvalidInput:
    return InvalidInput(
        f"{path.name} must be a whole workbook, but is cut short or damaged; "
        "copy or export it again"
    )


def _check_size(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > _MOST_BYTES or (unpacked > _SMALL and unpacked > _MOST_RATIO * packed):
        raise InvalidInput(
            f"{path.name} must unpack to at most {_MOST_BYTES >> 30} GB and {_MOST_RATIO} times "
            f"its size, but would unpack to {unpacked / 1e6:,.0f} MB, {unpacked // packed} times "
            "its size; save its rows as CSV"
        )
