"""Every refusal is one exact sentence, under laks.LaksError and the builtin that fits."""

import datetime as dt
import pickle
import re
from collections.abc import Callable

import polars as pl
import pytest

import laks

CAFE = laks.datasets.ballerup()
TALLY = CAFE.cohort.tally(as_of="2016-02-15", by=["source"])

REFUSALS = {
    "a stratum that was not counted": (
        lambda: TALLY.by("unit"),
        laks.NotCounted,
        (
            'the stratum "unit" was not counted: the tally has no table "by unit"; '
            'count again with by=["source", "unit"]'
        ),
    ),
    "waits of published figures": (
        CAFE.published.waiting,
        laks.NotCounted,
        (
            'the time from referral to start was not counted: the tally has no table "waiting"; '
            "count again with the rows of the table: published figures have no waits"
        ),
    ),
    "a figure with a slip of the pen": (
        lambda: laks.Tally.from_counts(refered=35),
        laks.UnknownName,
        (
            'figure "refered" is not known (did you mean "referred"?); known are referred, '
            "offered, waiting, never_started, started, ongoing, exited, completed, dropped_out, "
            "ended_other, ended_unknown"
        ),
    ),
    "figures that contradict each other": (
        lambda: laks.Tally.from_counts(referred=20, started=24),
        laks.InvalidInput,
        "counts contradict each other: started is 24, more than the 20 referred it is part of",
    ),
    "a figure below zero": (
        lambda: laks.Tally.from_counts(referred=-1),
        laks.InvalidInput,
        (
            "a figure must be a whole number from 0, a pair of the least and the most it can be "
            'such as (5, 9), a text as it was published such as "<5" or "*", or None, but is '
            "referred = -1"
        ),
    ),
    "a date that does not exist": (
        lambda: CAFE.cohort.tally(as_of="2016-02-30"),
        laks.InvalidInput,
        (
            "a date must be written YYYY-MM-DD and lie between 1800-01-01 and 2199-12-31, "
            'but is "2016-02-30"'
        ),
    ),
    "a number as a date": (
        lambda: CAFE.cohort.tally(as_of=[2016]),
        laks.InvalidInput,
        (
            "as_of must be a date, or a text written YYYY-MM-DD, from 1800-01-01 to 2199-12-31, "
            "but is 2016"
        ),
    ),
    "no date at all": (
        lambda: CAFE.cohort.tally(as_of=[]),
        laks.InvalidInput,
        "as_of must be a date, or a list of dates, but is an empty list",
    ),
    "a follow-up below zero": (
        lambda: CAFE.cohort.tally(follow_up_days=-1),
        laks.InvalidInput,
        "follow_up_days must be a number of days from 1 to 36525, but is -1",
    ),
    "a table that is none": (
        lambda: laks.Cohort(3),
        laks.InvalidInput,
        (
            "the table must be an object with __arrow_c_stream__: a DataFrame of polars or pandas "
            "(with pyarrow), a pyarrow Table or a DuckDB relation, but is 3"
        ),
    ),
    "a table without dates of referral": (
        lambda: laks.Cohort(pl.DataFrame({"refered_on": ["2016-01-01"]})),
        laks.MissingColumn,
        (
            'column "referred_on" is not in the table (did you mean "refered_on"?); '
            "the table has refered_on"
        ),
    ),
    "a schema with an unknown key": (
        lambda: laks.Schema.from_toml("[columns]\n[colums]\n"),
        laks.SchemaError,
        (
            'the schema cannot be read: line 2, column 2: key "colums" is not known (did you mean '
            '"columns"?); known are table, read, ignore, columns, missing_dates, persons, values, '
            "outcomes, goals, words, rules, instruments, measurements, courses, sessions"
        ),
    ),
    "a label that no row has": (
        lambda: TALLY.where(source="Jobcentre"),
        laks.UnknownName,
        (
            'label "Jobcentre" is not known (did you mean "Jobcenter"?); known are Egen læge, '
            "Jobcenter, Selvhenvendelse, Socialpsykiatri"
        ),
    ),
    "a language laks does not speak": (
        lambda: TALLY.funnel().sentence("fr"),
        laks.UnknownName,
        'language "fr" is not known; known are en, da',
    ),
    "a column that is no date": (
        lambda: CAFE.cohort.split("exit", at="2016-03-01"),
        laks.UnknownName,
        (
            'date "exit" is not known; known are referred_on, offered_on, started_on, ended_on, '
            "last_contact_on, observed_from"
        ),
    ),
    "a checkpoint the plan does not have": (
        lambda: CAFE.plan.evaluate(CAFE.cohort, at="midtvej"),
        laks.UnknownName,
        (
            'checkpoint "midtvej" is not known (did you mean "midtvejs"?); known are afslutning, '
            "midtvejs, tidlig"
        ),
    ),
    "a date the plan cannot be judged at": (
        lambda: CAFE.plan.evaluate(CAFE.cohort, at="2016-02-31"),
        laks.UnknownName,
        (
            'checkpoint or date (YYYY-MM-DD) "2016-02-31" is not known; known are afslutning, '
            "midtvejs, tidlig"
        ),
    ),
    "a target the plan does not have": (
        lambda: CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")["refered"],
        laks.UnknownName,
        (
            'target "refered" is not known (did you mean "referred"?); known are referred, april, '
            "september, goals"
        ),
    ),
    "a plan of something that was not counted": (
        lambda: CAFE.plan.evaluate(3),
        laks.InvalidInput,
        "counted must be a Cohort or a Tally, but is 3",
    ),
    "a stratum that is a number": (
        lambda: CAFE.cohort.tally(by=[3]),
        laks.InvalidInput,
        "by must be a text, or a list of texts, but is [3]",
    ),
    "a table in other words, without a schema": (
        lambda: laks.Cohort(pl.DataFrame({"Henvist": ["2016-01-01"]})),
        laks.MissingColumn,
        (
            'column "referred_on" is not in the table; the table has Henvist; if it has another '
            'name there, map it in the schema: [columns] referred_on = "…"'
        ),
    ),
    "a column that is mapped to a number": (
        lambda: laks.Schema.from_toml("[columns]\nreferred_on = 5\n"),
        laks.SchemaError,
        (
            "the schema cannot be read: line 2, column 15: a column's name must be a text, "
            "or a list of texts, but is 5"
        ),
    ),
    "an action that no rule can take": (
        lambda: laks.Schema.from_toml('[rules]\nmissing_referred_on = "drop"\n'),
        laks.SchemaError,
        (
            "the schema cannot be read: line 2, column 23: a rule's action must be refuse, blank, "
            'exclude, warn or count, or { action = "assume", date = "…" }, but is "drop"'
        ),
    ),
    "a checkpoint that is not the tally's date": (
        lambda: CAFE.plan.evaluate(CAFE.cohort.tally(as_of="2016-10-31"), at="midtvejs"),
        laks.InvalidInput,
        "at must be the tally's own date (2016-10-31), but is 2016-05-15",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_one_exact_sentence(name: str) -> None:
    do, kind, sentence = REFUSALS[name]
    with pytest.raises(laks.LaksError) as caught:
        do()
    assert type(caught.value) is kind
    assert str(caught.value) == sentence


BUILTINS = {
    laks.InvalidInput: ValueError,
    laks.SchemaError: ValueError,
    laks.SpecMismatch: ValueError,
    laks.UnequalFollowUp: ValueError,
    laks.IssuesError: ValueError,
    laks.UnknownName: KeyError,
    laks.MissingColumn: KeyError,
    laks.NotCounted: KeyError,
    laks.MissingExtra: ImportError,
}


@pytest.mark.parametrize("kind", BUILTINS)
def test_an_error_is_also_the_builtin_that_fits(kind: type[Exception]) -> None:
    assert issubclass(kind, laks.LaksError)
    assert issubclass(kind, BUILTINS[kind])


def refused(do: Callable[[], object], kind: type[laks.LaksError]) -> laks.LaksError:
    with pytest.raises(kind) as caught:
        do()
    return caught.value


def test_issues_come_as_a_table_with_every_row() -> None:
    frame = pl.DataFrame(
        {
            "referred_on": ["2016-01-04", "2016-01-05", "2016-01-06"],
            "started_on": [None, "2016-01-02", None],
            "who5_baseline": [12, 9, 31],
        }
    )
    error = refused(lambda: laks.Cohort(frame), laks.IssuesError)
    assert error.total == 2
    assert error.issues.columns == ["row", "column", "rule", "found", "deed", "remedy"]
    assert error.issues["row"] == [2, 3]
    assert error.issues["rule"] == ["dates_out_of_order", "score_out_of_range"]
    assert error.issues.to_polars()["deed"].unique().to_list() == ["refused"]
    assert str(error).startswith("the table is refused: 2 issues in 2 rows\n  row 2, column")


def test_rows_of_a_file_with_a_header_are_numbered_from_2(tmp_path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("referred_on\n2016-01-04\nsoon\n", encoding="utf-8")
    error = refused(lambda: laks.read(path), laks.IssuesError)
    assert set(error.issues["row"]) == {3}


def test_a_question_that_was_not_counted_names_table_and_remedy() -> None:
    error = refused(lambda: TALLY.by("unit"), laks.NotCounted)
    assert (error.table, error.remedy) == ("by unit", 'by=["source", "unit"]')


def test_errors_pickle() -> None:
    error = refused(lambda: TALLY.by("unit"), laks.NotCounted)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.remedy) == (str(error), error.remedy)


def test_too_many_strata_are_refused_with_the_column_that_is_too_long() -> None:
    units, days = 20_000, 2_000
    frame = pl.DataFrame(
        {
            "unit": [f"unit {number}" for number in range(units)],
            "source": [f"source {number % 7}" for number in range(units)],
            "referred_on": [dt.date(2016, 1, 4)] * units,
        }
    )
    as_of = [dt.date(2016, 1, 4) + dt.timedelta(days=day) for day in range(days)]
    by = ["source", "unit"]
    cohort = laks.Cohort(frame)
    for count in (
        lambda: cohort.tally(as_of, by=by),
        lambda: laks.tally(frame, as_of=as_of, by=by),
    ):
        error = refused(count, laks.InvalidInput)
        pattern = (
            r"the tally needs \d+ tables of counts, more than the budget of 67108864; the longest "
            r'axis is "unit" in by, \d+ labels so far: leave it out of by, join its labels under '
            r"\[values.unit\], or count at fewer dates"
        )
        assert re.fullmatch(pattern, str(error)), error
