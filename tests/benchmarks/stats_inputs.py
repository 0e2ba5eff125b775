"""Inputs on which laks.stats and its peers are measured."""

import numpy as np

_random = np.random.default_rng(20160329)

PEOPLE = 1_000
DAYS = _random.integers(1, 200, PEOPLE).astype(float)
LEFT = (_random.random(PEOPLE) < 0.6).astype(np.int64)
GROUP = np.where(_random.random(PEOPLE) < 0.5, "a", "b")

_before = _random.integers(0, 21, PEOPLE)
CHANGES = (_before.astype(float), np.clip(_before + _random.integers(-4, 9, PEOPLE), 0, 25) * 1.0)

TABLE = np.array([[20, 10, 5, 4], [12, 58, 98, 14], [8, 62, 149, 52], [4, 48, 73, 69]])


def histogram(n: int) -> dict[int, int]:
    """The changes of n people in WHO-5 raw score, in proportion to those of the thousand."""
    changes, counts = np.unique(CHANGES[1] - CHANGES[0], return_counts=True)
    shares = zip(changes.tolist(), counts.tolist(), strict=True)
    return {int(change): count * n // PEOPLE for change, count in shares}
