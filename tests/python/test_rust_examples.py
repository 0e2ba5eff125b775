"""Each Rust function that a program calls has an example in its docs; `cargo test --doc` runs them.

What a program calls is what the doors of a crate show: functions, and the public functions of
types, wherever in the crate they are written. The door of adapters is for whoever brings rows from
elsewhere, and is not asked.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from repository import ROOT

CRATES = {
    "laks": ["lib", "results", "sections", "words"],
    "laks-arrow": ["lib"],
    "laks-files": ["lib"],
    "laks-polars": ["lib"],
    "laks-stats": ["lib", "distributions/mod"],
}
# So many functions at least, so that a search that finds nothing is no success.
FEWEST = {"laks": 230, "laks-arrow": 20, "laks-files": 20, "laks-polars": 4, "laks-stats": 150}

RE_EXPORT = re.compile(
    r"^pub use (?:crate::|self::)?(\w+)(?:::\w+)*::(\{[^}]*\}|\w+);", re.MULTILINE
)
DEFINED = re.compile(r"^pub (?:struct|enum|trait|union) (\w+)", re.MULTILINE)
IMPL = re.compile(r"^( *)impl(?:<[^{]*?>)? (?:\w+::)*(\$?\w+)(?:<[^{]*>)? \{$")
FUNCTION = re.compile(r"^ *pub (?:const |unsafe |async )*fn (\w+)")
# The types of this macro's enums stand at its calls.
MADE_BY_A_MACRO = "$name"


def shown(crate: Path, doors: list[str]) -> dict[str, str]:
    """What the doors of a crate show, each with the module that it comes from."""
    found: dict[str, str] = {}
    for door in doors:
        text = (crate / "src" / f"{door}.rs").read_text(encoding="utf-8")
        for module, names in RE_EXPORT.findall(text):
            found |= dict.fromkeys(re.findall(r"\w+", names), module)
        # What a door defines itself is shown too.
        found |= dict.fromkeys(re.findall(r"^pub fn (\w+)", text, re.MULTILINE), door)
    return found


def without_tests(path: Path) -> list[str]:
    """The lines of a file, up to its tests."""
    text = path.read_text(encoding="utf-8")
    return text.partition("\n#[cfg(test)]\nmod tests")[0].split("\n")


def module_of(path: Path, crate: Path) -> str:
    """The module right below the root that a file belongs to."""
    return path.relative_to(crate / "src").parts[0].removesuffix(".rs")


def functions(crate: Path, doors: list[str]) -> Iterator[tuple[str, bool]]:
    """Every function that a program calls, and whether its documentation has an example."""
    names = shown(crate, doors)
    sources = {path: without_tests(path) for path in sorted((crate / "src").rglob("*.rs"))}
    defined: dict[str, set[str]] = {}
    for path, lines in sources.items():
        for name in DEFINED.findall("\n".join(lines)):
            defined.setdefault(name, set()).add(module_of(path, crate))
    for path, lines in sources.items():
        module = module_of(path, crate)
        for number, line in enumerate(lines):
            function = FUNCTION.match(line)
            if function is None:
                continue
            kind = _type_around(lines, number)
            if kind is None:
                is_asked = names.get(function[1]) in {module, path.stem}
            elif module in defined.get(kind, set()):
                # Another type of that name may stand in a module of its own.
                is_asked = names.get(kind) in {module, path.stem}
            else:
                is_asked = kind in names or kind == MADE_BY_A_MACRO
            if is_asked:
                place = path.relative_to(ROOT).as_posix()
                yield (
                    f"{place}: {kind or ''}::{function[1]}",
                    "```" in _documentation(lines, number),
                )


def _type_around(lines: list[str], number: int) -> str | None:
    """The type in whose `impl` a line stands, if it stands in one."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    for line in reversed(lines[:number]):
        begins = IMPL.match(line)
        if begins is not None and len(begins[1]) < indent:
            return begins[2]
        if line == "}":
            break
    return None


def _documentation(lines: list[str], number: int) -> str:
    """The comment and the attributes above a line."""
    first = number
    while re.match(r" *(///|#\[|\)\]|\"|concat!)", lines[first - 1]):
        first -= 1
    return "\n".join(lines[first:number])


@pytest.mark.parametrize("name", CRATES)
def test_each_function_that_a_program_calls_has_an_example(name: str) -> None:
    found = list(functions(ROOT / "crates" / name, CRATES[name]))
    assert len(found) >= FEWEST[name]
    assert [function for function, has_example in found if not has_example] == []


def test_a_function_without_an_example_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "src"
    source.mkdir()
    (source / "lib.rs").write_text("mod day;\npub use day::{Day, today};\n", encoding="utf-8")
    (source / "day.rs").write_text(
        "pub struct Day;\n\nimpl Day {\n"
        "    /// Told.\n    ///\n    /// ```\n    /// day();\n    /// ```\n    #[must_use]\n"
        "    pub fn told(self) {\n    }\n\n"
        "    /// Not told.\n    pub const fn bare(self) {\n    }\n}\n\n"
        "impl Other {\n    pub fn of_another(self) {\n    }\n}\n\n"
        "/// Not told.\npub fn today() {\n}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    found = dict(functions(tmp_path, ["lib"]))
    assert found == {
        "src/day.rs: Day::told": True,
        "src/day.rs: Day::bare": False,
        "src/day.rs: ::today": False,
    }
