"""The pages of the site: every public name has one, every link an end, and nothing is remote."""

import re
import sys
from pathlib import Path

import pytest
from repository import ROOT

import laks
import laks.stats

sys.path.insert(0, str(ROOT / "python" / "site"))

import pages
from docstring import as_markdown
from linked_files import LINK
from offline import on_post_page
from reference import write_reference


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, but for the notebooks, which are run elsewhere."""
    into = tmp_path_factory.mktemp("site")
    pages.write_guides(into)
    write_reference(into / "reference")
    (into / "tutorial").mkdir()
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        (into / "tutorial" / f"{notebook.stem}.md").touch()
    return into


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    words = [
        re.sub(r"[^\w\s-]", "", re.sub(r"[`*]", "", title)).strip().lower() for title in titles
    ]
    return {re.sub(r"[-\s]+", "-", word) for word in words}


def test_every_public_name_has_a_page_with_its_docstring(folder: Path) -> None:
    for short, package in {"laks": laks, "stats": laks.stats}.items():
        for name in package.__all__:
            if name.startswith("__") or name == "stats":
                continue
            text = (folder / "reference" / short / f"{name}.md").read_text(encoding="utf-8")
            assert text.startswith(f"# {package.__name__}.{name}\n"), name
            assert ">>>" in text or name.endswith("Error") or "#" in text, name
    tally = (folder / "reference/laks/Tally.md").read_text(encoding="utf-8")
    assert "## funnel\n\n```python\nfunnel(level=0.95)\n```" in tally


def test_every_link_of_a_guide_has_an_end(folder: Path) -> None:
    links = 0
    for page in folder.rglob("*.md"):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target, anchor in LINK.findall(text):
            end = (page.parent / target).resolve()
            assert end.is_file(), f"{page.name}: {target}"
            assert not anchor or anchor[1:] in headings(end), f"{page.name}: {target}{anchor}"
            links += 1
        for anchor in re.findall(r"\]\(#([^)]+)\)", text):
            assert anchor in headings(page), f"{page.name}: #{anchor}"
    assert links > 150


def test_the_navigation_names_each_guide(folder: Path) -> None:
    named = set(
        re.findall(r"(\w+)\.md$", (ROOT / "python/site/mkdocs.yml").read_text(), re.MULTILINE)
    )
    assert {page.stem for page in (ROOT / "python/docs").glob("*.md")} <= named
    assert {page.stem for page in folder.glob("*.md")} <= named | {"readme"}


def test_what_the_site_needs_is_pinned_to_one_version() -> None:
    folder = ROOT / "python" / "site"
    needed, pinned = (
        [line for line in (folder / name).read_text().splitlines() if not line.startswith("#")]
        for name in ("requirements.txt", "constraints.txt")
    )
    assert len(needed) >= 3
    assert set(needed) <= set(pinned)
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_a_guide_that_links_to_nothing_stops_the_build(tmp_path: Path) -> None:
    page = ROOT / "python/docs/index.md"
    with pytest.raises(SystemExit, match="links to nowhere"):
        pages.link_within("[x](nowhere.md)", page, ROOT, tmp_path, {})


class Page:
    """What a hook is told of a page."""

    class file:  # noqa: N801
        """Its file."""

        src_uri = "index.md"


def test_nothing_is_loaded_from_elsewhere() -> None:
    shim = '<body><script src="https://cdn.example/iframe-worker/shim"></script></body>'
    assert "cdn.example" not in on_post_page(shim, page=Page)
    assert "window.Worker" in on_post_page(shim, page=Page)
    with pytest.raises(SystemExit, match="would load"):
        on_post_page('<img alt="" src="https://cdn.example/x.png">', page=Page)


def test_a_docstring_keeps_its_parts() -> None:
    doc = "One.\n\nParameters\n----------\nx : int\n    What.\n\nExamples\n--------\n>>> 1\n1"
    assert as_markdown(doc) == (
        "One.\n\n**Parameters**\n\n- `x`: int\n  What.\n\n**Examples**\n\n```pycon\n>>> 1\n1\n```"
    )
