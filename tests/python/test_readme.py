"""The README and the guides: their Python code runs, and their links lead to a file."""

import re
from pathlib import Path

import pytest
from repository import ROOT, files, shown

import laks

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")

PAGES = [shown(path) for path in files() if path.suffix == ".md"]


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def python_blocks(page: str) -> list[tuple[int, str]]:
    """For each Python block, the number of lines before it and its text."""
    text = text_of(page)
    return [(text[: m.start(1)].count("\n"), m.group(1)) for m in BLOCK.finditer(text)]


def test_the_readme_has_code_and_there_are_guides() -> None:
    assert python_blocks("README.md")
    assert {"README.md", "python/docs/index.md"} <= set(PAGES)


@pytest.mark.parametrize("page", [page for page in PAGES if python_blocks(page)])
def test_the_code_on_a_page_runs_from_top_to_bottom(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {"__name__": "page"}
    for lines_before, block in python_blocks(page):
        # Empty lines in front make a traceback name the page's own line.
        exec(compile("\n" * lines_before + block, page, "exec"), session)  # noqa: S102
    laks.set_language(None)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_to_one(page: str) -> None:
    links = [link for link in LINK.findall(text_of(page)) if "://" not in link]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
