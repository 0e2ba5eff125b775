"""Which file of a crate uses which, by its `use` statements and by the paths in its bodies.

Tests are left out, and so is what a `lib.rs` or a `mod.rs` re-exports: a name leads to the file
that defines it, through every re-export on the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from arrows import Graph
from arrows import Path as Module

NO_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|r(#*)\".*?\"\1|\"(?:\\.|[^\"\\])*\"|'(?:\\[^']+|[^'\\])'", re.DOTALL
)
VISIBLE = r"(?:pub(?:\([^)]*\))?\s+)"
TEST = re.compile(r"#\[cfg\(test\)\]\s*" + VISIBLE + r"?(?:mod\s+\w+\s*(?P<body>\{)|[^;{]*;)")
INLINE = re.compile(r"\bmod\s+\w+\s*\{")
CHILD = re.compile(r"^\s*" + VISIBLE + r"?mod\s+(\w+)\s*;", re.MULTILINE)
USE = re.compile(r"^\s*(?P<public>" + VISIBLE + r")?use\s+(?P<tree>[^;]+);", re.MULTILINE)
ITEM = re.compile(
    r"^\s*" + VISIBLE + r"?(?:(?:const|async|unsafe)\s+)*"
    r"(?:fn|struct|enum|trait|type|const|static|union|macro_rules!)\s+(\w+)",
    re.MULTILINE,
)
PATH = re.compile(r"(?<![\w:])(?:\w+::)+\w+")


@dataclass
class Use:
    """One name that a `use` brings in."""

    path: Module
    name: str
    is_reexport: bool


@dataclass
class Source:
    """One file of a crate, without comments, texts and tests."""

    code: str
    is_index: bool
    items: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> "Source":
        code = _without_tests(NO_CODE.sub('""', path.read_text(encoding="utf-8")))
        code = _inline_as_own(code)
        uses = [
            Use(used, name, bool(found["public"]))
            for found in USE.finditer(code)
            for used, name in _flat((), found["tree"])
        ]
        is_index = path.name in {"lib.rs", "mod.rs"}
        return cls(USE.sub("", code), is_index, set(ITEM.findall(code)), uses)

    def paths(self) -> Iterator[Module]:
        """Every path that it follows, beyond what an index re-exports."""
        yield from (use.path for use in self.uses if not (self.is_index and use.is_reexport))
        yield from (tuple(found.split("::")) for found in PATH.findall(self.code))


class Crate:
    """The files of a crate, from its `lib.rs` on."""

    def __init__(self, root: Path) -> None:
        self.sources: dict[Module, Source] = {}
        self._read((), root / "lib.rs")

    def arrows(self) -> Graph:
        """For each module the modules that define what it uses."""
        return {
            module: {
                target
                for path in source.paths()
                if (target := self._target(module, path, set())) not in {None, module}
                and target is not None
            }
            for module, source in self.sources.items()
        }

    def _read(self, module: Module, path: Path) -> None:
        self.sources[module] = source = Source.read(path)
        folder = path.parent if source.is_index else path.with_suffix("")
        for name in CHILD.findall(source.code):
            child = folder / f"{name}.rs"
            self._read((*module, name), child if child.exists() else folder / name / "mod.rs")

    def _target(self, module: Module, path: Module, seen: set[tuple[Module, str]]) -> Module | None:
        """The module that defines what a path leads to; none if it lies in another crate."""
        match path:
            case ("crate", *rest):
                here: Module = ()
            case ("self", *rest):
                here = module
            case ("super", *rest):
                here = module[:-1]
            case (name, *_) if (*module, name) in self.sources:
                here, rest = module, list(path)
            case (name, *rest):
                found = self._brought_in(module, name, seen)
                return self._inside(found, rest, seen) if found is not None else None
        return self._inside(here, rest, seen)

    def _inside(self, here: Module, rest: list[str], seen: set[tuple[Module, str]]) -> Module:
        while rest and rest[0] == "super":
            here, rest = here[:-1], rest[1:]
        while rest and (*here, rest[0]) in self.sources:
            here, rest = (*here, rest[0]), rest[1:]
        if not rest or rest[0] in self.sources[here].items:
            return here
        found = self._brought_in(here, rest[0], seen)
        return here if found is None else self._inside(found, rest[1:], seen)

    def _brought_in(
        self, module: Module, name: str, seen: set[tuple[Module, str]]
    ) -> Module | None:
        """The module that defines a name which a `use` brought in, alone or with all others."""
        if (module, name) in seen:
            return None
        seen = seen | {(module, name)}
        uses = self.sources[module].uses
        for use in (use for use in uses if use.name == name):
            return self._target(module, use.path, seen)
        for use in (use for use in uses if use.name == "*"):
            room = self._target(module, use.path[:-1], seen)
            if room is not None and self._has(room, name, seen):
                return self._inside(room, [name], seen)
        return None

    def _has(self, module: Module, name: str, seen: set[tuple[Module, str]]) -> bool:
        is_item = name in self.sources[module].items or (*module, name) in self.sources
        return is_item or self._brought_in(module, name, seen) is not None


def _without_tests(code: str) -> str:
    while found := TEST.search(code):
        end = _closing(code, found.end() - 1) if found["body"] else found.end()
        code = code[: found.start()] + code[end:]
    return code


def _inline_as_own(code: str) -> str:
    """Lets a module within a file say `self` for the file, to which its `super` leads."""
    for found in INLINE.finditer(code):
        end = _closing(code, found.end() - 1)
        body = code[found.end() : end]
        code = code[: found.end()] + body.replace("super::", " self::") + code[end:]
    return code


def _closing(code: str, opening: int) -> int:
    """The place after the brace that closes the one at `opening`."""
    depth = 0
    for place in range(opening, len(code)):
        depth += {"{": 1, "}": -1}.get(code[place], 0)
        if depth == 0:
            return place + 1
    return len(code)


def _flat(prefix: Module, tree: str) -> Iterator[tuple[Module, str]]:
    """The paths of a `use` with the names they bring in."""
    head, brace, inner = tree.strip().partition("{")
    if brace:
        prefix = (*prefix, *(part for part in head.strip().split("::") if part))
        for part in _parts(inner.rpartition("}")[0]):
            yield from _flat(prefix, part)
        return
    written, _, alias = tree.strip().partition(" as ")
    path = (*prefix, *written.strip().split("::"))
    path = path[:-1] if path[-1] == "self" else path
    if path:
        yield path, alias.strip() or path[-1]


def _parts(inner: str) -> Iterator[str]:
    """What stands between the commas of one pair of braces."""
    depth, start = 0, 0
    for place, letter in enumerate(inner):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            yield inner[start:place]
            start = place + 1
    if inner[start:].strip():
        yield inner[start:]
