"""Seeded tries within a time, and what may come of each: a result or an error of laks.

``LAKS_FUZZ_SECONDS`` (20 without it) is how long all tries together take, ``LAKS_FUZZ_SEED`` which
ones they are. A failure names the seed and number of the try; the same numbers make the same try.
"""

import faulthandler
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

import laks

SECONDS = float(os.environ.get("LAKS_FUZZ_SECONDS", "20"))
SEED = os.environ.get("LAKS_FUZZ_SEED", "1")
HANGS_AFTER = 60


def tries(name: str, share: float) -> Iterator[random.Random]:
    """Random numbers for one try after the other, until a share of the time is over."""
    until = time.monotonic() + SECONDS * share
    number = 0
    while number < 3 or time.monotonic() < until:
        rng = random.Random(f"{SEED} {name} {number}")
        rng.name = f"{name} {SEED} {number}"  # type: ignore[attr-defined]
        yield rng
        number += 1


@contextmanager
def a_result_or_a_refusal(about: object, *also: type[BaseException]) -> Iterator[None]:
    """Let pass what laks refuses in a sentence: no panic, no other error, no hang."""
    faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
    try:
        yield
    except (laks.LaksError, *also) as error:
        said = str(error)
        if not said.strip():
            pytest.fail(f"an error without a word, of {about!r}")
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001
        pytest.fail(f"{type(error).__name__}: {error}\nof {about!r}")
    finally:
        faulthandler.cancel_dump_traceback_later()


def mutated(text: str, rng: random.Random) -> str:
    """A text with a few pieces changed, moved, doubled or left out."""
    for _ in range(rng.randint(1, 4)):
        at, size = rng.randrange(len(text) + 1), rng.choice([0, 1, 1, 3, 12])
        piece = rng.choice([*PIECES, text[at : at + size] * 2, str(rng.randint(-3, 10**20))])
        text = text[:at] + piece + text[at + size :]
    return text


PIECES = [
    "", "", "null", "-1", "0", "1e400", "18446744073709551615", "true", '"', "{", "]", ",", "[]",
    "{}", "\\ud800", "æ", "\0", "NaN", "9999-12-31", "2016-02-30", "= ", "[[", "-", "1.5",
]  # fmt: skip


def call(function: Callable[..., object], *arguments: object, **named: object) -> object:
    """Call a function under watch."""
    with a_result_or_a_refusal((function, arguments, named)):
        return function(*arguments, **named)
    return None
