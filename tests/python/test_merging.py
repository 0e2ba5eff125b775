"""Many tallies as one: all at once is as one after the other, and what cannot be is refused."""

import functools
import operator

import pytest

import laks

COHORT = laks.datasets.ballerup().cohort
BEFORE, AFTER = COHORT.split("referred_on", at="2016-03-01").tallies(
    as_of="2016-10-31", by=["source"]
)
TALLIES = [BEFORE, AFTER, BEFORE, AFTER, AFTER]


def test_all_at_once_is_one_after_the_other() -> None:
    merged = laks.merge(TALLIES)
    assert merged == sum(TALLIES) == functools.reduce(operator.add, TALLIES)
    assert merged.to_json() == sum(TALLIES).to_json() == laks.merge(reversed(TALLIES)).to_json()
    assert laks.merge(tally for tally in TALLIES) == merged
    assert laks.merge([BEFORE]) == BEFORE
    assert laks.merge([BEFORE, AFTER]) == COHORT.tally(as_of="2016-10-31", by=["source"])


def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(laks.InvalidInput, match="at least one tally, but is none"):
        laks.merge([])
    for odd in (BEFORE, [BEFORE, 3], "tallies", None):
        with pytest.raises(laks.InvalidInput, match="tallies must be a list of tallies"):
            laks.merge(odd)  # type: ignore[arg-type]
    with pytest.raises(laks.SpecMismatch):
        laks.merge([BEFORE, AFTER, COHORT.tally(as_of="2016-10-31")])
    most = laks.Tally.from_counts(referred=2**53)
    with pytest.raises(laks.InvalidInput, match="more than 2"):
        laks.merge([most, most])
