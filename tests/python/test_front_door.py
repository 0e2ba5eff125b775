"""The first page of the crate names all that its root shows, and nothing else."""

import re

from repository import ROOT
from test_floors import DOORS

LIB = (ROOT / "crates/laks/src/lib.rs").read_text(encoding="utf-8")


def shown() -> set[str]:
    """The names that the root re-exports."""
    trees = re.findall(r"^pub use \w+::(\{[^}]*\}|\w+);", LIB, re.MULTILINE)
    return {name for tree in trees for name in re.findall(r"\w+", tree)}


def test_the_root_shows_what_its_first_page_names() -> None:
    page = "\n".join(line for line in LIB.splitlines() if line.startswith("//!"))
    named = set(re.findall(r"\[`(\w+)`\]", page))
    assert named - set(DOORS) == shown()
    assert named >= set(DOORS)
    assert len(shown()) <= 45


def test_each_door_is_open_and_gives_what_the_root_does_not() -> None:
    assert re.findall(r"^pub mod (\w+);", LIB, re.MULTILINE) == DOORS
    for door in DOORS:
        text = (ROOT / f"crates/laks/src/{door}.rs").read_text(encoding="utf-8")
        assert shown().isdisjoint(re.findall(r"\b[A-Z]\w+", text.partition("pub use")[2]))
