"""What every result can do: show itself, compare, travel, and turn into tables."""

import pickle
import re

import polars as pl
import pytest

import laks

CAFE = laks.datasets.ballerup()
TALLY = CAFE.cohort.tally(as_of="2016-10-31", by=["course"])

RESULTS = {
    "funnel": TALLY.funnel(),
    "funnel of figures": CAFE.published_by_course.funnel(),
    "uptake": TALLY.funnel().uptake,
    "rates": TALLY.rates("completed"),
    "waiting": TALLY.waiting(),
    "period": TALLY.period("2016-03-01", "2016-09-15"),
    "flow": TALLY.flow(),
    "change": TALLY.outcome("who5").change(),
    "outcomes": TALLY.outcomes(),
    "goals": TALLY.goals(at_least=2, of=4),
    "plan status": CAFE.plan.evaluate(CAFE.cohort, at="midtvejs"),
}
OTHERS = {"tally": TALLY, "table": TALLY.funnel().table(), "schema": CAFE.schema, "plan": CAFE.plan}
VALUES = {**RESULTS, **OTHERS}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_travels_and_comes_back_equal(name: str) -> None:
    value = VALUES[name]
    again = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert again == value
    assert type(again) is type(value)
    assert again != "something else"


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_compares_by_what_it_holds_has_no_hash(name: str) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(VALUES[name])


@pytest.mark.parametrize("name", VALUES)
def test_a_repr_is_one_line_that_names_the_class(name: str) -> None:
    shown = repr(VALUES[name])
    assert shown.startswith(f"<{type(VALUES[name]).__name__}")
    assert "\n" not in shown
    assert re.search(r"\d", shown), "it says how many"


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_turns_into_tables_of_one_shape(name: str) -> None:
    result = RESULTS[name]
    frame, table = result.to_polars(), result.table()
    assert frame.columns == table.columns
    assert frame.height == len(table) > 0
    assert pl.DataFrame(result).equals(frame)
    assert len(result.summary()) > 0
    assert result.to_pandas().shape == frame.shape
    assert type(result).from_json(result.to_json()) == result
    assert isinstance(result.to_dict(), dict)


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_speaks_english_and_danish(name: str) -> None:
    english, danish = RESULTS[name].sentence(), RESULTS[name].sentence("da")
    assert english.endswith(".")
    assert danish.endswith(".")
    assert RESULTS[name].sentence("en") == english


@pytest.mark.parametrize("name", [name for name in VALUES if name != "schema"])
def test_a_notebook_shows_a_table_without_loading_anything(name: str) -> None:
    html = VALUES[name]._repr_html_()
    assert "<table" in html
    assert "<script" not in html


def test_what_is_not_defined_is_none_with_a_reason() -> None:
    nobody = laks.Tally.from_counts(referred=0).funnel().uptake
    assert (nobody.value, nobody.lower, nobody.upper) == (None, None, None)
    assert nobody.reason
    assert laks.Tally.from_counts(referred=35).funnel().uptake.value is None


def test_the_html_of_a_label_is_escaped() -> None:
    rows = [{"unit": "<script>", "referred": 3, "started": 1}]
    html = laks.Tally.from_counts(rows=rows, by=["unit"]).funnel()._repr_html_()
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
