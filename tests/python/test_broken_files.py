"""Every broken file of tests/broken is answered with one exact sentence, or its exact issues."""

import tomllib
from typing import Any

import pytest
from repository import ROOT

import laks

FOLDER = ROOT / "tests" / "broken"
CASES = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["case"]
NOT_BROKEN = {".py", ".toml", ".md"}


def shown(issues: laks.Table) -> list[str]:
    """Each issue in one line, where all but its remedy stands."""
    columns = (issues[name] for name in ("row", "column", "rule", "found"))
    rows = zip(*columns, strict=True)
    return [f"row {row}, {column}: {rule}, found {found}" for row, column, rule, found in rows]


def answer(read: Any, case: dict[str, Any]) -> dict[str, Any]:
    """What reading a file says."""
    with pytest.raises(laks.LaksError) as caught:
        read(FOLDER / case["file"], case.get("schema"))
    if isinstance(caught.value, laks.IssuesError):
        return {"issues": shown(caught.value.issues)}
    assert "\n" not in str(caught.value)
    return {"error": type(caught.value).__name__, "says": str(caught.value)}


def expected(case: dict[str, Any]) -> dict[str, Any]:
    return {key: case[key] for key in ("issues", "error", "says") if key in case}


def test_there_are_many_broken_files_and_each_is_answered() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix not in NOT_BROKEN}
    assert len(files) >= 60
    assert {case["file"] for case in CASES} == files - {"__pycache__"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_broken_file_is_answered_exactly(case: dict[str, Any]) -> None:
    assert answer(laks.read, case) == expected(case)


# Whether an id occurs twice is taken on trust where rows are not kept.
COUNTED = [case for case in CASES if case["file"] != "id_twice.csv"]


@pytest.mark.parametrize("case", COUNTED, ids=lambda case: case["file"])
def test_counting_a_broken_file_answers_the_same(case: dict[str, Any]) -> None:
    def count(path: object, schema: object) -> laks.Tally:
        return laks.tally(path, schema, as_of="2016-06-30")

    assert answer(count, case) == expected(case)
