"""The wheel and the source package that `make` built, and what a compiled library holds."""

import email
import os
import struct
import tarfile
import zipfile
from email.message import Message
from pathlib import Path


def built(pattern: str) -> Path:
    """The one file of that name in the folder that `make` names."""
    found = sorted(Path(os.environ["LAKS_PACKAGES"]).glob(pattern))
    assert len(found) == 1, f"one {pattern} was expected, found {found}"
    return found[0]


def members(wheel: Path) -> dict[str, bytes]:
    """What a wheel holds."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(source_package: Path, folder: Path) -> Path:
    """The one folder within a source package."""
    with tarfile.open(source_package) as archive:
        archive.extractall(folder, filter="data")
    (inner,) = folder.iterdir()
    return inner


def described(metadata: bytes) -> Message:
    """The fields of a METADATA or PKG-INFO file, and the description as its text."""
    return email.message_from_bytes(metadata)


def sections(library: bytes) -> set[str]:
    """The names of the sections of an ELF library of 64 bits."""
    assert library[:6] == b"\x7fELF\x02\x01"
    (start,) = struct.unpack_from("<Q", library, 0x28)
    size, count, names = struct.unpack_from("<HHH", library, 0x3A)
    heads = [struct.unpack_from("<IIQQQQ", library, start + size * at) for at in range(count)]
    texts = heads[names][4]
    begins = [texts + head[0] for head in heads]
    return {library[at : library.index(b"\0", at)].decode() for at in begins}
