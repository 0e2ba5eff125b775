"""Which other crates a program meets in the public signatures of a crate, read from its sources.

The lint `unreachable_pub` sees to it that what is called `pub` can be reached, so every `pub` item
counts, and every trait that is implemented. What stands inside a function does not.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from rust_arrows import Crate, Source

FUNCTION = re.compile(r"(?:const\s+|async\s+|unsafe\s+)*fn\s+\w+")
ITEM = re.compile(
    rf"\bpub\s+(?:{FUNCTION.pattern}|(?P<kind>struct|enum|union|trait|type|const|static)\s+\w+)"
    r"|^\s*(?:unsafe\s+)?(?P<impl>impl)\b",
    re.MULTILINE,
)
DERIVED = re.compile(r"derive\(([^)]*)\)")
PUBLIC = re.compile(r"\bpub\s")
MADE = re.compile(r"\b(?:type\s+\w+\s*=|impl\b)[^;{]*")
NAME = re.compile(r"(?<![\w:])(?:::)?([A-Za-z_]\w*)")
# What it derives is std's trait.
DERIVES_STD = {"thiserror"}


def in_signatures(crate: Path) -> dict[str, set[str]]:
    """For each other crate that signatures name, the modules where."""
    others = _dependencies(crate)
    found: dict[str, set[str]] = {}
    for module, source in Crate(crate / "src").sources.items():
        for other in named_in(source, others):
            found.setdefault(other, set()).add("::".join(module))
    return found


def shown_at_the_root(crate: Path) -> set[str]:
    """The other crates that its `lib.rs` re-exports whole."""
    root = Source.read(crate / "src" / "lib.rs")
    whole = {use.path[0] for use in root.uses if use.is_reexport and len(use.path) == 1}
    return whole & _dependencies(crate)


def named_in(source: Source, others: set[str]) -> set[str]:
    """Which of the `others` the signatures of one file name, by a path or by a `use`."""
    brought = {use.name: use.path[0] for use in source.uses if use.path[0] in others}
    names = {name for text in _signatures(source.code) for name in NAME.findall(text)}
    derived = {name for text in DERIVED.findall(source.code) for name in NAME.findall(text)}
    met = {brought.get(name, name) for name in names}
    met |= {brought.get(name, name) for name in derived} - DERIVES_STD
    return met & others


def _dependencies(crate: Path) -> set[str]:
    manifest = tomllib.loads((crate / "Cargo.toml").read_text(encoding="utf-8"))
    return {name.replace("-", "_") for name in manifest["dependencies"]}


def _signatures(code: str) -> Iterator[str]:
    for item in ITEM.finditer(code):
        opening = _end_of_head(code, item.end())
        head, body = code[item.start() : opening], code[opening : _closing(code, opening)]
        if item["kind"] in {"struct", "union"}:
            head, _, fields = head.partition("(")
            yield from (field for field in _parts(fields + body) if PUBLIC.search(field))
        yield head
        if item["kind"] == "enum":
            yield body
        elif item["kind"] == "trait":
            for found in FUNCTION.finditer(body):
                yield body[found.start() : _end_of_head(body, found.end())]
            yield from MADE.findall(body)
        elif item["impl"] and re.search(r"\bfor\b", code[item.start() : opening]):
            yield from MADE.findall(body)


def _parts(fields: str) -> Iterator[str]:
    """What stands between commas, but not those of `Map<Key, Value>`."""
    depth, start = 0, 0
    for place, letter in enumerate(fields.replace("->", "  ")):
        depth += {"<": 1, "(": 1, "[": 1, ">": -1, ")": -1, "]": -1}.get(letter, 0)
        if letter == "," and depth <= 0:
            yield fields[start:place]
            start = place + 1
    yield fields[start:]


def _end_of_head(code: str, start: int) -> int:
    """Where the body of an item begins, or its semicolon stands; `[u8; 4]` and `(A, B)` go on."""
    depth = 0
    for place in range(start, len(code)):
        letter = code[place]
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        if depth == 0 and letter in "{;=":
            return place if letter != "=" else _end_of_head(code, place + 1)
    return len(code)


def _closing(code: str, opening: int) -> int:
    """The place after the brace that closes the one at `opening`, if there is one."""
    depth = 0
    for place in range(opening, len(code)):
        depth += {"{": 1, "}": -1}.get(code[place], 0)
        if depth <= 0:
            return place + 1
    return len(code)
