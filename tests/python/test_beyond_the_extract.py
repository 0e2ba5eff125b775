"""What lies after the count, or after the day on which a table was taken out, is not 0."""

import datetime as dt

import polars as pl

import laks

OPEN = pl.DataFrame(
    {
        "referred_on": ["2016-02-01"] * 10,
        "started_on": ["2016-02-10"] * 2 + [None] * 8,
        "ended_on": [None] * 10,
        "exit": [None] * 10,
    },
    schema_overrides={"ended_on": pl.String, "exit": pl.String},
)
EXTRACT = {"table": {"extracted_on": "2016-03-01"}}


def counted(as_of: str, **asked: object) -> laks.Tally:
    return laks.Cohort(OPEN, EXTRACT).tally(as_of=as_of, **asked)


def test_nobody_is_followed_for_days_that_nobody_saw() -> None:
    # 0.2 of the referred had started within 90 days, without a bound, of ten people seen for 29.
    funnel = counted("2016-12-31", follow_up_days=90).funnel()
    for rate in (funnel.uptake, funnel.completion):
        assert (rate.value, rate.cell, rate.denominator) == (None, "too_few", 0)
    early = counted("2016-03-01", follow_up_days=20).funnel().uptake
    late = counted("2016-12-31", follow_up_days=20).funnel().uptake
    assert (late.numerator, late.denominator) == (early.numerator, early.denominator) == (2, 10)


def test_waits_run_to_the_day_of_the_extract() -> None:
    late, early = counted("2016-12-31").waiting(), counted("2016-03-01").waiting()
    assert late.to_dict()["total"]["curve"] == early.to_dict()["total"]["curve"]
    assert late.to_dict()["total"]["curve"][-1]["days"] == 29
    again = laks.Tally.from_json(counted("2016-12-31", follow_up_days=20).to_json())
    assert again == counted("2016-12-31", follow_up_days=20)


def test_a_period_says_to_which_day_it_is_known() -> None:
    tally = counted("2016-12-31")
    period = tally.period("2016-01-01", "2016-06-30")
    assert (period.events["referred"], period.known_to) == (10, dt.date(2016, 3, 1))
    assert period.sentence("da").endswith(
        "Det er kendt til og med 1. marts 2016: hvad der er sket siden, er ikke kendt."
    )
    assert "01-03-2016" in str(period.view("da")[0])
    after = tally.period("2016-04-01", "2016-06-30")
    assert after.events == {}
    assert after.sentence("en").startswith("From 1 April to 30 June 2016: not known. It is")
    months = tally.flow().months
    assert [month.events.get("referred") for month in months[:3]] == [10, 0, None]
    assert "Det er kendt til og med 1. marts 2016" in tally.flow().sentence("da")
    within = counted("2016-03-01").period("2016-01-01", "2016-03-01")
    assert (within.known_to, within.to_dict().get("known_to")) == (None, None)


def test_counts_per_time_are_over_the_days_that_are_known() -> None:
    # Ten referrals in February were spread over ten months of which nobody saw nine.
    tables = [
        laks.Cohort(rows, {"table": {"extracted_on": extract}})
        for rows, extract in ((OPEN, "2016-03-01"), (later(OPEN), "2017-03-01"))
    ]
    before, after = (
        cohort.tally(as_of=as_of, follow_up_days=10)
        for cohort, as_of in zip(tables, ("2016-12-31", "2017-03-01"), strict=True)
    )
    compared = laks.compare(
        before,
        after,
        before_period=("2016-02-01", "2016-12-31"),
        after_period=("2017-02-01", "2017-03-01"),
    )
    pace = next(
        line for line in compared.to_dict()["lines"] if line["measure"] == "referred_per_30_days"
    )
    assert (pace["before"]["numerator"], pace["before"]["denominator"]) == (10, 30)


def later(rows: pl.DataFrame) -> pl.DataFrame:
    """The same a year later."""
    return rows.with_columns(pl.col("referred_on", "started_on").str.replace("2016", "2017"))


def test_a_quartile_begins_before_the_first_start_where_nobody_can_rule_it_out() -> None:
    starts = ["2016-02-21", "2016-02-26", "2016-03-07", "2016-03-22", "2016-04-10"]
    rows = pl.DataFrame({"referred_on": ["2016-02-01"] * 5, "started_on": starts})
    lower, median, _ = (
        laks.Cohort(rows).tally(as_of="2016-12-31").waiting().to_dict()["total"]["quartiles"]
    )
    # 1 - .025 ** (1 / 5) = .52: a quarter, and a half, may have started before the first.
    assert (lower["value"], lower["lower"], median["lower"]) == (25, 0, 0)


def test_a_quartile_that_can_no_longer_be_reached_says_so() -> None:
    rows = pl.DataFrame(
        {
            "referred_on": ["2016-02-01"] * 10,
            "started_on": [None] * 10,
            "ended_on": ["2016-02-20"] * 9 + [None],
            "exit": ["never_started"] * 9 + [None],
        },
        schema_overrides={"started_on": pl.String},
    )
    tally = laks.Cohort(rows).tally(as_of="2016-12-31")
    median = laks.Estimate.from_json(_json(tally.waiting().to_dict()["total"]["quartiles"][1]))
    assert median.cell == "not_applicable"
    assert "can no longer be reached" in str(median.reason)
    nobody = laks.Cohort(rows.clear()).tally(as_of="2016-12-31").waiting()
    assert nobody.sentence("en") == "Nobody was referred, so there are no waits."
    assert nobody.sentence("da") == "Ingen er visiteret, så der er ingen ventetid."


def _json(held: object) -> str:
    import json

    return json.dumps(held)
