"""What outlasts the follow-up is said, also where nobody has come to the end yet."""

import datetime as dt

import polars as pl
import pytest

import laks

FIRST = dt.date(2015, 1, 1)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def programme(wait: tuple[int, int], stay: tuple[int, int]) -> laks.Cohort:
    """Sixty referred each year, seven of ten start, six of ten of these complete."""
    rows = []
    for side, begins in enumerate((0, 365)):
        for number in range(60):
            referred = begins + 365 * number // 60
            starts, completes = (number * 7) % 10 < 7, (number * 3) % 10 < 6
            start = referred + wait[side]
            end = start + (stay[side] if completes else 20) if starts else referred + 90
            rows.append(
                {
                    "referred_on": day(referred),
                    "started_on": day(start) if starts else None,
                    "ended_on": day(end),
                    "exit": ("completed" if completes else "dropped_out")
                    if starts
                    else "never_started",
                }
            )
    return laks.Cohort(pl.DataFrame(rows))


def notes(cohort: laks.Cohort, as_of: int, follow_up_days: int, language: str = "en") -> list[str]:
    split = cohort.split("referred_on", at=day(365))
    sides = split.tallies(as_of=day(as_of), follow_up_days=follow_up_days)
    return laks.compare(*sides).notes(language)


def test_waits_beyond_the_horizon_are_said() -> None:
    # 70 % to 0 % with waits of 15 and of 70 days, though as many start.
    cohort = programme((15, 70), (50, 50))
    said = (
        "of those who started in the period after, 100% waited more than 60 days from referral to"
    )
    assert any(note.startswith(said) for note in notes(cohort, 1000, 60))
    danish = "mere end 60 dage fra visitation til start"
    assert any(danish in note for note in notes(cohort, 1000, 60, "da"))
    assert not any("waited more than" in note for note in notes(cohort, 1000, 200))


def test_who_is_still_in_after_the_horizon_counts_for_it() -> None:
    # Nobody of the longer courses has completed yet: 43 % to 0 %, and nothing said so.
    cohort = programme((5, 5), (84, 400))
    short = notes(cohort, 730, 90)
    assert any("took longer than 90 days" in note for note in short)


def test_who_is_not_followed_is_counted() -> None:
    said = [note for note in notes(programme((5, 5), (50, 50)), 730, 120) if "too late" in note]
    assert len(said) == 1 and said[0].startswith("none before and ")


def test_periods_with_a_day_in_common_or_in_the_wrong_order_are_refused() -> None:
    cohort = programme((5, 5), (50, 50))
    asked = {"as_of": day(1000), "follow_up_days": 90}
    first, second = ("2015-01-01", "2015-12-31"), ("2015-12-01", "2016-06-30")
    with pytest.raises(laks.InvalidInput, match="both have 2015-12-01 to 2015-12-31"):
        laks.compare(cohort, cohort, first, second, **asked)
    with pytest.raises(laks.InvalidInput, match="must come after before_period"):
        laks.compare(cohort, cohort, ("2016-01-01", "2016-06-30"), first, **asked)
