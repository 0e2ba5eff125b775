"""Tallies as JSON: those of the first format are read, seals are checked, sources travel along."""

import copy

import polars as pl
import pytest
from repository import ROOT

import laks

FOLDER = ROOT / "tests" / "reference" / "tally"
SCHEMA = {
    "table": {"extracted_on": "2016-06-30"},
    "goals": [{"id": "wellbeing", "outcome": "who5"}, {"id": "courage", "column": "courage"}],
    "values": {"goal": {"reached": ["yes"], "not_reached": ["no"]}},
}
TABLE = pl.read_csv(FOLDER / "referrals.csv", infer_schema=False)
COHORT = laks.Cohort(TABLE, SCHEMA)
DATES = ["2016-03-31", "2016-06-30"]


def stored(name: str) -> laks.Tally:
    return laks.Tally.from_json((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_a_tally_of_the_first_format_answers_what_a_fresh_count_answers() -> None:
    before = stored("plain")
    now = COHORT.tally(as_of=DATES, by=["unit"], horizons=[30, 60])
    assert before.funnel() == now.funnel()
    assert before.waiting() == now.waiting()
    assert (
        before.outcomes().changes[0].table().to_dict()["value"]
        == (now.outcomes().changes[0].table().to_dict()["value"])
    )
    goals = [tally.goals(at_least=1, of=2) for tally in (before, now)]
    assert goals[0].reached == goals[1].reached and goals[0].goals == goals[1].goals
    # The first format did not count ratings among the facts without a date, nor those left out:
    # five people have a rating, of whom only a5 is still in.
    assert (before.notes["undated_facts"], now.notes["undated_facts"]) == (14, 14 + 5)
    assert (before.notes["left_out"], now.notes["left_out"]) == ([3, 0], [3 + 1, 0])
    assert (before + now).funnel() == (now + now).funnel()


def test_what_the_first_format_followed_from_referral_is_refused() -> None:
    before = stored("followed")
    for ask in (before.funnel, before.waiting, before.outcomes, lambda: before.goals(at_least=1)):
        with pytest.raises(laks.NotCounted):
            ask()
    assert sum(month.events.get("referred", 0) for month in before.flow().months) == 11


def test_a_tally_that_cannot_say_where_people_stand_can_still_be_shown() -> None:
    # Its repr asked for the funnel, so a notebook that held such a tally broke.
    before = stored("followed")
    assert repr(before).endswith("an unknown number referred in 2 strata by unit>")
    assert "where people stand" in before._repr_html_()


def test_published_figures_of_the_first_format_keep_their_bounds() -> None:
    completion = stored("published").funnel().completion
    assert (completion.value, completion.denominator) == (None, 24)
    assert (completion.if_open_fail, completion.if_open_succeed) == (5 / 24, 21 / 24)


@pytest.mark.parametrize("key", ["ours alone", b"ours alone"])
def test_a_seal_is_checked_with_its_key(key: str | bytes) -> None:
    tally = COHORT.tally(as_of=DATES)
    sealed = tally.to_json(key=key)
    assert laks.Tally.from_json(sealed, key="ours alone") == tally
    assert laks.Tally.from_json(sealed) == tally
    for text, other in ((sealed, "theirs"), (tally.to_json(), key)):
        with pytest.raises(laks.InvalidInput, match="its seal is missing or not of this key"):
            laks.Tally.from_json(text, key=other)
    with pytest.raises(laks.InvalidInput, match="key"):
        tally.to_json(key="")
    with pytest.raises(laks.InvalidInput, match="key must be bytes or a text"):
        tally.to_json(key=7)  # type: ignore[arg-type]


def test_a_tally_says_where_its_people_come_from() -> None:
    tally = COHORT.tally(as_of=DATES, by=["unit"])
    (source,) = tally.sources
    assert source["referred"] == ["2016-01-04", "2016-06-20"]
    assert source["extracted_on"] == "2016-06-30"
    assert len(source["digest"]) == 32
    assert copy.deepcopy(tally).sources == tally.sources
    (north,) = tally.where(unit="Nord").sources
    assert north["scope"] == {"unit": ["Nord"]}
    assert {"exit", "goal courage", "who5_baseline"} <= set(tally.known)


def test_units_add_up_and_the_same_unit_twice_is_noticed() -> None:
    def unit(name: str, **kind: object) -> laks.Tally:
        return laks.Cohort(TABLE.filter(unit=name), SCHEMA).tally(as_of="2016-06-30", **kind)

    both = unit("Nord") + unit("Syd")
    assert not both.notes["may_count_twice"] and not both.notes["trusted_ids"]
    assert len(both.sources) == 2
    twice = both + unit("Nord")
    assert twice.notes["may_count_twice"] and twice.notes["trusted_ids"]
    again = laks.Tally.from_json(twice.to_json())
    assert again == twice and again.notes == twice.notes
