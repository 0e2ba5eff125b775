"""Results to draw: of every class, of nobody, of many strata, and with a count that is hidden."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import polars as pl

import laks

CAFE = laks.datasets.ballerup()
_LATE, _FOLLOWED = "2016-10-31", {"as_of": "2016-10-31", "follow_up_days": 90}
_NAMES = (
    "Socialpsykiatrisk støttekontaktpersonordning, Vestegnen",
    "Speciallægepraksis i almen medicin og reumatologi",
    "Jobcenter",
    "Egen læge",
)
LONG_NAMES = [f"{_NAMES[place % 4]} {place}" for place in range(1, 19)]


def results() -> Iterator[tuple[str, Any]]:
    """One or more of every class that has a chart."""
    whole = CAFE.cohort.tally(as_of=_LATE)
    split = CAFE.cohort.tally(as_of=_LATE, by=["source"])
    early = CAFE.cohort.tally(as_of="2016-02-15")
    parts = CAFE.cohort.split("referred_on", at="2016-03-01")
    comparison = laks.compare(*parts.tallies(**_FOLLOWED))
    periods = {
        "before_period": ("2015-06-01", "2016-02-29"),
        "after_period": ("2016-03-01", "2016-10-31"),
    }
    timed = laks.compare(parts.before, parts.after, **_FOLLOWED, **periods)
    yield from (("funnel", whole.funnel()), ("funnel by source", split.funnel()))
    yield from (("uptake", whole.funnel().uptake), ("median", whole.waiting().median))
    yield from (("gain", whole.outcome("who5").change().gain), ("early", early.funnel()))
    for stage in ("started", "completed", "dropped_out"):
        yield f"rates of {stage}", whole.rates(stage)
    yield from (("waiting", whole.waiting()), ("waiting by source", split.waiting()))
    yield from (("outcome", whole.outcome("who5")), ("outcomes", split.outcomes()))
    yield from (("change", whole.outcome("self_rated_health").change()),)
    yield from (("goals", split.goals(at_least=2, of=4)), ("goals set", early.goals(at_least=1)))
    yield from (("flow", whole.flow()), ("period", whole.period("2016-03-01", "2016-04-30")))
    yield from (("comparison", comparison), ("comparison with periods", timed))
    yield from ((f"line {line.measure}", line) for line in timed.lines[:2])
    for day in ("2016-02-15", "2016-05-15", _LATE):
        yield f"plan at {day}", CAFE.plan.evaluate(CAFE.cohort, at=day)
    yield "target", CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")["goals"]
    yield "published", laks.Tally.from_counts(referred=35, started=24).funnel()
    yield "suppressed", suppressed()


def empty() -> Iterator[tuple[str, Any]]:
    """Of nobody, and of a table that has only the day of the referral."""
    nobody = CAFE.cohort.within("2019-01-01", "2019-02-01").tally(as_of="2019-03-01")
    bare = laks.Cohort(pl.DataFrame({"referral_id": ["a"], "referred_on": ["2016-01-04"]}))
    few = bare.tally(as_of="2016-06-30")
    yield from (("funnel", nobody.funnel()), ("waiting", nobody.waiting()))
    yield from (("outcomes", nobody.outcomes()), ("goals", nobody.goals(at_least=1)))
    yield from (("flow", nobody.flow()), ("rates", nobody.rates("completed")))
    yield from (("bare funnel", few.funnel()), ("bare waiting", few.waiting()))
    yield from (("bare flow", few.flow()), ("bare rates", few.rates("started")))
    yield "bare plan", CAFE.plan.evaluate(bare, at="2016-06-30")
    one = CAFE.cohort.tally(as_of="2015-06-20", by=["sector"])
    yield from (("first month", one.funnel()), ("first outcome", one.outcome("who5")))


def many_strata() -> Iterator[tuple[str, Any]]:
    """Nineteen strata, one without a label, the others with names that are long."""
    rows = []
    for place in range(19 * 12):
        stratum, day = place % 19, dt.date(2014, 1, 6) + dt.timedelta(days=7 * place)
        start = day + dt.timedelta(days=5 + place * 13 % 90) if place % 3 else None
        end = start + dt.timedelta(days=60) if start else None
        rows.append(
            {
                "referral_id": str(place),
                "referred_on": day,
                "started_on": start,
                "ended_on": end,
                "exit": ("completed" if place % 2 else "dropped_out") if end else None,
                "source": LONG_NAMES[stratum - 1] if stratum else None,
                "who5_baseline": place * 7 % 26 if start else None,
                "who5_follow_up": place * 11 % 26 if place % 2 and start else None,
                "goal_1": [True, False, None][place % 3],
            }
        )
    tally = laks.Cohort(pl.DataFrame(rows, infer_schema_length=None)).tally(
        as_of="2020-01-01", by=["source"]
    )
    yield from (("funnel", tally.funnel()), ("waiting", tally.waiting()))
    yield from (("change", tally.outcome("who5").change()), ("goals", tally.goals(at_least=1)))


def suppressed() -> laks.Funnel:
    """A funnel of published figures in which who completed is only known to be 1 to 4."""
    funnel = laks.Tally.from_counts(referred=35, started=24, waiting=0).funnel()
    facts = json.loads(funnel.to_json())
    facts["total"]["counts"]["completed"] = {"at_least": 1, "at_most": 4}
    return laks.Funnel.from_json(json.dumps(facts))
