"""The files of the repository, as the house rules see them: without what git is told to ignore."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def ignored_names() -> list[str]:
    """The patterns of .gitignore, each for one file or folder name."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return [".git", *(line.strip("/") for line in lines)]


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file under `folder` that belongs to the repository."""
    ignored = ignored_names()
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def code() -> list[Path]:
    """Every Rust and Python source file."""
    return [path for path in files() if path.suffix in {".rs", ".py"}]


def notebooks() -> list[Path]:
    """Every notebook."""
    return [path for path in files(ROOT / "notebooks") if path.suffix == ".ipynb"]


def shown(path: Path) -> str:
    """A path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()
