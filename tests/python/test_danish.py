"""Whatever is shown in Danish has no English word in it: the report and every notebook view."""

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from english_words import english_in, shown
from report_page import Page

import laks

CAFE = laks.datasets.ballerup()


def views() -> Iterator[tuple[str, Any]]:
    tally = CAFE.cohort.tally(as_of="2016-05-15")
    later = CAFE.cohort.tally(as_of="2016-10-31", by=["course"])
    split = CAFE.cohort.split("referred_on", at="2016-03-01")
    comparison = laks.compare(*split.tallies(as_of="2016-10-31", follow_up_days=90))
    published = laks.Tally.from_counts(referred=35, started=24)
    bare = laks.Cohort(pl.DataFrame({"referral_id": ["a"], "referred_on": ["2016-01-04"]}))
    yield from (("tally", tally), ("tally by course", later), ("funnel", later.funnel()))
    yield from (("waiting", later.waiting()), ("outcomes", later.outcomes()))
    yield from (("goals", later.goals(at_least=2, of=4)), ("goals set", later.goals(at_least=1)))
    yield from (("flow", tally.flow()), ("period", tally.period("2016-03-01", "2016-04-30")))
    stages = ("referred", "started", "completed", "dropped_out", "never_started", "waiting")
    yield from ((f"rates of {stage}", tally.rates(stage)) for stage in stages)
    yield from (("uptake", tally.funnel().uptake), ("outcome", tally.outcome("who5")))
    yield from (("comparison", comparison), ("split", split))
    yield from ((f"line {line.measure}", line) for line in comparison.lines)
    yield from (("plan", CAFE.plan), ("cohort", CAFE.cohort), ("issues", CAFE.cohort.issues))
    for day in ("2016-02-15", "2016-03-01", "2016-05-15", "2016-10-31", "2017-01-01"):
        yield f"plan at {day}", CAFE.plan.evaluate(CAFE.cohort, at=day)
    yield from (("published", published), ("published funnel", published.funnel()))
    yield from (("bare", bare.tally(as_of="2016-06-30")), ("bare cohort", bare))
    yield "bare plan", CAFE.plan.evaluate(bare, at="2016-06-30")


@pytest.fixture
def danish() -> Iterator[None]:
    laks.set_language("da")
    yield
    laks.set_language("en")


@pytest.mark.usefixtures("danish")
@pytest.mark.parametrize("name", [name for name, _ in views()])
def test_a_notebook_view_in_danish_has_no_english_word(name: str) -> None:
    html = dict(views())[name]._repr_html_()
    assert len(shown(html)) > 10
    assert english_in(html) == [], shown(html)


@pytest.mark.parametrize("at", ["2016-02-15", "midtvejs", "2016-10-31", "2017-01-01"])
def test_a_report_in_danish_has_no_english_word(at: str) -> None:
    page = laks.report(CAFE.cohort, CAFE.plan, at=at, language="da")
    assert english_in(page.html) == []


def test_a_page_in_english_is_found_out() -> None:
    page = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language="en")
    assert len(english_in(page.html)) > 20


@pytest.mark.usefixtures("danish")
def test_an_argument_wins_over_the_language_of_the_session() -> None:
    funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
    assert funnel.sentence() == funnel.sentence("da") != funnel.sentence("en")
    assert Page(laks.report(CAFE.cohort).html).text.count("visiterede")


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(laks.UnknownName, match="known are en, da"):
        laks.set_language("sv")


def test_a_cohort_shows_only_columns_that_are_there_and_no_number_of_a_person() -> None:
    # Goals that follow from a score were shown with a column of their own, and headings unmasked.
    html = CAFE.cohort._repr_html_()
    assert ">wellbeing<" not in html
    assert all(f">{column}<" in html for column in CAFE.cohort.columns.values())
    frame = pl.DataFrame({"010203-1234": ["2016-01-04"]})
    cohort = laks.Cohort(frame, {"columns": {"referred_on": "010203-1234"}})
    assert "010203" not in cohort._repr_html_()


def test_points_are_on_the_scale_they_are_shown_on_with_the_raw_ones_beside() -> None:
    page = Page(laks.report(CAFE.cohort, at="2016-05-15", language="da").html)
    assert "Gennemsnitlig ændring til det bedre (0–100) 8,8 (2,2 rå)" in page.text
    gain = CAFE.cohort.tally(as_of="2016-05-15").outcome("who5").change().gain
    assert "rå point" in gain.sentence("da")


def test_a_numerator_that_is_none_is_refused_with_those_that_there_are() -> None:
    for name in ("offered", "strated"):
        with pytest.raises(laks.UnknownName, match="known are referred, waiting") as refused:
            CAFE.cohort.tally().rates(name)
        assert "waiting, never_started" in str(refused.value)


OWN = {
    "instruments": [
        {
            "id": "own",
            "title": {"en": "Own", "da": "Egen"},
            "range": [0, 25],
            "better": "higher",
            "percent_factor": 4,
            "meaningful_change": 3,
            "meaningful_source": "made up",
            "cut_offs": [
                {"id": "poor_wellbeing", "at_most": 9},
                {"id": "well", "at_least": 20},
                {"id": "between", "at_least": 10, "at_most": 15},
            ],
        }
    ],
    "outcomes": {"own": {"baseline": "first", "follow_up": "last"}},
}


def test_a_cut_off_says_the_bounds_that_it_was_declared_with() -> None:
    days = ("referred_on", "2016-01-04"), ("started_on", "2016-01-12"), ("ended_on", "2016-05-10")
    row = {**dict(days), "exit": "completed", "first": "8", "last": "21"}
    table = laks._laks.text_table("rows", list(row), [[cell] for cell in row.values()])
    change = laks.tally(table, OWN, as_of="2016-06-30").outcome("own").change()
    views = {language: change.view(language)[0] for language in ("en", "da")}
    said = {language: view[view.columns[0]] for language, view in views.items()}
    assert said["en"][-6:] == [
        "Poor well-being (36 or lower on 0–100), before",
        "Poor well-being (36 or lower on 0–100), after",
        "Well (80 or higher on 0–100), before",
        "Well (80 or higher on 0–100), after",
        "Between (40 to 60 on 0–100), before",
        "Between (40 to 60 on 0–100), after",
    ]
    assert said["da"][-6] == "Lav trivsel (36 eller lavere på 0–100), før"
    assert said["da"][-4] == "Well (80 eller højere på 0–100), før"
