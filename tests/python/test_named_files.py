"""The files and macros that the guide for those who work on laks names are there."""

import re

from repository import ROOT

GUIDE = (ROOT / "python" / "docs" / "working_on_laks.md").read_text(encoding="utf-8")
CHANGES = ["figure", "table of the tally", "result class", "chart", "formula", "rule", "word"]


def walk(of: str) -> str:
    """What the guide says of adding one thing."""
    section = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    (adding,) = [part for part in section if part.startswith("How to add")]
    found = re.split(r"^### an? ", adding, flags=re.MULTILINE)
    (text,) = [part for part in found if part.startswith(of)]
    return text


def files(text: str) -> list[str]:
    """The paths in backticks."""
    return re.findall(r"`((?:crates|python|tests)/[^`]*)`", text)


def test_every_named_file_is_there() -> None:
    named = files(GUIDE)
    assert len(named) > 40
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_way_of_a_date_names_what_stands_in_its_files() -> None:
    page = (ROOT / "python" / "docs" / "the_way_of_a_date.md").read_text(encoding="utf-8")
    steps = [line.strip("|").split("|") for line in page.splitlines() if "| `" in line]
    assert len(steps) > 15
    assert [path for path in files(page) if not (ROOT / path).exists()] == []
    for told, where in steps:
        code = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in files(where))
        names = re.findall(r"`([A-Za-z_]+)`", told)
        for name in names:
            made = rf"\b(fn|struct|enum|trait|type|impl|def|class|const) {name}\b|\b{name} = \d"
            known = {"Henvist", "referred_on"} | (
                {"Present"} if "impl Present for" in code else set()
            )
            assert name in known or re.search(made, code), f"{name} is not in {where.strip()}"


def test_every_walk_names_its_files() -> None:
    for of in CHANGES:
        assert len(files(walk(of))) >= 3, of


def test_every_named_macro_is_there() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "python/src").rglob("*.rs"))
    made = set(re.findall(r"macro_rules! (\w+)", "\n".join(sources)))
    named = set(re.findall(r"`(\w+)!`", GUIDE))
    assert len(named) >= 5
    assert named <= made
