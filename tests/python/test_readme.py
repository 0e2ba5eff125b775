"""The README's Python code runs, in order, as one session."""

import re
from pathlib import Path

import pytest
from repository import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def python_blocks() -> list[tuple[int, str]]:
    """Line number and text of each Python block."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [(text[: m.start(1)].count("\n"), m.group(1)) for m in BLOCK.finditer(text)]


def test_the_code_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = python_blocks()
    assert blocks
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {"__name__": "readme"}
    for lines_before, block in blocks:
        # Empty lines in front make a traceback name the README's own line.
        exec(compile("\n" * lines_before + block, "README.md", "exec"), session)  # noqa: S102
