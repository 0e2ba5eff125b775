"""The same counts as polars' group_by, on a made-up table of 20 000 referrals."""

import datetime as dt

import polars as pl
import pytest
from referral_tables import referrals

import laks

AS_OF = dt.date(2016, 6, 30)
FRAME = referrals(20_000, seed=7)
KEYS = ["unit", "source"]


def known(frame: pl.DataFrame) -> pl.DataFrame:
    """The table as it was known at the date: what happened later has not happened."""
    is_closed = pl.col("ended_on") <= AS_OF
    return frame.filter(pl.col("referred_on") <= AS_OF).with_columns(
        started=(pl.col("started_on") <= AS_OF).fill_null(value=False),
        closed=is_closed.fill_null(value=False),
        exit=pl.when(is_closed).then("exit"),
    )


def counted_by_polars() -> dict[tuple[str | None, str | None], dict[str, int]]:
    kinds = ["completed", "dropped_out", "ended_other", "never_started"]
    groups = (
        known(FRAME)
        .group_by(KEYS)
        .agg(
            pl.len().alias("referred"),
            pl.col("started").sum(),
            (pl.col("started") & ~pl.col("closed")).sum().alias("ongoing"),
            (~pl.col("started") & ~pl.col("closed")).sum().alias("waiting"),
            *[(pl.col("exit") == kind).sum().alias(kind) for kind in kinds],
        )
    )
    rows = groups.to_dicts()
    return {tuple(row.pop(key) for key in KEYS): row for row in rows}


@pytest.fixture(scope="module")
def tally() -> laks.Tally:
    return laks.Cohort(FRAME).tally(as_of=AS_OF, by=KEYS)


def test_every_stratum_has_the_counts_of_group_by(tally: laks.Tally) -> None:
    expected = counted_by_polars()
    strata = tally.funnel().strata
    assert len(expected) == len(strata) == 8
    for row in strata:
        counts = expected[tuple(row["key"][key] for key in KEYS)]
        assert {name: row["counts"][name] for name in counts} == counts


def test_events_of_a_period(tally: laks.Tally) -> None:
    first, last = dt.date(2015, 10, 1), dt.date(2016, 3, 31)
    events = tally.period(first, last).events
    for name, column in [("referred", "referred_on"), ("started", "started_on")]:
        assert events[name] == FRAME.filter(pl.col(column).is_between(first, last)).height


def test_change_of_those_measured_twice(tally: laks.Tally) -> None:
    change = tally.outcome("who5").change()
    scores = known(FRAME).filter("started", "closed").select("who5_baseline", "who5_follow_up")
    scores = scores.drop_nulls().cast(pl.Int64)
    moved = scores["who5_follow_up"] - scores["who5_baseline"]
    assert change.paired == len(moved)
    assert change.mean_change.value == pytest.approx(moved.mean(), abs=1e-12)
    assert change.improved.numerator == (moved >= 3).sum()
    assert change.worse.numerator == (moved <= -3).sum()
