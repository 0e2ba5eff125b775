"""A table that has only referrals and starts: what it cannot tell is not known, and never 0."""

import re

import polars as pl
import pytest
from report_page import Page

import laks
from laks import _laks
from laks.command_line import main

STARTS = pl.DataFrame(
    {
        "referral_id": ["a", "b", "c", "d"],
        "referred_on": ["2016-01-04", "2016-01-05", "2016-01-11", "2016-02-01"],
        "started_on": ["2016-01-12", "2016-01-12", None, None],
        "who5_baseline": [8, 10, 12, None],
    }
)
EXITS = STARTS.with_columns(
    ended_on=pl.Series(["2016-03-29", "2016-03-29", None, "2016-02-15"]),
    exit=pl.Series(["completed", "dropped_out", None, "never_started"]),
)
AS_OF = "2016-06-30"
WHY = {"en": "no column for exit and ended_on", "da": "ingen kolonne med afslutning og slutdato"}


def test_counts_and_rates_are_none_with_the_missing_columns_by_name() -> None:
    funnel = laks.Cohort(STARTS).tally(as_of=AS_OF).funnel()
    assert {name: n for name, n in funnel.counts.items() if n is not None} == {
        "referred": 4,
        "started": 2,
    }
    assert (funnel.uptake.value, funnel.completion.value) == (0.5, None)
    assert (funnel.completion.reason, funnel.completion.denominator) == (WHY["en"], 2)
    assert funnel.uptake.note == "a lower bound: up to 2 may still be open"
    assert funnel.to_dict()["total"]["rates"][1]["reason"] == {"no_column": ["exit", "ended_on"]}


def test_a_sum_with_a_table_without_exits_keeps_what_was_seen_as_bounds() -> None:
    # Two who had no column for exits counted as ongoing: "1 of 4 completed", with an interval.
    tallies = [laks.Cohort(table).tally(as_of=AS_OF) for table in (STARTS, EXITS)]
    completion = (tallies[0] + tallies[1]).funnel().completion
    # Of four started one completed and one dropped out; of two nobody knows.
    assert (completion.value, completion.denominator) == (None, 4)
    assert (completion.if_open_fail, completion.if_open_succeed) == (1 / 4, 3 / 4)


def test_waits_count_everybody_who_has_not_started_as_waiting_and_say_so() -> None:
    waiting = laks.Cohort(STARTS).tally(as_of=AS_OF).waiting()
    assert waiting.still_waiting is None
    assert waiting.lower_quartile.value == 7 and "is not known" in waiting.lower_quartile.note
    unknown = laks.Cohort(STARTS.drop("started_on")).tally(as_of=AS_OF).waiting()
    assert unknown.median.value is None and unknown.median.reason == "no column for started_on"


def test_an_outcome_without_a_score_after_has_no_counts_of_pairs() -> None:
    change = laks.Cohort(STARTS).tally(as_of=AS_OF).outcome("who5").change()
    assert (change.people, change.with_baseline) == (2, 2)
    assert (change.paired, change.missing, change.not_due) == (None, None, None)
    assert change.improved.reason == "no column for who5_follow_up"


def test_rates_of_the_paired_are_not_known_without_the_columns_of_the_numerator() -> None:
    # Of two measured twice none had completed, with an interval, though no column said who had.
    table = STARTS.with_columns(who5_follow_up=pl.Series([12, 11, None, None]))
    schema = {"table": {"extracted_on": AS_OF}}
    tally = laks.Cohort(table, schema).tally(as_of=AS_OF)
    paired = tally.rates("completed").rates[-1]
    assert (paired.name, paired.value, paired.denominator) == ("completed_of_paired_who5", None, 2)
    assert (paired.reason, paired.if_open_succeed) == (WHY["en"], 1)
    assert tally.rates("started").rates[-1].value == 1
    unpaired = laks.Cohort(STARTS).tally(as_of=AS_OF).rates("started").rates[-1]
    assert (unpaired.value, unpaired.denominator) == (None, None)
    assert unpaired.reason == "no column for who5_follow_up"


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_report_marks_what_is_missing_and_says_why(language: str) -> None:
    page = Page(laks.report(laks.Cohort(STARTS), at=AS_OF, language=language).html)
    assert page.wrong == []
    completed = {"en": "Completed: ?", "da": "Gennemført: ?"}[language]
    assert re.sub(r"\s+", " ", page.text).count(WHY[language]) >= 3
    assert completed in page.named("svg")[0]["aria-label"]
    assert "None" not in page.text and "missing none" not in page.text
    for counted in (" 0 of", " 0 af", " 0 started", " 0 startede"):
        assert counted not in page.text


def test_the_notebook_view_and_the_repr_say_unknown_rather_than_0() -> None:
    tally = laks.Cohort(STARTS).tally(as_of=AS_OF)
    html = tally._repr_html_()
    assert ">0<" not in html
    assert re.search(r">Completed</td><td[^>]*>–<", html)
    assert repr(tally) == "<Tally as of 2016-06-30: 4 referred>"
    said = tally.funnel().sentence("da")
    assert "et ukendt antal var i gang, og et ukendt antal havde gennemført" in said


def test_the_command_counts_and_says_what_it_does_not_know(tmp_path, capsys) -> None:
    STARTS.write_csv(tmp_path / "starts.csv")
    out = tmp_path / "tally.json"
    asked = ["tally", str(tmp_path / "starts.csv"), "--as-of", AS_OF, "--out", str(out)]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "2 of 4 referred had started" in said
    assert "an unknown number had completed" in said
    assert laks.Tally.from_json(out.read_text(encoding="utf-8")).known == [
        "referred_on",
        "started_on",
        "who5_baseline",
    ]


@pytest.mark.parametrize(
    ("reason", "danish"),
    [
        ("no_such_score", "ingen har en sådan score"),
        ({"no_column": ["exit"]}, "ingen kolonne med afslutning"),
        ({"formula": "no_event_observed"}, "ingen hændelse er set"),
    ],
)
def test_a_reason_is_said_in_the_language_of_the_page(reason: object, danish: str) -> None:
    assert _laks.say({"reason": reason}, "da") == danish
    assert _laks.say({"reason": reason}) != danish


def test_a_reason_of_no_such_shape_is_refused() -> None:
    with pytest.raises(laks.InvalidInput, match="a dict of one kind"):
        _laks.say({"reason": {"no": "such reason"}})
