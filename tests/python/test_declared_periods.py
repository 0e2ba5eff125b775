"""A declared period that leaves people out: cohorts are counted of those who entered in it."""

import polars as pl
import pytest

import laks

COHORT = laks.datasets.ballerup().cohort
SPLIT = COHORT.split("referred_on", at="2016-03-01")
BEFORE, AFTER = ("2015-09-01", "2016-01-31"), ("2016-03-01", "2016-05-31")
DANISH = {"started_on": "startdato", "ended_on": "slutdato"}
ASKED = {"as_of": "2017-04-30", "follow_up_days": 120}


def test_who_entered_within_days_is_one_side_of_one_split_and_the_other_of_another() -> None:
    within = COHORT.within(*AFTER)
    twice = COHORT.split("referred_on", at="2016-03-01").after
    twice = twice.split("referred_on", at="2016-06-01").before
    assert within.tally(as_of="2016-10-31") == twice.tally(as_of="2016-10-31")
    rows = pl.DataFrame(COHORT.to_polars()) if hasattr(COHORT, "to_polars") else None
    assert (
        rows is None or len(within) == rows.filter(pl.col("referred_on").is_between(*AFTER)).height
    )


def test_ends_beyond_everybody_leave_the_cohort_as_it_is() -> None:
    whole = COHORT.within("1990-01-01", "2040-01-01")
    assert whole.tally(as_of="2016-10-31") == COHORT.tally(as_of="2016-10-31")
    with pytest.raises(laks.InvalidInput, match="last must be a period that ends on or after"):
        COHORT.within("2016-03-02", "2016-03-01")


def test_a_period_of_cohorts_keeps_courses_and_outcomes() -> None:
    # Of tallies it leaves both out: they are not counted by day.
    comparison = laks.compare(SPLIT.before, SPLIT.after, BEFORE, AFTER, **ASKED)
    assert comparison["completion"].courses is not None
    assert comparison["improved_who5"].contrast.value is not None
    assert (
        comparison.before_period
        == laks.compare(COHORT, COHORT, BEFORE, AFTER, **ASKED).before_period
    )
    tallies = [
        side.tally(as_of="2017-04-30", by=["source"], follow_up_days=120)
        for side in (SPLIT.before, SPLIT.after)
    ]
    of_tallies = laks.compare(*tallies, BEFORE, AFTER)
    assert of_tallies["completion"].courses is None
    assert any("count only the period" in note for note in of_tallies.notes())
    assert not any("count only the period" in note for note in comparison.notes())
    # What is counted by day is the same either way.
    for measure in ("referred_per_30_days", "uptake"):
        for side in ("before", "after"):
            pair = [getattr(found[measure], side) for found in (comparison, of_tallies)]
            assert pair[0].numerator == pair[1].numerator
            assert pair[0].denominator == pair[1].denominator


def test_two_periods_of_one_cohort_are_compared_without_a_split() -> None:
    one = laks.compare(COHORT, COHORT, BEFORE, AFTER, **ASKED)
    split = laks.compare(SPLIT.before, SPLIT.after, BEFORE, AFTER, **ASKED)
    assert one.lines == split.lines
    with pytest.raises(laks.SpecMismatch, match="both sides hold the same"):
        laks.compare(COHORT, COHORT, **ASKED)


@pytest.mark.parametrize("column", ["started_on", "ended_on"])
def test_a_split_by_a_date_that_some_do_not_have_says_who_is_on_neither_side(column: str) -> None:
    split = COHORT.split(column, at="2016-03-01")
    assert split.undated > 0
    comparison = laks.compare(split.before, split.after, **ASKED)
    said = f"{split.undated} are on neither side of the split for want of {column}, so"
    assert any(note.startswith(said) for note in comparison.notes())
    assert any(
        f"{split.undated} har ingen {DANISH[column]} og er" in n for n in comparison.notes("da")
    )
    assert said in comparison.sentence()
    stored = [
        laks.Tally.from_json(t.to_json()) for t in split.tallies("2017-04-30", follow_up_days=120)
    ]
    assert any(note.startswith(said) for note in laks.compare(*stored).notes())
