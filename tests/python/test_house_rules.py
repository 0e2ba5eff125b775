"""What holds for every file of the repository. Each checker first asserts that it found files."""

import re

import nbformat
import pytest
from repository import ROOT, code, files, notebooks, shown

LONGEST = 400
USUAL = 150
TOP_LEVEL = {"Cargo.lock", "Cargo.toml", "Makefile", "clippy.toml", "rustfmt.toml"}
TOP_LEVEL |= {"CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"}
TOP_LEVEL |= {"crates", "notebooks", "python", "tests"}
SAYS_NOTHING = {"common", "helper", "helpers", "misc", "util", "utils"}

# Written so that the patterns do not match themselves.
REGISTRY_HOST = re.compile(
    r"\b(?:py[p]i\.(?:org|python)|pythonhoste[d]\.org|crates\.i[o]|npmj[s]\.(?:com|org)|debia[n]\.org|"
    r"anacond[a]\.(?:org|com))"
)
MACHINE_PATH = re.compile(r"(?<![\w.$}/-])/(?:wor[k]|tm[p]|hom[e]|roo[t]|User[s]|op[t]|mn[t])/")


def lines_by_file() -> dict[str, int]:
    return {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code()}


def lines_that_match(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every text file but Cargo.lock, whose format names its registry on every line."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if path.name != "Cargo.lock" and b"\0" not in content:
            found[shown(path)] = content.decode("utf-8", errors="replace")
    assert {"Makefile", "README.md", "Cargo.toml", ".ci/run"} <= found.keys()
    return found


def test_no_code_file_is_longer_than_400_lines() -> None:
    lengths = lines_by_file()
    assert lengths
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_half_of_the_code_files_are_shorter_than_150_lines() -> None:
    lengths = lines_by_file()
    assert lengths
    short = sum(n < USUAL for n in lengths.values())
    assert 2 * short >= len(lengths), f"{short} of {len(lengths)} files are under {USUAL} lines"


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    paths = code()
    assert paths
    vague = [
        shown(path)
        for path in paths
        if SAYS_NOTHING & {path.stem, *path.relative_to(ROOT).parent.parts}
    ]
    assert vague == []


def test_the_top_level_holds_only_what_belongs_there() -> None:
    entries = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {"Cargo.toml", "README.md", "crates", "python", "tests"} <= entries
    strangers = {name for name in entries - TOP_LEVEL if not name.startswith(".")}
    assert strangers == set()


def test_no_file_names_a_package_registry(texts: dict[str, str]) -> None:
    assert lines_that_match(REGISTRY_HOST, texts) == []


def test_no_file_names_a_path_of_one_machine(texts: dict[str, str]) -> None:
    assert lines_that_match(MACHINE_PATH, texts) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRY_HOST, "https://py" + "pi.org/simple"),
        (REGISTRY_HOST, "index = crates" + ".io"),
        (MACHINE_PATH, "open('/tm" + "p/x.csv')"),
        (MACHINE_PATH, "cd /hom" + "e/anna/laks"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_notebooks_hold_no_outputs() -> None:
    paths = notebooks()
    assert paths
    cells = [
        (shown(path), number, cell)
        for path in paths
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1)
        if cell.cell_type == "code"
    ]
    assert cells
    ran = [(name, n) for name, n, cell in cells if cell.outputs or cell.execution_count is not None]
    assert ran == [], "strip the outputs before committing"
