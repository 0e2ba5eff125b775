"""A stored tally whose numbers, axes or sources were altered, with a checksum that fits again."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

import laks

CAFE = laks.datasets.ballerup().cohort
TALLY = CAFE.tally(as_of="2016-10-31", follow_up_days=90)


def text_of(written: dict[str, Any]) -> str:
    return json.dumps(written, separators=(",", ":"), ensure_ascii=False)


def sealed_again(written: dict[str, Any]) -> str:
    """The text with the checksum that belongs to it."""
    written.pop("checksum")
    plain = text_of(written)
    return text_of({**written, "checksum": hashlib.sha256(plain.encode()).hexdigest()})


def test_what_was_not_altered_is_read() -> None:
    assert laks.Tally.from_json(altered(dict.keys)) == TALLY


def altered(change: Callable[[dict[str, Any]], object]) -> str:
    written = json.loads(TALLY.to_json())
    change(written)
    return sealed_again(written)


def swap(written: dict[str, Any]) -> None:
    words = written["axes"]["referral_window"][0]["words"]
    first, second = words.index("waiting"), words.index("ongoing")
    words[first], words[second] = words[second], words[first]


ALTERED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "words swapped": (swap, "has its words in another order, or twice"),
    "an axis without places": (
        lambda j: j["axes"]["events"][1].update(length=0),
        "has no places",
    ),
    "fewer places than words": (
        lambda j: j["axes"]["referral_window"][0].update(length=1),
        "has other places than words",
    ),
    "no source": (lambda j: j.update(sources=[]), "has people and no source"),
    "days that end before they begin": (
        lambda j: j["sources"][0].update(referred=["2016-02-01", "2016-01-01"]),
        "days that end before they begin",
    ),
    "more rows than there can be": (
        lambda j: j["notes"].update(rows=2**64 - 1),
        "at most 2^53 are possible",
    ),
}


@pytest.mark.parametrize("name", ALTERED)
def test_what_was_altered_is_refused(name: str) -> None:
    change, said = ALTERED[name]
    with pytest.raises(laks.LaksError, match=said.replace("^", r"\^")):
        laks.Tally.from_json(altered(change))


def test_who_started_in_time_agrees_with_the_waits() -> None:
    def all_waiting(written: dict[str, Any]) -> None:
        axes = written["axes"]["referral_window"]
        per_state = axes[1]["length"]
        for stratum in written["strata"]:
            cells = stratum["tables"]["referral_window"][0]
            days: dict[int, int] = {}
            for cell, count in zip(cells[::2], cells[1::2], strict=True):
                days[cell % per_state] = days.get(cell % per_state, 0) + count
            stratum["tables"]["referral_window"][0] = [
                n for pair in sorted(days.items()) for n in pair
            ]

    with pytest.raises(laks.LaksError, match="does not agree with how many days it took"):
        laks.Tally.from_json(altered(all_waiting))
