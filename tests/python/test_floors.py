"""There is one way down: no circle of modules, and in `crates/laks` no floor uses a higher one."""

import re
from pathlib import Path

import pytest
from arrows import Graph, circles, circles_of_folders, count, steps_up
from python_arrows import arrows
from repository import ROOT
from rust_arrows import Crate

CRATES = ["crates/laks", "crates/laks-arrow", "crates/laks-files", "crates/laks-polars"]
CRATES += ["crates/laks-stats", "python"]
# From the ground up, as they stand in lib.rs and in the guide "Working on laks".
FLOORS = ["wide_registers", "persons", "language", "nearest", "spelling", "calendar", "rules"]
FLOORS += ["error", "level", "schema", "meaning", "records", "validate", "join", "cohort"]
FLOORS += ["tally", "counted"]
FLOORS += [
    "below",
    "figure",
    "method",
    "reason",
    "estimate",
    "cell",
    "funnel",
    "goals",
    "outcomes",
    "compare",
]
FLOORS += ["plan", "extracts", "voice", "tables"]
# They name what stands on the floors, for those outside.
DOORS = ["adapter", "results", "sections", "words"]


def crate(name: str) -> Graph:
    return Crate(ROOT / name / "src").arrows()


@pytest.mark.parametrize("name", CRATES)
def test_no_files_of_a_crate_use_each_other_in_a_circle(name: str) -> None:
    graph = crate(name)
    assert graph
    assert circles(graph) == []
    assert circles_of_folders(graph) == []


def test_every_file_of_every_crate_is_seen() -> None:
    modules, arrows_drawn = count(crate(name) for name in CRATES)
    tests_alone = {
        "laws.rs",
        "merge_laws.rs",
        "cliff_laws.rs",
        "chance_tests.rs",
        "judging_tests.rs",
        "reading_tests.rs",
    }
    files = [path for name in CRATES for path in (ROOT / name / "src").rglob("*.rs")]
    assert modules == sum(path.name not in tests_alone for path in files) > 400
    assert arrows_drawn > 3 * modules


def test_no_floor_of_the_core_uses_a_higher_one() -> None:
    assert steps_up(crate("crates/laks"), FLOORS + DOORS) == []


def test_the_floors_stand_in_the_crate_and_in_the_guide_as_here() -> None:
    code = (ROOT / "crates/laks/src/lib.rs").read_text(encoding="utf-8")
    assert re.findall(r"^mod (\w+);", code, re.MULTILINE) == FLOORS
    guide = (ROOT / "python/docs/working_on_laks.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^\d+\. (.+)$", guide.partition("## The floors of the core")[2], re.MULTILINE
    )
    assert [name for line in listed for name in re.findall(r"`(\w+)`", line)] == FLOORS


def test_no_modules_of_the_package_import_each_other_in_a_circle() -> None:
    graph = arrows(ROOT / "python" / "laks")
    modules, arrows_drawn = count([graph])
    assert modules > 40
    assert arrows_drawn > modules
    assert circles(graph) == []


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


MADE_UP = {
    "lib.rs": "mod ground;\nmod hall;\nmod roof;\npub use hall::*;\n",
    "ground.rs": "// use crate::roof::Roof;\npub struct Ground;\n"
    'const SAID: &str = "crate::roof::Roof";\n',
    "hall/mod.rs": "mod door;\nmod table;\n"
    "pub use door::{Door, Key as Opener};\npub use table::*;\n",
    "hall/door.rs": "use crate::ground::{Ground, self};\npub struct Door;\npub struct Key;\n",
    "hall/table.rs": "use super::Door;\npub enum Table {}\nfn sit() -> Door { Door }\n",
    "roof.rs": "use crate::{Opener, Table};\npub struct Roof;\n"
    "#[cfg(test)]\nmod tests { use crate::nowhere::{Nobody}; }\n",
}


def made_up(folder: Path, **changed: str) -> Graph:
    names = {name.partition(".")[0].replace("/", "_"): name for name in MADE_UP}
    write(
        folder, MADE_UP | {names[key]: MADE_UP[names[key]] + text for key, text in changed.items()}
    )
    return Crate(folder).arrows()


def test_a_name_leads_to_the_file_that_defines_it_through_every_re_export(tmp_path: Path) -> None:
    graph = made_up(tmp_path)
    assert graph[("roof",)] == {("hall", "door"), ("hall", "table")}
    assert graph[("hall", "table")] == {("hall", "door")}
    assert graph[("hall", "door")] == {("ground",)}
    assert graph[("ground",)] == graph[("hall",)] == graph[()] == set()
    assert circles(graph) == circles_of_folders(graph) == []
    assert steps_up(graph, ["ground", "hall", "roof"]) == []


def test_a_circle_of_files_is_found_whether_it_is_made_by_a_use_or_by_a_path(
    tmp_path: Path,
) -> None:
    by_use = made_up(tmp_path / "use", hall_door="use super::table::{Table as Desk};\n")
    by_path = made_up(tmp_path / "path", hall_door="fn at() -> super::Table { todo!() }\n")
    assert circles(by_use) == circles(by_path) == [["hall::door", "hall::table"]]
    index = made_up(tmp_path / "index", hall_mod="fn open() { door::Door; }\npub struct Sill;\n")
    assert circles(index) == []
    index = made_up(
        tmp_path / "both",
        hall_mod="fn open() { door::Door; }\npub struct Sill;\n",
        hall_door="use super::Sill;\n",
    )
    assert circles(index) == [["hall", "hall::door"]]


def test_a_step_up_and_a_circle_of_folders_are_found(tmp_path: Path) -> None:
    graph = made_up(tmp_path, hall_table="fn under() { crate::roof::Roof; }\n")
    assert steps_up(graph, ["ground", "hall", "roof"]) == ["hall::table uses roof"]
    assert circles_of_folders(graph) == [["hall", "roof"]]


def test_imports_that_wait_make_no_circle_and_imports_at_once_do(tmp_path: Path) -> None:
    package = tmp_path / "made"
    waits = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made import c\n"
    waits += "def late():\n    from made.b import B\n"
    files = {
        "__init__.py": "",
        "a.py": waits,
        "b.py": "from . import a\n",
        "c.py": "import made.b\n",
    }
    write(package, files)
    assert circles(arrows(package)) == []
    write(package, {"a.py": "try:\n    from .c import C\nexcept ImportError:\n    pass\n"})
    assert circles(arrows(package)) == [["a", "b", "c"]]
