"""The command line: what it prints, what it writes, and its exit codes."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import laks
from laks.command_line import main

CAFE = laks.datasets.ballerup()
FILE, SCHEMA = str(CAFE.path / "referrals.csv"), str(CAFE.path / "schema.toml")


def test_check_of_a_clean_table_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", FILE, "--schema", SCHEMA]) == 0
    assert capsys.readouterr().out == (
        "83 referrals, no issue that refuses\n"
        "83 rows of referrals.csv; 83 referrals\n"
        "referrals.csv: 83 rows\n"
        "by the rules: 2 counted\n"
    )


def test_check_of_a_broken_table_is_1_and_lists_the_rows(tmp_path, capsys) -> None:
    table, issues = tmp_path / "cafe.csv", tmp_path / "issues.csv"
    table.write_text("referred_on,exit\n2016-01-04,\n2016-01-05,gone\n", encoding="utf-8")
    assert main(["check", str(table), "--issues", str(issues)]) == 1
    assert 'row 3, column "exit": unknown_exit: found "gone"' in capsys.readouterr().err
    with issues.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Row"], row["Rule"]) for row in rows] == [("3", "unknown_exit")]


@pytest.mark.parametrize("arguments", [[], ["chek"], ["tally", FILE], ["check"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("file", ["nowhere.csv", "cafe.docx"])
def test_a_file_that_cannot_be_read_is_1_with_one_line(file: str, capsys) -> None:
    assert main(["check", file]) == 1
    said = capsys.readouterr().err
    assert said.startswith("laks: ")
    assert said.count("\n") == 1


def test_tally_writes_what_python_counts(tmp_path, capsys) -> None:
    out = tmp_path / "tally.json"
    asked = ["tally", FILE, "--schema", SCHEMA, "--as-of", "2016-05-15", "--by", "source"]
    assert main([*asked, "--out", str(out), "--progress"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("As of 15 May 2016, 36 of 58 referred had started")
    assert re.search(r"\d+ rows read", said.err)
    tally = laks.Tally.from_json(out.read_text(encoding="utf-8"))
    assert tally.funnel() == CAFE.cohort.tally(as_of="2016-05-15", by=["source"]).funnel()


def test_the_example_prints_the_funnel_the_outcomes_and_every_target(capsys) -> None:
    assert main(["example", "ballerup"]) == 0
    said = capsys.readouterr().out
    assert "36 of 58 referred had started" in said
    assert "measured before and after on well-being (WHO-5)" in said
    for target in ("referred", "april", "september", "goals"):
        assert said.count(f"target {target}: ") == 3


def test_the_example_writes_a_report_that_needs_nothing_else(tmp_path, capsys) -> None:
    out = tmp_path / "ballerup.html"
    assert main(["example", "ballerup", "--out", str(out)]) == 0
    assert capsys.readouterr().out.endswith(
        "the report at midtvejs, 2016-05-15 (another with --at)\n"
    )
    assert "midtvejs, pr. 15. maj 2016" in out.read_text(encoding="utf-8")
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page


def test_report_of_a_file_says_what_it_wrote(tmp_path, capsys) -> None:
    out = tmp_path / "cafe.html"
    plan = str(CAFE.path / "plan.toml")
    asked = ["report", FILE, "--schema", SCHEMA, "--plan", plan, "--at", "midtvejs"]
    assert main([*asked, "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}: {CAFE.plan.title}, as of 15 May 2016\n"
    expected = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs")
    assert out.read_text(encoding="utf-8") == expected.html


def test_every_line_of_a_command_is_in_the_language_that_was_asked_for(tmp_path, capsys) -> None:
    # "83 referrals, no issue that refuses" stood above a Danish list.
    danish = ["--schema", SCHEMA, "--language", "da", "--as-of", "2016-05-15"]
    assert main(["check", FILE, *danish[:4]]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "83 er med, og ingen fejl afviser tabellen",
        "83 rækker i referrals.csv; 83 er med",
        "referrals.csv: 83 rækker",
        "efter reglerne: 2 talt med",
    ]
    assert main(["tally", FILE, *danish, "--out", str(tmp_path / "tally.json")]) == 0
    assert capsys.readouterr().out.startswith("Pr. 15. maj 2016 var 36 af 58 visiterede startet")
    out = tmp_path / "side.html"
    assert main(["report", FILE, *danish, "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}: Henvisninger, pr. 15. maj 2016\n"


def test_a_refused_table_is_told_in_danish(tmp_path, capsys) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("referred_on\n2016-01-04\ni går\n", encoding="utf-8")
    assert main(["check", str(path), "--language", "da"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("tabellen er afvist: 1 fejl\nRet disse\n")
    assert "dato kan ikke læses" in said.err
    assert said.out.startswith("2 rækker i cafe.csv; tabellen er afvist\n")


def test_python_runs_the_package_as_the_command() -> None:
    asked = [sys.executable, "-m", "laks", "check", FILE, "--schema", SCHEMA]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.startswith("83 referrals, no issue that refuses\n")


def test_a_checkpoint_that_the_plan_does_not_have_is_1(tmp_path, capsys) -> None:
    plan = str(CAFE.path / "plan.toml")
    asked = ["report", FILE, "--schema", SCHEMA, "--plan", plan, "--at", "midtvej"]
    assert main([*asked, "--out", str(tmp_path / "cafe.html")]) == 1
    assert 'did you mean "midtvejs"?' in capsys.readouterr().err


COMPARE = ["compare", FILE, "--split", "2016-03-01", "--schema", SCHEMA, "--as-of", "2016-10-31"]


def test_compare_prints_what_to_know_every_line_and_the_sentence(capsys) -> None:
    assert main([*COMPARE, "--follow-up-days", "180"]) == 0
    said = capsys.readouterr().out.splitlines()
    split = CAFE.cohort.split("referred_on", at="2016-03-01")
    expected = laks.compare(split.before, split.after, as_of="2016-10-31", follow_up_days=180)
    title, head, *lines = said
    assert title == "Before and after"
    assert head.split()[:3] == ["Figure", "Before", "After"]
    assert lines[0].startswith("Started of the referred")
    assert lines[len(expected.lines) - 1].startswith("Measured before and after")
    (table,) = expected.view()
    assert len(table.notes) > len(expected.notes()) - 1 > 2
    assert lines[len(expected.lines) : -2] == table.notes
    assert said[-1] == expected.sentence()


def test_compare_speaks_danish(capsys) -> None:
    assert main([*COMPARE, "--follow-up-days", "180", "--language", "da"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1].split()[:3] == ["Nøgletal", "Før", "Efter"]
    assert any(line.startswith("Startet af de visiterede") for line in said)
    assert said[-1].startswith("Andelen, der startede, var ")


def test_compare_takes_two_files_or_a_split_and_not_both(capsys) -> None:
    assert main(["compare", FILE, FILE, *COMPARE[2:]]) == 1
    said = capsys.readouterr().err
    assert "either a second file or --split DATE" in said
    # The same file on both sides has the same people on both sides.
    both = ["compare", FILE, FILE, "--schema", SCHEMA, "--as-of", "2016-10-31"]
    assert main([*both, "--follow-up-days", "30"]) == 1
    assert "both sides hold the same" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_compare_writes_its_table_into_a_new_folder(ending: str, tmp_path, capsys) -> None:
    out = tmp_path / "tables" / f"comparison.{ending}"
    period = [
        "--before-period",
        "2015-06-01..2016-02-29",
        "--after-period",
        "2016-03-01..2016-06-30",
    ]
    assert main([*COMPARE, *period, "--follow-up-days", "30", "--out", str(out)]) == 0
    assert f"table written to {out}" in capsys.readouterr().out
    text = out.read_text(encoding="utf-8")
    if ending == "json":
        lines = json.loads(text)["lines"]
        assert laks.Comparison.from_json(text)["uptake"].measure == "uptake"
    else:
        lines = list(csv.DictReader(text.splitlines()))
    assert next(line["measure"] for line in lines) == "uptake"


def test_compare_without_follow_up_is_1_while_cases_are_open(capsys) -> None:
    assert main(COMPARE) == 1
    assert "count both with --follow-up-days DAYS" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--before-period", "2016"], ["--out", "table.xlsx"], ["--follow-up-days", "many"]]
)
def test_compare_with_wrong_arguments_is_2(wrong: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*COMPARE, *wrong])
    assert stopped.value.code == 2
    assert wrong[1] in capsys.readouterr().err


@pytest.mark.parametrize("command", ["tally", "report", "check", "example"])
def test_a_missing_folder_is_made(command: str, tmp_path: Path) -> None:
    """`laks example --out` failed with a path and no reason when the folder did not exist."""
    out = tmp_path / "new" / "folder" / "out.csv"
    asked = {
        "tally": ["tally", FILE, "--schema", SCHEMA, "--as-of", "2016-05-15", "--out"],
        "report": ["report", FILE, "--schema", SCHEMA, "--as-of", "2016-05-15", "--out"],
        "check": ["check", FILE, "--schema", SCHEMA, "--issues"],
        "example": ["example", "ballerup", "--out"],
    }
    assert main([*asked[command], str(out)]) == 0
    assert out.is_file()


def test_a_folder_that_cannot_be_made_is_1_with_one_line(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = tmp_path / "file" / "tally.json"
    asked = ["tally", FILE, "--schema", SCHEMA, "--as-of", "2016-05-15", "--out", str(out)]
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert said.startswith("laks: ")
    assert str(tmp_path / "file") in said
    assert said.count("\n") == 1
