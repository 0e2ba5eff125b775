"""The guide "The monthly job": its bash script and its Python, over three made-up months."""

import csv
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT

import laks

GUIDE = (ROOT / "python/docs/monthly_job.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
BASH = re.findall(r"^```bash\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
MONTHS = [("2016-03", "2016-03-31"), ("2016-04", "2016-04-30"), ("2016-05", "2016-05-31")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the guide, with the script and ``laks`` on the path."""
    folder = tmp_path_factory.mktemp("cafe")
    before = Path.cwd()
    os.chdir(folder)
    try:
        exec(compile(PYTHON[0], "monthly_job.md", "exec"), {"__name__": "page"})  # noqa: S102
    finally:
        os.chdir(before)
    executable(folder / "monthly.sh", BASH[0])
    (folder / "bin").mkdir()
    executable(folder / "bin" / "laks", f'#!/bin/sh\nexec "{sys.executable}" -m laks "$@"\n')
    return folder


def executable(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def bash(folder: Path, *asked: str) -> "subprocess.CompletedProcess[str]":
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", *asked],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def done(folder: Path) -> list[int]:
    """The job of each month, by its exit code."""
    codes = []
    for (month, day), before in zip(MONTHS, ["", *(month for month, _ in MONTHS)], strict=False):
        job = bash(folder, "monthly.sh", month, day, *([before] if before else []))
        assert job.stderr == "", job.stderr
        codes.append(job.returncode)
    return codes


def test_the_script_writes_each_months_files_and_says_by_its_code_where_the_plan_stands(
    folder: Path, done: list[int]
) -> None:
    plan = laks.Plan.read(folder / "plan.toml")
    for (month, day), code in zip(MONTHS, done, strict=True):
        names = {path.name for path in (folder / month).iterdir()}
        wanted = {"check.txt", "ret_disse.xlsx", "tally.json", "figures.txt", "funnel.csv"}
        wanted |= {"status.json", "status.txt", "report.html"}
        assert names == wanted | ({"changes.txt", "late.csv"} if month != "2016-03" else set())
        # The same in Python.
        cohort = laks.read(
            folder / "extracts" / f"{month}.csv", folder / "schema.toml", extracted_on=day
        )
        tally = cohort.tally(as_of=day, by=plan.needs["by"])
        stored = laks.Tally.from_json((folder / month / "tally.json").read_text(encoding="utf-8"))
        assert stored == tally
        status = laks.PlanStatus.from_json((folder / month / "status.json").read_text("utf-8"))
        assert status == plan.evaluate(cohort, at=day)
        late = {"behind", "missed"} & {target.status for target in status.targets}
        assert code == (3 if late else 0)
        figures = (folder / month / "figures.txt").read_text(encoding="utf-8")
        assert tally.total().funnel().sentence() in figures
        page = (folder / month / "report.html").read_text(encoding="utf-8")
        assert plan.title in page
    assert 3 in done


def test_what_was_registered_late_is_kept_month_by_month(folder: Path, done: list[int]) -> None:
    assert done
    held_back = {}
    for month, day in MONTHS[:-1]:
        known = {row["Henvisningsnr"] for row in rows(folder / "extracts" / f"{month}.csv")}
        every = rows(Path(laks.datasets.ballerup().path / "referrals.csv"))
        by_then = [row for row in every if row["Henvist"] <= day]
        held_back[month] = sum(row["Henvisningsnr"] not in known for row in by_then)
    assert sum(held_back.values()) > 1
    for (month, number), (later, _) in zip(held_back.items(), MONTHS[1:], strict=True):
        kept = rows(folder / later / "late.csv")
        late = [row for row in kept if row["event"] == "referred" and row["registered_late"] != "0"]
        assert [int(row["registered_late"]) for row in late] == ([number] if number else [])
        assert all(row["from"] == f"{month}-01" for row in late)
    said = (folder / "2016-05" / "changes.txt").read_text(encoding="utf-8")
    assert "Registered late: 2 referred." in said


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_month_with_a_broken_row_writes_the_list_to_send_back_and_nothing_else(
    folder: Path,
) -> None:
    text = (folder / "extracts" / "2016-03.csv").read_text(encoding="utf-8")
    broken = text.replace("2016-01-12", "12. jan", 1)
    assert broken != text
    (folder / "extracts" / "2016-99.csv").write_text(broken, encoding="utf-8")
    job = bash(folder, "monthly.sh", "2016-99", "2016-03-31")
    assert job.returncode == 1
    assert "the table is refused" in job.stderr
    written = {path.name for path in (folder / "2016-99").iterdir()}
    assert written == {"check.txt", "ret_disse.xlsx"}


def test_before_and_after_and_several_units_as_the_guide_says(folder: Path) -> None:
    every = laks.datasets.ballerup().path / "referrals.csv"
    (folder / "extracts" / "2016-10.csv").write_bytes(every.read_bytes())
    head, *lines = every.read_text(encoding="utf-8").splitlines(keepends=True)
    for unit, part in (("north", lines[:40]), ("south", lines[40:])):
        (folder / f"{unit}.csv").write_text(head + "".join(part), encoding="utf-8")
        asked = f"laks tally {unit}.csv --as-of 2016-10-31 --out unit-{unit}.tally.json"
        assert bash(folder, "-c", asked).returncode == 0
    job = bash(folder, "-e", "-c", BASH[1])
    assert (job.returncode, job.stderr) == (0, "")
    cohort = laks.datasets.ballerup().cohort
    split = cohort.split("referred_on", at="2016-03-01")
    expected = laks.compare(split.before, split.after, as_of="2016-10-31", follow_up_days=150)
    uptake = next(row for row in rows(folder / "change.csv") if row["measure"] == "uptake")
    assert float(uptake["after"]) == expected["uptake"].after.value
    merged = json.loads((folder / "all.tally.json").read_text(encoding="utf-8"))
    assert merged["notes"]["rows"] == 83
