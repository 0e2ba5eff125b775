"""What moved between two tallies of one source, in Python; the counts a second time from rows."""

import datetime as dt
import pickle

import pytest

import laks

CAFE = laks.datasets.ballerup()
BY = CAFE.plan.needs["by"]
APRIL, SEPTEMBER = (CAFE.cohort.tally(as_of=day, by=BY) for day in ("2016-04-30", "2016-09-15"))
CHANGES = laks.changes(APRIL, SEPTEMBER, CAFE.plan)


def test_counts_are_those_of_both_and_what_happened_since_is_counted_by_date() -> None:
    then, now = (tally.funnel().counts for tally in (APRIL, SEPTEMBER))
    days = ("2016-05-01", "2016-09-15")
    since = SEPTEMBER.period(*days).events
    for row in CHANGES.counts:
        assert (row["earlier"], row["later"]) == (then[row["stage"]], now[row["stage"]])
        if row["since"] is not None:
            ended = ("completed", "dropped_out", "ended_other", "ended_unknown")
            stages = ended if row["stage"] == "exited" else (row["stage"],)
            assert row["since"] == sum(since[stage] for stage in stages)
            assert row["registered_late"] == row["no_longer_there"] == 0
    assert {row["stage"] for row in CHANGES.counts if row["since"] is None} == {
        "waiting",
        "ongoing",
    }


def test_targets_are_judged_at_both_dates_and_those_that_stand_otherwise_are_named() -> None:
    for row, then, now in zip(
        CHANGES.targets,
        CAFE.plan.evaluate(APRIL).targets,
        CAFE.plan.evaluate(SEPTEMBER).targets,
        strict=True,
    ):
        assert (row["earlier"]["status"], row["later"]["status"]) == (then.status, now.status)
    assert CHANGES.newly_attained == ["referred"]
    assert CHANGES.newly_missed == CHANGES.newly_behind == []
    assert "Newly attained: At der visiteres minimum 40" in CHANGES.sentence()
    assert "Nu nået: At der visiteres" in CHANGES.sentence("da")


def test_it_has_the_ways_out_of_a_result() -> None:
    assert laks.Changes.from_json(CHANGES.to_json()) == CHANGES
    assert pickle.loads(pickle.dumps(CHANGES)) == CHANGES  # noqa: S301
    assert CHANGES.to_dict()["later_as_of"] == "2016-09-15"
    assert CHANGES.known_to == dt.date(2016, 4, 30)
    assert CHANGES.later_known_to == dt.date(2016, 9, 15)
    ends_early = {"columns": {"referred_on": "Henvist"}, "table": {"extracted_on": "2016-05-31"}}
    early = laks.Cohort(CAFE.referrals, ends_early).within("2015-01-01", "2016-05-31")
    changes = laks.changes(early.tally(as_of="2016-04-30"), early.tally(as_of="2016-09-15"))
    assert changes.later_known_to == dt.date(2016, 5, 31)
    assert CHANGES.to_polars().columns[:3] == ["from", "to", "event"]
    titles = [table.title for table in CHANGES.view("da")]
    assert titles == ["Hvad er ændret", CAFE.plan.title]
    assert repr(CHANGES).startswith("<Changes: From 30 April 2016 to 15 September 2016: ")


def late_tally(last_day: str, registered: str) -> laks.Tally:
    """The café as known on a day: who was referred after `registered` is not registered yet."""
    rows = [
        {"referred_on": row["Henvist"], "started_on": start if start <= last_day else ""}
        for row in CAFE.referrals
        if row["Henvist"] <= registered
        for start in [row["Startet"] or ""]
    ]
    columns = {name: [row[name] for row in rows] for name in ("referred_on", "started_on")}
    table = laks._laks.text_table("t", list(columns), list(columns.values()))
    return laks.Cohort(table, {}).tally(as_of=last_day)


def test_late_registrations_are_the_rows_that_were_held_back() -> None:
    then, now = late_tally("2016-03-31", "2016-03-20"), late_tally("2016-04-30", "2016-04-30")
    changes = laks.changes(then, now)
    days = [str(row["Henvist"]) for row in CAFE.referrals]
    held_back = sum("2016-03-20" < day <= "2016-03-31" for day in days)
    assert held_back > 1
    late = [row for row in changes.late if row["registered_late"] and row["event"] == "referred"]
    assert [(row["from"], row["to"], row["registered_late"]) for row in late] == [
        ("2016-03-01", "2016-03-31", held_back)
    ]
    referred = changes.counts[0]
    assert referred["later"] == (
        referred["earlier"] + referred["since"] + referred["registered_late"]
    )
    # The same pair is no comparison, and the error names the call.
    with pytest.raises(laks.SpecMismatch, match=r"laks\.changes\("):
        laks.compare(then, now)


def test_what_is_not_one_source_counted_later_is_refused() -> None:
    with pytest.raises(laks.InvalidInput, match="give the earlier one first"):
        laks.changes(SEPTEMBER, APRIL)
    split = CAFE.cohort.split("referred_on", at="2016-03-01")
    with pytest.raises(laks.InvalidInput, match="nothing of theirs overlaps"):
        laks.changes(*split.tallies(as_of="2016-10-31"))
    published = laks.Tally.from_counts(referred=35, as_of="2016-02-15")
    with pytest.raises(laks.InvalidInput, match="published figures have no days"):
        laks.changes(published, published)
    with pytest.raises(laks.SpecMismatch, match="follow_up_days"):
        laks.changes(APRIL, CAFE.cohort.tally(as_of="2016-09-15", by=BY, follow_up_days=30))
    with pytest.raises(laks.NotCounted, match="count again with by="):
        laks.changes(APRIL.total(), SEPTEMBER, CAFE.plan)
    with pytest.raises(laks.InvalidInput, match="earlier must be a Tally"):
        laks.changes(CAFE.cohort, SEPTEMBER)
    with pytest.raises(laks.InvalidInput, match=r"plan must be a laks\.Plan"):
        laks.changes(APRIL, SEPTEMBER, "plan.toml")


def test_a_plan_is_judged_at_each_date_that_a_tally_was_counted_at() -> None:
    series = CAFE.cohort.tally(as_of=["2016-02-15", "2016-05-15", "2016-10-31"], by=BY)
    for at in ("tidlig", "midtvejs", "afslutning", dt.date(2016, 5, 15)):
        assert CAFE.plan.evaluate(series, at=at) == CAFE.plan.evaluate(CAFE.cohort, at=at)
    with pytest.raises(laks.InvalidInput, match=r"one of the tally's own dates \(2016-02-15, "):
        CAFE.plan.evaluate(series, at="2016-03-01")


def test_a_report_of_a_tally_is_that_of_its_cohort_but_for_the_columns() -> None:
    series = CAFE.cohort.tally(as_of=["2016-02-15", "2016-05-15"], by=BY)
    page = laks.report(series, CAFE.plan, at="midtvejs").html
    whole = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs").html
    of_columns = set(whole.splitlines()) - set(page.splitlines())
    assert set(page.splitlines()) <= set(whole.splitlines())
    assert 0 < len(of_columns) < 5
    assert laks.report(series).as_of == dt.date(2016, 5, 15)
