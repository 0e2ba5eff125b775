"""Values that no argument expects: other kinds, ends of ranges, halves of characters."""

import datetime as dt
import itertools
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

HALF = "\ud800"


class Hostile:
    """An object that refuses to be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no")


class Endless:
    """An iterator that gives the same for ever, and forgets what it gave."""

    def __iter__(self) -> "Endless":
        return self

    def __next__(self) -> str:
        return "2016-01-01"


ODD: list[Callable[[], Any]] = [
    lambda: None,
    lambda: -1,
    lambda: 0,
    lambda: 1,
    lambda: 2**31,
    lambda: 2**64,
    lambda: -(2**70),
    lambda: 10**5000,
    lambda: 0.5,
    lambda: -0.0,
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: True,
    lambda: False,
    lambda: "",
    lambda: "x",
    lambda: "å" * 5000,
    lambda: HALF,
    lambda: "a\0b",
    lambda: "010203-1234",
    lambda: "2016-02-30",
    lambda: "9999-12-31",
    lambda: "en",
    lambda: "started",
    lambda: b"\xff",
    list,
    lambda: [HALF],
    lambda: [1, "a", None],
    lambda: [[1, 2], [3]],
    lambda: (1, 2),
    lambda: (x for x in [1]),
    dict,
    lambda: {1: 2},
    lambda: {"a": {"b": []}},
    lambda: {3.5},
    lambda: dt.date.min,
    lambda: dt.date.max,
    lambda: dt.datetime(2016, 5, 15, 12),
    lambda: dt.timedelta(days=3),
    lambda: 1j,
    object,
    Hostile,
    lambda: print,
    lambda: np.int8(3),
    lambda: np.float32("nan"),
    lambda: np.array([[1.0, 2.0]]),
    lambda: np.array(["a", None], dtype=object),
    lambda: pd.NaT,
    lambda: pd.NA,
    lambda: pd.Series([1, None]),
    lambda: pl.Series([1, None]),
    lambda: pl.DataFrame({"a": [1]}),
]

DATE_LISTS: list[Callable[[], Any]] = [Endless, lambda: itertools.repeat(HALF)]


def odd(rng: random.Random) -> Any:
    """One of them."""
    return rng.choice(ODD)()
