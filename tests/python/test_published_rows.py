"""Published figures by strata: what cannot be, and what is said where nothing is known."""

import copy
import pickle

import pytest

import laks

ROW = {"k": "a", "referred": 3}


@pytest.mark.parametrize(
    ("rows", "by", "why"),
    [
        ([{"started": "a", "referred": 3}], ["started"], "names that are no figures"),
        ([ROW], ["k", "k"], 'each stratum once, but is "k" twice'),
        ([{**ROW, "referred": 2**53}, {**ROW, "k": "b"}], ["k"], "referred adds up to more than"),
        ([{**ROW, "referred": 2**53}] * 2, ["k"], "referred adds up to more than 2"),
    ],
)
def test_rows_that_cannot_be_are_refused(
    rows: list[dict[str, object]], by: list[str], why: str
) -> None:
    with pytest.raises(laks.InvalidInput, match=why):
        laks.Tally.from_counts(rows=rows, by=by)


def test_two_publications_are_no_more_people_than_can_be_counted() -> None:
    many = laks.Tally.from_counts(referred=2**53)
    with pytest.raises(laks.InvalidInput, match="referred adds up to more than 2"):
        many + laks.Tally.from_counts(referred=1)


def test_a_funnel_of_no_publication_is_drawn() -> None:
    nothing = laks.Tally.from_counts(rows=[], by=["k"])
    assert nothing.funnel().counts["referred"] is None
    assert "An unknown number" in nothing.funnel().plot().description


@pytest.mark.parametrize("figures", [{"referred": 35}, {"referred": 0}, {"started": 3}])
def test_rates_of_which_none_is_known_say_why(figures: dict[str, int]) -> None:
    said = laks.Tally.from_counts(**figures).rates("completed").sentence("en")
    assert said.startswith(("Completed: not known (", "Completed: not defined ("))


def test_bounds_below_the_line_bound_a_share() -> None:
    tally = laks.Tally.from_counts(
        referred=40, waiting=0, started=(20, 24), ongoing=0, completed=10
    )
    share = tally.funnel().completion
    assert (share.value, share.if_open_fail, share.if_open_succeed) == (None, 10 / 24, 0.5)
    offers = laks.Tally.from_counts(referred=10, offered=(3, 5)).funnel().to_dict()
    offer = offers["total"]["rates"][0]
    assert (offer["name"], offer["if_open_fail"], offer["if_open_succeed"]) == ("offer", 0.3, 0.5)


def test_cells_of_some_are_not_those_of_all() -> None:
    # The Jobcentre's figures and everybody's named the same cells.
    tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31", by=["source"])
    source = tally.funnel().strata[0]["key"]["source"]
    part = tally.where(source=source)
    above, below = part.funnel().uptake.counts()[:2]
    assert ["source", [source]] in above["stratum"]
    for cells in (above, below):
        assert part.count_at(cells) == tally.count_at(cells)
    assert tally.count_at(tally.funnel().uptake.counts()[1]) > tally.count_at(below)


def test_published_cells_are_added_once_and_of_whom_they_are() -> None:
    rows = [{"k": "a", "referred": 3}, {"k": "b", "referred": 4}]
    tally = laks.Tally.from_counts(rows=rows, by=["k"])
    part = tally.where(k="a")
    (cells,) = [each for each in part.rates("started").rates[0].counts() if each["part"] != "open"]
    assert (part.count_at(cells), tally.count_at(cells)) == (3, 3)
    again = laks.Tally.from_json(part.to_json())
    assert again == part
    assert (again + tally.where(k="b")).funnel().counts["referred"] == 7
    # The same word twice, or two ranges of it, counted everybody twice.
    (of_words,) = cells["ranges"]
    for ranges in ([{**of_words, "words": of_words["words"] * 2}], [of_words, of_words]):
        assert part.count_at({**cells, "ranges": ranges}) == 3


def test_an_outcome_says_its_change_and_is_pickled() -> None:
    outcome = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5")
    outcome = outcome.among("completed")
    assert outcome.sentence("da") == outcome.change().sentence("da")
    for again in (pickle.loads(pickle.dumps(outcome)), copy.deepcopy(outcome)):  # noqa: S301
        assert repr(again) == repr(outcome)
        assert again.change() == outcome.change()
