"""What each crate says about itself as a package, and what it brings along."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from repository import ROOT

CRATES = sorted(path.parent for path in ROOT.glob("crates/*/Cargo.toml"))
MOST_KEYWORDS, LONGEST_KEYWORD = 5, 20


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


WORKSPACE = read(ROOT / "Cargo.toml")["workspace"]


def package(crate: Path) -> dict[str, Any]:
    """The fields of a crate, with those that it has from the workspace."""
    fields = read(crate / "Cargo.toml")["package"]
    return {
        name: WORKSPACE["package"][name] if value == {"workspace": True} else value
        for name, value in fields.items()
    }


def test_crates_need_each_other_at_the_version_they_have() -> None:
    needed = {name: wish for name, wish in WORKSPACE["dependencies"].items() if "path" in wish}
    assert needed.keys() == {"laks", "laks-arrow", "laks-files", "laks-stats"}
    version = WORKSPACE["package"]["version"]
    assert {name: wish.get("version") for name, wish in needed.items()} == dict.fromkeys(
        needed, version
    )
    for crate in CRATES:
        manifest = read(crate / "Cargo.toml")
        sections = [manifest.get(name, {}) for name in ("dependencies", "dev-dependencies")]
        named = {name: wish for section in sections for name, wish in section.items()}
        assert [name for name, wish in named.items() if "path" in wish] == []


@pytest.mark.parametrize("crate", CRATES, ids=lambda path: path.name)
def test_a_crate_says_what_it_is_and_under_which_terms(crate: Path) -> None:
    fields = package(crate)
    assert len(fields["description"]) > 40
    assert fields["license"] == "MIT OR Apache-2.0"
    assert fields["authors"] == ["the laks developers"]
    assert 1 <= len(fields["keywords"]) <= MOST_KEYWORDS
    assert all(re.fullmatch(r"[a-z][\w-]*", word) for word in fields["keywords"])
    assert max(map(len, fields["keywords"])) <= LONGEST_KEYWORD
    assert fields["categories"]
    assert fields.get("publish", True)


@pytest.mark.parametrize("crate", CRATES, ids=lambda path: path.name)
def test_a_crate_brings_its_licences_and_its_page(crate: Path) -> None:
    brought = package(crate)["include"]
    assert {"/src", "/README.md", "/LICENSE-*"} <= set(brought)
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert (crate / name).read_bytes() == (ROOT / name).read_bytes()
    page = (crate / package(crate)["readme"]).read_text(encoding="utf-8")
    assert page.startswith(f"# {crate.name}\n")
    assert "```rust\n" in page
    assert [link for link in re.findall(r"\]\(([^)]+)\)", page) if "://" not in link] == []
    root = (crate / "src/lib.rs").read_text(encoding="utf-8")
    assert '#[cfg(doctest)]\n#[doc = include_str!("../README.md")]' in root


@pytest.mark.parametrize("crate", CRATES, ids=lambda path: path.name)
def test_every_feature_is_documented(crate: Path) -> None:
    features = set(read(crate / "Cargo.toml").get("features", {})) - {"default"}
    page = (crate / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == features
    root = (crate / "src/lib.rs").read_text(encoding="utf-8")
    first_page = "\n".join(line for line in root.splitlines() if line.startswith("//!"))
    assert [name for name in features if f"`{name}`" not in first_page] == []


def test_a_crate_takes_in_no_file_that_stays_behind() -> None:
    """What `include_str!` names outside `src` is in the package too."""
    met = 0
    for crate in CRATES:
        for path in sorted((crate / "src").rglob("*.rs")):
            text = path.read_text(encoding="utf-8")
            code = text.partition("#[cfg(test)]")[0]
            for named in re.findall(r'include_(?:str|bytes)!\(\s*"([^"]+)"', code):
                met += 1
                taken = (path.parent / named).resolve()
                inside = taken.relative_to(crate.resolve()).as_posix()
                brought = [f"/{inside}".startswith(start) for start in package(crate)["include"]]
                assert any(brought), (path, named)
    assert met > 3
