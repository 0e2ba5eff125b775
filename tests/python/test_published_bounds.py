"""What is published within bounds leaves every truth possible: all small worlds are tried."""

import itertools
import random
from collections.abc import Iterator

import pytest

import laks

STATES = (
    "waiting",
    "never_started",
    "ongoing",
    "completed",
    "dropped_out",
    "ended_other",
    "ended_unknown",
)
MOST = 3
RATES = {
    "uptake": ("started", "referred", "waiting"),
    "completion": ("completed", "started", "ongoing"),
    "attrition": ("dropped_out", "started", "ongoing"),
}
Published = dict[str, int | tuple[int, int]]


def world(counts: tuple[int, ...]) -> dict[str, int]:
    """Counts by state, with the stages that they add up to."""
    return {
        **dict(zip(STATES, counts, strict=True)),
        "started": sum(counts[2:]),
        "exited": sum(counts[3:]),
        "referred": sum(counts),
    }


WORLDS = [world(counts) for counts in itertools.product(range(MOST + 1), repeat=len(STATES))]


def published(draw: random.Random) -> Published:
    """Some counts of a world, a part of them within bounds."""
    truth = draw.choice(WORLDS)
    given: Published = {}
    for name in draw.sample(list(truth), draw.randrange(1, 6)):
        count = truth[name]
        low, high = max(0, count - draw.randrange(3)), count + draw.randrange(3)
        given[name] = count if draw.random() < 0.4 else (low, high)
    return given


def possible(given: Published) -> Iterator[dict[str, int]]:
    bounds = {name: it if isinstance(it, tuple) else (it, it) for name, it in given.items()}
    for counts in WORLDS:
        if all(low <= counts[name] <= high for name, (low, high) in bounds.items()):
            yield counts


def test_nothing_that_may_be_true_is_left_out() -> None:
    draw, checks = random.Random(3), 0
    for _ in range(40):
        given = published(draw)
        funnel = laks.Tally.from_counts(**given).funnel()
        known = {name: count for name, count in funnel.counts.items() if count is not None}
        for counts in possible(given):
            assert all(counts.get(name, count) == count for name, count in known.items()), given
            for rate, (above, below, still_open) in RATES.items():
                share = getattr(funnel, rate)
                if share.if_open_fail is None or share.denominator not in (None, counts[below]):
                    continue
                if share.value is None and counts[below]:
                    least = counts[above] / counts[below]
                    most = (counts[above] + counts[still_open]) / counts[below]
                    assert share.if_open_fail <= least + 1e-12, (given, counts, rate)
                    assert most <= share.if_open_succeed + 1e-12, (given, counts, rate)
                    checks += 1
    assert checks > 1000, checks


def test_counts_that_no_world_has_are_refused() -> None:
    draw, refused = random.Random(4), 0
    for _ in range(300):
        names = draw.sample(list(WORLDS[0]), 4)
        # Whatever counts so few people is true of a small world, or of none.
        given: Published = {name: draw.randrange(MOST + 1) for name in names}
        if next(possible(given), None) is None:
            with pytest.raises(laks.InvalidInput, match="counts contradict each other"):
                laks.Tally.from_counts(**given)
            refused += 1
    assert refused > 50, refused
