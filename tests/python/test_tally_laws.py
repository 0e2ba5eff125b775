"""The laws of tallies, from Python: split anywhere, in any order, on any thread, it is the same."""

from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referral_tables import referrals

import laks

AS_OF = ["2015-12-31", "2016-06-30"]
BY = ["unit", "month(referred_on)"]


def tally_of(frame: pl.DataFrame) -> laks.Tally:
    return laks.Cohort(frame).tally(as_of=AS_OF, by=BY, horizons=[30, 90])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(0, 60), cut=st.integers(0, 60))
def test_split_anywhere_the_parts_add_up_to_the_whole(seed: int, rows: int, cut: int) -> None:
    frame = referrals(rows, seed)
    first, second = tally_of(frame[:cut]), tally_of(frame[cut:])
    assert first + second == second + first == tally_of(frame)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.integers(0, 10_000))
def test_the_order_of_rows_does_not_matter(seed: int, order: int) -> None:
    frame = referrals(40, seed)
    assert tally_of(frame.sample(fraction=1, shuffle=True, seed=order)) == tally_of(frame)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(1, 50))
def test_a_stream_counts_what_a_cohort_counts_whatever_the_batches(seed: int, size: int) -> None:
    frame = referrals(50, seed)
    chunks = pl.concat([frame[at : at + size] for at in range(0, 50, size)], rechunk=False)
    counted = laks.tally(chunks, as_of=AS_OF, by=BY, horizons=[30, 90])
    assert counted.strata == tally_of(frame).strata
    assert counted.funnel() == tally_of(frame).funnel()


def test_rolling_up_gives_what_counting_by_less_gives() -> None:
    cohort = laks.Cohort(referrals(200))
    fine = cohort.tally(as_of="2016-06-30", by=["unit", "source"])
    assert fine.by("source") == cohort.tally(as_of="2016-06-30", by=["source"])
    assert fine.by(["source", "unit"]) == cohort.tally(as_of="2016-06-30", by=["source", "unit"])
    assert fine.total() == fine.by() == cohort.tally(as_of="2016-06-30")


def test_eight_threads_on_one_cohort_count_the_same() -> None:
    cohort = laks.Cohort(referrals(20_000))
    expected = cohort.tally(as_of=AS_OF, by=BY)
    with ThreadPoolExecutor(8) as threads:
        tallies = list(threads.map(lambda _: cohort.tally(as_of=AS_OF, by=BY), range(16)))
    assert all(tally == expected for tally in tallies)


def test_tallies_of_other_specs_do_not_add_up() -> None:
    cohort = laks.Cohort(referrals(10))
    one, other = cohort.tally(as_of="2016-06-30"), cohort.tally(as_of="2016-07-31")
    with pytest.raises(laks.SpecMismatch, match=r"as_of is .* in one and .* in the other"):
        one + other
    with pytest.raises(TypeError):
        one + 1
    assert one != other
    assert one != "a tally"


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_json_reads_back_as_the_same_tally(seed: int) -> None:
    tally = tally_of(referrals(30, seed))
    assert laks.Tally.from_json(tally.to_json()) == tally
