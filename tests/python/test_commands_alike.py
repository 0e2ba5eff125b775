"""Commands take tallies and tables alike, say the same as Python, and as JSON, CSV or nothing."""

import csv
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import laks
from laks.command_line import main, parser
from laks.commands.table_arguments import SIDE_TABLES
from laks.reading.beside import NAMES

CAFE = laks.datasets.ballerup()
BY = CAFE.plan.needs["by"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the café's files, in which commands run."""
    for name in ("referrals.csv", "schema.toml", "plan.toml"):
        shutil.copy(CAFE.path / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*asked: str) -> int:
    return main(list(asked))


def count(*asked: str) -> None:
    assert run("tally", "referrals.csv", "--schema", "schema.toml", "--quiet", *asked) == 0


def stored(path: str) -> laks.Tally:
    return laks.Tally.from_json(Path(path).read_text(encoding="utf-8"))


def test_a_tally_counts_what_the_plan_needs_too(capsys) -> None:
    dates = "2016-05-31,midtvejs"
    count("--plan", "plan.toml", "--as-of", dates, "--by", "source", "--out", "t.json")
    expected = CAFE.cohort.tally(as_of=["2016-05-15", "2016-05-31"], by=["source", *BY])
    assert stored("t.json") == expected
    assert capsys.readouterr() == ("", "")
    assert run("plan", "status", "t.json", "--plan", "plan.toml", "--at", "midtvejs", "--json") == 3
    status = CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")
    assert json.loads(capsys.readouterr().out) == status.to_dict()


def test_what_the_columns_cannot_answer_is_said_and_not_counted_by(capsys) -> None:
    table = Path("referrals.csv").read_text(encoding="utf-8").replace("Forløb", "Gruppe")
    Path("referrals.csv").write_text(table, encoding="utf-8")
    schema = Path("schema.toml").read_text(encoding="utf-8")
    Path("schema.toml").write_text(
        "\n".join(line for line in schema.splitlines() if '"Forløb"' not in line), encoding="utf-8"
    )
    count("--plan", "plan.toml", "--as-of", "2016-05-15", "--out", "t.json")
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert said[0].startswith("laks: target april: ")
    assert stored("t.json").spec["by"] == []


def test_plan_status_of_a_table_and_of_a_tally_are_the_same_in_words_and_files(capsys) -> None:
    count("--plan", "plan.toml", "--as-of", "2016-05-15", "--out", "t.json")
    asked = ["--plan", "plan.toml", "--at", "midtvejs", "--language", "da"]
    assert run("plan", "status", "t.json", *asked, "--out", "new/status.csv") == 3
    of_tally = capsys.readouterr().out
    assert run("plan", "status", "referrals.csv", "--schema", "schema.toml", *asked) == 3
    assert capsys.readouterr().out == of_tally
    assert "✖\N{NO-BREAK SPACE}Ikke nået" in of_tally
    with open("new/status.csv", encoding="utf-8", newline="") as file:
        assert [row["status"] for row in csv.DictReader(file)][1] == "missed"
    one = Path("plan.toml").read_text(encoding="utf-8").partition("# April")[0]
    Path("one.toml").write_text(one, encoding="utf-8")
    assert run("plan", "status", "t.json", "--plan", "one.toml", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_show_answers_each_part_as_python_does(capsys) -> None:
    count("--as-of", "2016-05-15,2016-05-31", "--by", "source", "--out", "t.json")
    tally = CAFE.cohort.tally(as_of="2016-05-15", by=["source"])
    total = tally.total()
    expected = {
        "funnel": total.funnel(),
        "goals": total.goals(at_least=2),
        "waits": total.waiting(),
        "flow": total.flow(),
    }
    asked = ["--at", "2016-05-15", "--at-least", "2"]
    assert run("show", "t.json", *expected, *asked, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said.pop("as_of") == "2016-05-15"
    assert said == {part: result.to_dict() for part, result in expected.items()}
    assert run("show", "t.json", *expected, *asked, "--language", "da") == 0
    words = capsys.readouterr().out
    assert all(result.sentence("da") in words for result in expected.values())
    # A table is counted first; without a part all that can be answered is shown.
    assert run("show", "t.json") == 0
    of_tally = capsys.readouterr().out
    assert run("show", "referrals.csv", "--schema", "schema.toml", "--at", "2016-05-31") == 0
    assert capsys.readouterr().out == of_tally
    assert run("show", "t.json", "funnel", "--by", "source", "--csv", "--at", "2016-05-15") == 0
    printed = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["source"] for row in printed] == tally.funnel().table()["source"]


def test_show_speaks_of_what_was_not_counted_by_its_options(capsys) -> None:
    count("--as-of", "2016-05-15", "--by", "course", "--out", "t.json")
    assert run("show", "t.json", "--by", "source") == 1
    assert capsys.readouterr().err.endswith("count again with --by course,source\n")
    assert run("show", "t.json", "--at", "2016-05-31") == 1
    assert 'date of the count "2016-05-31" is not known' in capsys.readouterr().err
    assert run("plan", "status", "referrals.csv", "--plan", "plan.toml", "--at", "midtvej") == 1
    assert capsys.readouterr().err.startswith("laks: --at must be a date YYYY-MM-DD, today")
    with pytest.raises(SystemExit) as stopped:
        run("show", "t.json", "funel")
    assert stopped.value.code == 2
    assert "PART must be one of funnel, rates" in capsys.readouterr().err


SPLIT = ["--split", "2016-03-01", "--follow-up-days", "150", "--as-of", "2016-10-31"]


def test_a_split_tally_compares_like_its_table(capsys) -> None:
    count(*SPLIT, "--out", "before.json", "after.json")
    split = CAFE.cohort.split("referred_on", at="2016-03-01")
    expected = laks.compare(split.before, split.after, as_of="2016-10-31", follow_up_days=150)
    assert run("compare", "before.json", "after.json", "--out", "change.json") == 0
    assert laks.Comparison.from_json(Path("change.json").read_text("utf-8")) == expected
    of_tallies = capsys.readouterr().out.splitlines()[:-1]
    assert run("compare", "referrals.csv", "--schema", "schema.toml", *SPLIT) == 0
    assert capsys.readouterr().out.splitlines() == of_tallies


@pytest.mark.parametrize("command", [["check"], ["tally", *SPLIT[-2:], "--out", "u.json"]])
def test_what_only_rows_can_answer_asks_for_the_table(command: list[str], capsys) -> None:
    count("--as-of", "2016-05-15", "--out", "t.json")
    assert run(command[0], "t.json", *command[1:]) == 1
    said = capsys.readouterr().err
    assert said == (
        f"laks: laks {command[0]} needs the rows of a table, but 't.json' is a tally, which holds "
        "none: give the table that it was counted from\n"
    )
    assert run("compare", "t.json", "--split", "2016-03-01") == 1
    assert "a tally cannot be split, for it holds no rows" in capsys.readouterr().err


def test_a_table_beside_a_tally_is_counted_like_it() -> None:
    head, *lines = Path("referrals.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    for name, part in (("old.csv", lines[:38]), ("new.csv", lines[38:])):
        Path(name).write_text(head + "".join(part), encoding="utf-8")
    asked = ["--schema", "schema.toml", "--as-of", "2016-10-31", "--follow-up-days", "90"]
    for name in ("old", "new"):
        run("tally", f"{name}.csv", *asked, "--by", "source", "--out", f"{name}.json")
    schema = ["--schema", "schema.toml"]
    assert run("compare", "old.json", "new.csv", *schema, "--out", "mixed.json", "--quiet") == 0
    assert run("compare", "old.json", "new.json", "--out", "both.json", "--quiet") == 0
    assert Path("mixed.json").read_bytes() == Path("both.json").read_bytes()
    assert run("merge", "old.json", "new.csv", *schema, "--out", "mixed.json", "--quiet") == 0
    assert run("merge", "old.json", "new.json", "--out", "both.json", "--quiet") == 0
    assert Path("mixed.json").read_bytes() == Path("both.json").read_bytes()
    tables = ["old.csv", "new.csv", *asked, "--by", "source"]
    assert run("merge", *tables, "--out", "tables.json", "--quiet") == 0
    assert stored("tables.json") == stored("both.json")


def test_cumulative_extracts_are_refused_with_the_command_that_tells_what_moved(capsys) -> None:
    for day in ("2016-04-30", "2016-05-31"):
        count("--as-of", day, "--plan", "plan.toml", "--out", f"{day[:7]}.json")
    assert run("compare", "2016-04.json", "2016-05.json") == 1
    assert "laks changes EARLIER LATER" in capsys.readouterr().err
    tallies = ["2016-04.json", "2016-05.json", "--plan", "plan.toml"]
    assert run("changes", *tallies, "--json", "--out", "late.json") == 0
    pair = [stored(path) for path in tallies[:2]]
    expected = laks.changes(*pair, CAFE.plan)
    assert json.loads(capsys.readouterr().out) == expected.to_dict()
    assert laks.Changes.from_json(Path("late.json").read_text("utf-8")) == expected
    assert run("changes", *tallies) == 0
    assert capsys.readouterr().out.endswith(f"{expected.sentence()}\n")
    # The same two dates of one table, and of one tally counted at both.
    dates = ["--at", "2016-04-30", "--later-at", "2016-05-31", "--plan", "plan.toml", "--json"]
    table = ["referrals.csv", "referrals.csv", "--schema", "schema.toml"]
    assert run("changes", *table, *dates) == 0
    assert json.loads(capsys.readouterr().out) == expected.to_dict()
    count("--as-of", "2016-04-30,2016-05-31", "--plan", "plan.toml", "--out", "both.json")
    assert run("changes", "both.json", "both.json", *dates) == 0
    assert json.loads(capsys.readouterr().out) == expected.to_dict()


def test_messages_name_options_and_python_speaks_of_arguments_again_afterwards(capsys) -> None:
    assert run("compare", "referrals.csv", "--split", "2016-03-01", "--schema", "schema.toml") == 1
    said = capsys.readouterr().err
    assert "count both with --follow-up-days DAYS" in said
    assert "follow_up_days" not in said
    split = CAFE.cohort.split("referred_on", at="2016-03-01")
    with pytest.raises(laks.UnequalFollowUp, match="count both with follow_up_days"):
        laks.compare(split.before, split.after)


@pytest.mark.parametrize(
    "asked",
    [
        ["tally", "--by", "source", "referrals.csv", "--as-of", "2016-05-15", "--out", "t.json"],
        ["tally", "--as-of", "2016-05-15", "--by", "source", "--out", "t.json", "referrals.csv"],
        ["tally", "referrals.csv", "--out", "t.json", "--by", "source", "--as-of", "2016-05-15"],
    ],
)
def test_an_option_does_not_swallow_the_file(asked: list[str]) -> None:
    assert run(*asked, "--schema", "schema.toml", "--quiet") == 0
    assert stored("t.json").spec["by"] == ["source"]


def test_files_and_words_may_stand_behind_options(capsys) -> None:
    """`laks show t.json --at 2016-05-15 funnel` said "unrecognized arguments: funnel"."""
    count("--as-of", "2016-05-15", "--out", "t.json")
    assert run("show", "t.json", "--at", "2016-05-15", "funnel", "--language", "en", "flow") == 0
    assert "Month by month" in capsys.readouterr().out
    split = ["tally", "--schema", "schema.toml", *SPLIT, "referrals.csv", "--quiet"]
    assert run(*split, "--out", "before.json", "after.json") == 0
    assert run("compare", "before.json", "--language", "da", "after.json", "--quiet") == 0
    assert run("merge", "before.json", "--out", "all.json", "after.json", "--quiet") == 0
    assert stored("all.json").notes["rows"] == 83
    for wrong in (["check", "a.csv", "b.csv"], ["show", "t.json", "--csvs", "funnel"]):
        with pytest.raises(SystemExit) as stopped:
            run(*wrong)
        assert stopped.value.code == 2
        assert "unrecognized arguments: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["tally", "--as-of", "2016-05-15", "--out", "t.json"], "are required: file"),
        (["tally", "a.csv", "--out", "t.json"], "are required: --as-of"),
        (["tally", "a.csv", *SPLIT, "--out", "t.json"], "--out must name two files, before and"),
        (["plan", "status", "t.json"], "are required: --plan"),
        (["plan"], "are required: status"),
        (["show", "t.json", "--csv"], "--csv is of one part"),
        (["check", "a.csv", "--quiet", "--json"], "not allowed with argument"),
    ],
)
def test_a_command_that_lacks_something_is_2_and_says_what(
    asked: list[str], said: str, capsys
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*asked)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_words_for_dates_are_days() -> None:
    today = dt.date.today()
    month_end = today.replace(day=1) - dt.timedelta(days=1)
    count("--as-of", "last-month-end,today", "--out", "t.json")
    assert stored("t.json").dates == [month_end, today]


@pytest.mark.parametrize(
    "asked",
    [
        ["check", "referrals.csv"],
        ["tally", "referrals.csv", "--as-of", "2016-05-15", "--out", "t.json"],
        ["show", "referrals.csv"],
        ["plan", "status", "referrals.csv", "--plan", "plan.toml"],
        ["compare", "referrals.csv", "--split", "2016-03-01", "--follow-up-days", "90"],
        ["changes", "referrals.csv", "referrals.csv"],
        ["merge", "referrals.csv", "--out", "t.json"],
        ["report", "referrals.csv", "--at", "2016-05-15", "--out", "r.html"],
    ],
)
def test_every_command_is_quiet_or_speaks_json_when_asked(asked: list[str], capsys) -> None:
    asked = [*asked, "--schema", "schema.toml"]
    code = run(*asked)
    assert code in {0, 3}
    words = capsys.readouterr().out
    assert run(*asked, "--json") == code
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert run(*asked, "--quiet") == code
    assert capsys.readouterr() == ("", "")
    assert run(*asked, "--language", "da") == code
    danish = capsys.readouterr().out
    assert danish != words
    assert re.search(r"\b(er|af|var|pr|måltal|Måltal|blev)\b", danish)


def test_every_command_has_help_with_an_example_and_the_exit_codes_are_told() -> None:
    described = parser()
    assert "3 a target is behind or missed" in " ".join(described.format_help().split())
    commands = next(a for a in described._actions if isinstance(a.choices, dict)).choices
    assert len(commands) == 11
    for name, command in commands.items():
        if name not in {"plan", "completion"}:
            assert f"example: laks {name}" in " ".join(command.format_help().split()), name


def test_the_example_speaks_the_language_that_it_is_asked_for(capsys) -> None:
    """`laks example ballerup --language da` printed English."""
    assert run("example", "ballerup", "--language", "da") == 0
    said = capsys.readouterr().out
    assert "83 visitationer, opdigtet ud fra offentliggjorte tal" in said
    assert "Pr. 15. maj 2016 var 36 af 58 visiterede startet" in said
    line = "måltal april: ikke nået, 12, krævet 14 (startede (hold LC4)), bedømt 2016-04-30"
    assert line in said
    assert "target" not in said
    assert run("example", "ballerup", "--json") == 0
    assert set(json.loads(capsys.readouterr().out)["checkpoints"]) == set(CAFE.plan.checkpoints)


def test_the_tables_that_can_be_joined_are_those_of_reading() -> None:
    assert SIDE_TABLES == NAMES


def test_the_help_of_all_commands_is_made_without_loading_them() -> None:
    loaded = parser("")
    assert loaded.format_help() == parser().format_help()
    program = (
        "import sys; from laks.command_line import parser; parser('').format_help(); "
        "print([name for name in sys.modules if name.startswith('laks.commands.')])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.strip() == b"[]"
