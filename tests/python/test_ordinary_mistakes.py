"""Ordinary mistakes are told with what stands there, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

import laks

if TYPE_CHECKING:
    from pathlib import Path

REFERRALS = {
    "Sag": ["a", "b", "a"],
    "Henvist": ["2016-01-04", "2016-02-01", "2016-02-02"],
    "Hold": ["April", "Maj", "Maj"],
    "Status": [None, None, None],
}
COLUMNS = {"referral_id": "Sag", "referred_on": "Henvist", "course": "Hold"}
PLAN = """
[plan]
id = "p"
title = "P"
version = 1
starts_on = 2016-01-01
[[targets]]
id = "april"
text = "Fire starter"
measure = "started"
course = ["Aprill"]
opens_on = 2016-01-07
due = 2016-04-30
at_least = 4
"""


def issues_of(rows: dict[str, list], schema: dict) -> laks.Issues:
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(pl.DataFrame(rows), schema)
    return caught.value.issues


def good() -> laks.Cohort:
    rows = pl.DataFrame(REFERRALS).head(2).with_columns(Start=pl.col("Henvist"))
    return laks.Cohort(rows, {"columns": COLUMNS | {"started_on": "Start"}})


def test_a_repeated_id_names_the_row_it_stood_on_before() -> None:
    """It said "the same as on an earlier row", of which there were 60."""
    issues = issues_of(REFERRALS, {"columns": COLUMNS})
    assert issues["found"] == ["the same as on row 1"]
    assert issues.to_repair("da")["Fundet"] == ["det samme som i række 1"]
    with pytest.raises(laks.IssuesError) as caught:
        laks.tally(pl.DataFrame(REFERRALS), {"columns": COLUMNS}, as_of="2016-12-31", check_ids=100)
    assert caught.value.issues["found"] == ["the same as on row 1"]


def test_a_repeated_id_names_the_file_where_there_are_several(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("referral_id,referred_on\nR1,2016-01-04\n", encoding="utf-8")
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(str(tmp_path / "*.csv"))
    found, place = caught.value.issues["found"], caught.value.issues["file"]
    assert (found, place) == (['the same as on row 2 of "a.csv"'], ["b.csv"])


def test_a_score_is_told_the_range_of_its_own_instrument() -> None:
    scores = {
        "referred_on": ["2016-01-04"],
        "self_rated_health_baseline": [7],
        "who5_baseline": [42],
        "who5_follow_up": [41.5],
    }
    issues = issues_of(scores, {"outcomes": {"who5": {"scale": "percent"}}})
    said = dict(zip(issues["column"], issues["remedy"], strict=True))
    assert said["self_rated_health_baseline"] == "correct the score: it must be 1 to 5"
    percent = "correct the percentage: it must be 0 to 100 in steps of 4"
    assert (said["who5_baseline"], said["who5_follow_up"]) == (percent, percent)
    danish = issues.to_repair("da")["Hvad skal gøres"]
    assert "ret scoren: den skal være fra 1 til 5" in danish
    assert "ret procenten: den skal være fra 0 til 100 i trin på 4" in danish


def test_a_word_is_told_the_words_that_the_schema_explains() -> None:
    rows = {
        "referred_on": ["2016-01-04"],
        "goal_1": ["Måske"],
        "exit": ["Flyttet til Odense"],
        "unit": ["Sundhus"],
    }
    values = {
        "goal": {"reached": "Ja", "not_reached": "Nej"},
        "exit": {"completed": "Gennemført", "dropped_out": "Stoppet"},
        "unit": {"Sundhedshuset": "SH"},
    }
    issues = issues_of(rows, {"values": values})
    said = dict(zip(issues["rule"], issues["remedy"], strict=True))
    assert said["unknown_goal_value"].startswith('write "Ja" or "Nej", or map the word')
    assert said["unknown_exit"].startswith('write "Gennemført" or "Stoppet", or map the word')
    assert said["unknown_label"] == ('write "Sundhedshuset", or map the word under [values.unit]')
    danish = " | ".join(issues.to_repair("da")["Hvad skal gøres"])
    assert 'skriv "Gennemført" eller "Stoppet", eller forklar ordet' in danish


def test_nothing_of_a_refused_table_is_said_to_be_counted() -> None:
    """Issues that did not refuse it were "talt med, men påtalt"."""
    rows = {"referred_on": ["2016-01-04", "soon"], "unit": ["A", "B"]}
    issues = issues_of(rows, {"values": {"unit": {"A": "a"}}})
    assert sorted(issues["deed"]) == ["not_counted", "refused"]
    assert sorted(issues.by_rule()["deed"]) == ["not_counted", "refused"]
    done = issues.to_repair("da")["Hvad er gjort"]
    assert sorted(done) == ["afvist", "ikke talt med: tabellen er afvist"]


def test_a_stratum_that_no_count_has_is_told_those_there_are() -> None:
    tally = good().tally(as_of="2016-12-31")
    with pytest.raises(laks.UnknownName, match=r'stratum "enhed" is not known; known are course'):
        tally.by("enhed")
    with pytest.raises(laks.NotCounted, match=r'count again with by=\["course"\]'):
        tally.by("course")


def test_the_tables_own_name_of_a_column_is_told_ours() -> None:
    said = r'stratum "hold" is the table\'s own name; in laks the column is course: write "course"'
    with pytest.raises(laks.UnknownName, match=said):
        good().tally(by=["hold"])


def test_a_label_that_nobody_has_is_told_the_nearest_and_not_to_be_decided_later() -> None:
    status = laks.Plan.from_toml(PLAN).evaluate(good(), at="2016-12-31")
    said = status.targets[0].sentence(language="da")
    assert 'måske "April"?' in said
    assert "kan ikke afgøres" in said
    assert "endnu" not in said
    assert 'did you mean "April"?' in status.targets[0].sentence(language="en")
    page = laks.report(good(), laks.Plan.from_toml(PLAN), at="2016-12-31", language="da").html
    assert "Kan ikke afgøres endnu" not in page.split('class="status"')[1].split("</p>")[0]


def test_names_in_another_row_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("Henvist,Ja,Nej\n2016-01-04,Ja,Ja\nx,y,z\n", encoding="utf-8")
    with pytest.raises(laks.LaksError, match="rename one of them, or, if the names stand in anoth"):
        laks.read(path, {"read": {"header_row": 2}})


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"columns": {"started_on": "A", "ended_on": "A"}}, "ended_on and started_on"),
        ({"outcomes": {"who5": {"baseline": "A", "follow_up": "A"}}}, "who5_baseline and who5_f"),
        ({"goals": [{"id": "x", "column": "A"}, {"id": "y", "column": "A"}]}, "x and y"),
        ({"columns": {"sessions_attended": "A", "sessions_planned": "A"}}, "sessions_attended and"),
    ],
)
def test_one_column_for_two_facts_is_refused(schema: dict, words: str) -> None:
    """A start that was the end gave 26 odd issues, and as many stays of no days."""
    rows = pl.DataFrame({"referred_on": ["2016-01-04"], "A": [""]})
    with pytest.raises(laks.SchemaError, match=f'column "A" is given as both {words}'):
        laks.Cohort(rows, schema)


def test_a_start_may_be_the_referral_too() -> None:
    rows = pl.DataFrame({"Dato": ["2016-01-04"]})
    cohort = laks.Cohort(rows, {"columns": {"referred_on": "Dato", "started_on": "Dato"}})
    assert cohort.tally(as_of="2016-12-31").funnel().counts["started"] == 1


def test_a_checkpoint_needs_a_plan() -> None:
    with pytest.raises(laks.InvalidInput, match="or with plan=… one of its checkpoints"):
        laks.report(good(), at="slut")


def test_a_list_of_two_is_a_pair() -> None:
    pair, listed = (laks.Tally.from_counts(started=20, completed=of) for of in ((5, 9), [5, 9]))
    assert pair == listed
    with pytest.raises(laks.InvalidInput, match=r"such as \(5, 9\)"):
        laks.Tally.from_counts(completed=[5, 9, 12])


def test_more_than_the_whole_is_said_so() -> None:
    said = "started is 32, more than the 28 referred it is part of"
    with pytest.raises(laks.InvalidInput, match=said):
        laks.Tally.from_counts(referred=28, started=32)
