"""Results and arguments that broke: each said in one sentence now, or not refused at all."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from report_page import Page

import laks
from laks import _laks
from laks._laks import text_table
from laks.command_line import main
from laks.reporting.outcomes_section import _rounding
from laks.reporting.targets_section import targets_section
from laks.reporting.voice import Voice

CAFE = laks.datasets.ballerup()
HALF = "\ud800"
REFERRAL = {"referral_id": ["a"], "referred_on": [dt.date(2016, 1, 1)]}


def table(**columns: list[Any]) -> pa.Table:
    return pa.table({**REFERRAL, **columns})


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (lambda: laks.report([]), "cohort must be a Cohort, but is []"),
        (lambda: laks.report(CAFE.cohort, 3), "plan must be a Plan, or None for a page without"),
        (lambda: laks.report(CAFE.cohort, title=HALF), "title must be a text of whole characters"),
        (lambda: laks.report(CAFE.cohort, to=3), "to must be a path, but is 3"),
        (lambda: CAFE.cohort.tally(by=HALF), "by must be a text of whole characters"),
        (lambda: CAFE.cohort.tally().goals(at_least=-1), "at_least must be a whole number from 0"),
        (lambda: CAFE.cohort.tally().goals(at_least=True), "at_least must be a whole number from"),
        (
            lambda: CAFE.cohort.tally(follow_up_days=2**80),
            "follow_up_days must be a number of days",
        ),
        (lambda: CAFE.cohort.tally(horizons=90), "horizons must be a list of numbers of days"),
        (lambda: CAFE.cohort.tally().funnel(level="x"), "level must be a number, but is 'x'"),
        (lambda: CAFE.referrals["x"], 'column "x" is not known'),
        (lambda: CAFE.referrals[0], "column must be a text, but is 0"),
        (lambda: laks.Schema({1: {}}), "a key must be a text, but is 1"),
        (lambda: laks.Schema({"columns": {"exit": object}}), "a value must be a text, a number"),
        (lambda: laks.Schema([]), "keys must be a dict, but is []"),
        (lambda: laks.read(3), "path must be a path, but is 3"),
        (lambda: laks.Tally.from_counts(rows=[3], by="a"), "rows must be a list of dicts"),
        (lambda: laks.Tally.from_counts(rows=[{"a": 1}], by="a"), "a label of rows must be a text"),
        (lambda: laks.Cohort(table(), first_row=-1), "first_row must be a whole number from 0"),
        (
            lambda: laks.tally(table(), as_of="2016-02-01", progress=3),
            "progress must be a function",
        ),
        (lambda: _laks.text_table("t", ["a"], []), "there are 1 names for 0 columns"),
    ],
)
def test_an_argument_of_another_kind_is_said_in_the_users_words(do: Any, sentence: str) -> None:
    # OverflowError, KeyError, AttributeError and UnicodeEncodeError came out, or 1 was read as "1".
    with pytest.raises(laks.LaksError) as caught:
        do()
    assert sentence in str(caught.value)


def test_a_schema_that_holds_itself_is_refused() -> None:
    # json.dumps said "Circular reference detected", which is a plain ValueError.
    itself: dict[str, Any] = {}
    itself["columns"] = itself
    with pytest.raises(laks.SchemaError, match="lie in each other without end"):
        laks.Schema(itself)


def test_a_stream_that_was_read_before_is_no_empty_table() -> None:
    # A RecordBatchReader handed over twice was a cohort of nobody.
    reader = table().to_reader()
    assert len(laks.Cohort(reader)) == 1
    with pytest.raises(laks.InvalidInput, match="was read before"):
        laks.Cohort(reader)
    assert len(laks.Cohort(table().slice(0, 0))) == 0


def test_the_flow_goes_to_the_last_day_of_the_calendar() -> None:
    # The month behind December 2199 is not in the calendar, and the last month lost its days.
    days = [dt.date(2199, 11, 30), dt.date(2199, 12, 31)]
    tally = laks.Cohort(table(referral_id=["a", "b"], referred_on=days)).tally()
    months = tally.flow().months
    assert [month.last_day for month in months] == days
    assert [month.events["referred"] for month in months] == [1, 1]


def test_what_is_1_by_definition_has_no_interval() -> None:
    # Completed of the completed had an interval from 85.7% to 100%.
    rate = CAFE.cohort.tally().rates("completed").rates[3]
    assert (rate.value, rate.lower, rate.upper, rate.method) == (1.0, None, None, "none")
    assert rate.reason == "it is so by definition"
    assert "af de gennemførte, pr. definition" in CAFE.cohort.tally().rates("completed").sentence(
        "da"
    )


IGNORED = ["Note", "Løbenr"]


def test_a_page_names_the_columns_that_were_left_unread_on_purpose() -> None:
    # "Every column was used" was said of a table with ignored columns.
    frame = text_table("rows", [*REFERRAL, *IGNORED], [["a"], ["2016-01-01"], ["x"], ["1"]])
    page = Page(laks.report(laks.Cohort(frame, {"ignore": IGNORED}), at="2016-02-01").html)
    assert "Every column was used" not in page.text
    assert "Columns left unread on purpose: Note, Løbenr." in page.text


def test_a_target_card_has_no_row_for_what_does_not_apply() -> None:
    # The card of a count had the rows bounds, interval and chance, each with an x.
    cards = targets_section(CAFE.plan.evaluate(CAFE.cohort, at="afslutning"), Voice.of("en"))
    rows = [name for name, _ in cards["targets"][0]["facts"]]
    assert rows == ["Observed", "Needed", "Judged on", "Due"]


def test_where_no_goals_are_recorded_there_is_no_section_for_them() -> None:
    # A heading "Goals" stood above a sentence that there were none.
    page = Page(laks.report(laks.Cohort(table()), at="2016-02-01").html)
    assert not any(section.get("id") == "goals" for section in page.named("section"))
    assert "No goals were recorded" in page.text


def test_a_plan_about_another_number_of_goals_does_not_break_the_page() -> None:
    # The goals of the page were asked "of 4", as the plan says, where the table has one.
    one = laks.Cohort(table(goal_1=[True], course=["LC1"], started_on=[dt.date(2016, 1, 2)]))
    page = Page(laks.report(one, CAFE.plan, at="2016-05-15").html)
    assert "at least 1 of the goals set" in page.text


def test_a_change_that_the_rounded_means_do_not_give_says_so() -> None:
    # 44.3 before and 53.1 after stood beside a change of 8.9.
    means = {
        "mean_before": {"value": 44.27},
        "mean_after": {"value": 53.12},
        "gain": {"value": 8.85},
    }
    assert _rounding(means, {}, Voice.of("da")).startswith("Ændringen er regnet ud før afrunding")
    even = {"mean_before": {"value": 44.3}, "mean_after": {"value": 53.1}, "gain": {"value": 8.8}}
    assert _rounding(even, {}, Voice.of("en")) == ""


TWICE = text_table("rows", list(REFERRAL), [["a", "b", "a"], ["2016-01-01"] * 3])


def test_a_stream_says_that_ids_were_trusted_or_checks_them() -> None:
    # The rule duplicate_referral_id was passed over in a stream, and nothing said so.
    trusted = laks.tally(TWICE, as_of="2016-02-01")
    assert trusted.sentence().endswith("That no referral number occurs twice was taken on trust.")
    assert trusted.sentence("da").endswith(
        "At intet visitationsnummer står to gange, er taget for givet."
    )
    assert laks.tally(TWICE, as_of="2016-02-01", check_ids=2) == trusted, (
        "they are too many to check"
    )
    with pytest.raises(laks.IssuesError, match='row 3, column "referral_id"'):
        laks.tally(TWICE, as_of="2016-02-01", check_ids=3)
    leave_out = {"rules": {"duplicate_referral_id": "exclude"}}
    with pytest.raises(laks.InvalidInput, match="rows that repeat the id of an earlier one"):
        laks.tally(TWICE, leave_out, as_of="2016-02-01", check_ids=3)
    checked = laks.tally(TWICE.to_polars().head(2), as_of="2016-02-01", check_ids=2)
    assert not checked.notes["trusted_ids"]
    assert "trust" not in checked.sentence()


def test_the_command_checks_ids_up_to_a_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # laks tally counted a referral twice that laks check refuses.
    file = tmp_path / "cafe.csv"
    file.write_text("referral_id,referred_on\na,2016-01-01\na,2016-01-02\n", encoding="utf-8")
    command = ["tally", str(file), "--as-of", "2016-02-01", "--out", str(tmp_path / "t.json")]
    assert main(command) == 1
    assert "duplicate_referral_id" in capsys.readouterr().err
    assert main([*command, "--check-ids", "1"]) == 0
    assert "taken on trust" in capsys.readouterr().out


def test_a_schema_names_files_of_its_own_folder_only(tmp_path: Path) -> None:
    # file = "../../x.csv" in a schema that somebody sent read any file of the machine.
    inside = tmp_path / "cafe"
    inside.mkdir()
    (inside / "cafe.csv").write_text("referred_on,course\n2016-01-01,LC1\n", encoding="utf-8")
    courses = tmp_path / "courses.csv"
    courses.write_text("course\nLC1\n", encoding="utf-8")
    for named in (
        "../courses.csv",
        str(courses),
        "a/../../courses.csv",
        r"..\courses.csv",
        "C:courses.csv",
    ):
        with pytest.raises(laks.InvalidInput, match="leads out of the folder of the referrals"):
            laks.read(inside / "cafe.csv", {"courses": {"file": named}})
    schema = {"courses": {"file": "../courses.csv"}}
    assert len(laks.read(inside / "cafe.csv", schema, courses=courses)) == 1
    written = inside / "schema.toml"
    written.write_text('[courses]\nfile = "../courses.csv"\n', encoding="utf-8")
    command = ["check", str(inside / "cafe.csv"), "--schema", str(written)]
    assert main(command) == 1
    assert main([*command, "--courses", str(courses)]) == 0
