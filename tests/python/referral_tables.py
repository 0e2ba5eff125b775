"""Made-up tables of referrals for the tests: small, seeded, in laks' own column names."""

import datetime as dt
import random

import polars as pl

FIRST_DAY = dt.date(2015, 1, 1)
LAST_DAY = dt.date(2016, 12, 31)
EXITS = ["completed", "dropped_out", "ended_other"]


def referral(number: int, draw: random.Random) -> dict[str, object]:
    """One referral that breaks no rule."""
    referred = FIRST_DAY + dt.timedelta(days=draw.randrange(600))
    started = referred + dt.timedelta(days=draw.randrange(60)) if draw.random() < 0.7 else None
    ended = (started or referred) + dt.timedelta(days=draw.randrange(200))
    is_closed = draw.random() < 0.6
    exit_word = draw.choice(EXITS) if started else "never_started"
    before = draw.choice([None, *range(26)])
    return {
        "referral_id": f"R{number:05}",
        "unit": draw.choice(["North", "South", "East", None]),
        "source": draw.choice(["Job centre", "Own doctor"]),
        "referred_on": referred,
        "started_on": started,
        "ended_on": ended if is_closed else None,
        "exit": exit_word if is_closed else None,
        "who5_baseline": before if started else None,
        "who5_follow_up": draw.choice([None, *range(26)]) if started and is_closed else None,
    }


def referrals(rows: int, seed: int = 20160215) -> pl.DataFrame:
    """So many referrals, the same for the same seed."""
    draw = random.Random(seed)
    table = [referral(number, draw) for number in range(rows)]
    texts = dict.fromkeys(["referral_id", "unit", "source", "exit"], pl.String)
    dates = dict.fromkeys(["referred_on", "started_on", "ended_on"], pl.Date)
    scores = dict.fromkeys(["who5_baseline", "who5_follow_up"], pl.Int64)
    return pl.DataFrame(table, schema={**texts, **dates, **scores})
