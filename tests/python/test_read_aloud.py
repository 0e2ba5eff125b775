"""Sentences, charts and reports as somebody in a municipality would read them aloud."""

import re

import polars as pl
import pytest
from report_page import Page

import laks

CAFE = laks.datasets.ballerup()
EARLY = "2010-01-01"


def rows(**columns: list[str | None]) -> laks.Cohort:
    referred = {"referred_on": ["2016-01-04"] * len(next(iter(columns.values())))}
    return laks.Cohort(pl.DataFrame(referred | columns))


def test_nobody_is_said_as_nobody() -> None:
    # "var 0 af 0 henviste startet, ikke defineret (ingen observationer: en andel af ingen)".
    tally = CAFE.cohort.tally(as_of=EARLY)
    assert tally.funnel().sentence("da") == "Pr. 1. januar 2010 var ingen visiteret endnu."
    assert tally.funnel().sentence("en") == "As of 1 January 2010, nobody had been referred yet."
    assert tally.flow().sentence("da") == "Ingen er visiteret."
    assert tally.flow().sentence("en") == "Nobody was referred."
    goals = tally.goals(at_least=2, of=4)
    assert goals.sentence("da").endswith("der er startet, så der er ingen andel at opgøre.")
    uptake = tally.funnel().uptake
    assert uptake.sentence("da").endswith(
        "ikke defineret (der er ingen i nævneren), 0 af 0 visiterede."
    )
    assert uptake.reason == "nobody is below the line"


def test_one_is_one() -> None:
    tally = rows(started_on=["2016-01-20"]).tally(as_of="2016-01-31")
    assert tally.flow().sentence("en") == "1 was referred in 1 month."
    assert tally.flow().sentence("da") == "1 blev visiteret på 1 måned."
    none: list[str | None] = [None, None]
    people = rows(started_on=["2016-01-20", None], exit=none, ended_on=none)
    one = people.tally(as_of="2016-01-31")
    assert "; 1 was waiting, " in one.funnel().sentence("en")


def test_a_part_that_has_not_started_is_said_as_one() -> None:
    few = rows(started_on=["2016-01-20", None, None]).tally(as_of="2016-01-31").waiting()
    whys = [row["why"] for row in laks._laks.figures(few, "da")]
    assert whys[1] == "færre end halvdelen er startet i den tid, de er fulgt"
    assert whys[2] == "færre end tre fjerdedele er startet i den tid, de er fulgt"
    labels = [row["label"] for row in laks._laks.figures(few, "da")]
    assert labels[1] == "Dage, til halvdelen var startet"


def test_a_count_that_reaches_its_target_is_said_beside_it() -> None:
    # "nået (45 af 40)" read like a share of more than all.
    status = CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")
    assert "på vej (20; måltal 40)" in status.sentence("da")
    assert "on course (20; needed 40)" in status.sentence("en")


def test_a_target_of_a_course_that_nobody_is_in_names_it_in_danish() -> None:
    plan = laks.Plan.from_toml("""
        [plan]
        id = "plan"
        title = "Plan"
        version = 1
        starts_on = 2016-01-01

        [[targets]]
        id = "hold"
        text = "14 starter"
        measure = "started"
        at_least = 14
        course = ["Aprill"]
        to = 2016-12-31
        """)
    (judged,) = plan.evaluate(CAFE.cohort, at="2016-05-15").targets
    assert "ingen række har holdet Aprill" in judged.sentence("da")


def test_who_changed_is_said_in_full_and_nobody_as_nobody() -> None:
    # "0 blev lige så meget dårligere", "mellem 21,4 % og 71,4 % af alle blev så meget bedre".
    said = CAFE.cohort.tally(as_of="2016-10-31").outcome("who5").change().sentence("da")
    assert "og 2 blev mindst 12 point dårligere" in said
    assert "af alle startede blev så meget bedre" in said
    health = CAFE.cohort.tally(as_of="2016-10-31").outcome("self_rated_health").change()
    assert "målt både før og efter på selvvurderet helbred: " in health.sentence("da")
    assert "measured before and after on self-rated health: " in health.sentence("en")


def test_months_are_said_in_words() -> None:
    tally = CAFE.cohort.tally(as_of="2016-05-15", by=["month(referred_on)"])
    (flow, shares) = tally.funnel().view("da")
    assert flow["Måned (visitationsdato)"][1:3] == ["juni 2015", "juli 2015"]
    assert "95\u00a0%-interval" in shares.columns
    assert "95% interval" in tally.funnel().view("en")[1].columns
    assert tally.flow().view("da")[0]["Måned"][0] == "juni 2015"
    drawn = str(tally.funnel().plot("da").to_dict())
    assert "juli 2015" in drawn and "2015-07" not in drawn
    assert tally.funnel().table()["month(referred_on)"][0] == "2015-06"


@pytest.mark.parametrize(
    ("language", "day"), [("da", "pr. 15. maj 2016"), ("en", "as of 15 May 2016")]
)
def test_a_chart_says_its_day(language: str, day: str) -> None:
    # Pasted into a memo, a chart of the funnel had no date.
    tally = CAFE.cohort.tally(as_of="2016-05-15")
    for result in (
        tally.funnel(),
        tally.waiting(),
        tally.outcome("who5").change(),
        tally.outcomes(),
        tally.goals(at_least=2, of=4),
        tally.rates("completed"),
        tally.flow(),
        CAFE.plan.evaluate(CAFE.cohort, at="midtvejs"),
    ):
        assert f"'label': '{day}'" in str(result.plot(language).to_dict()), result
    page = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language=language).html
    assert page.count(f">{day}<") == 0, "the page itself says it once, at its head"


def test_a_chart_on_a_page_is_in_its_language(tmp_path) -> None:
    # Its page had no language, no title and no viewport, and its menu was English.
    chart = CAFE.cohort.tally(as_of="2016-05-15").funnel().plot("da")
    chart.save(tmp_path / "flow.html")
    pages = [(tmp_path / "flow.html").read_text(encoding="utf-8"), chart.to_html()]
    for page in pages:
        head = page[:400]
        assert '<html lang="da">' in head
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in head
        assert "<title>Fra visiteret til gennemført, pr. 15. maj 2016</title>" in head
        assert '"SVG_ACTION": "Gem som SVG"' in page and '"PNG_ACTION": "Gem som PNG"' in page
    assert "https://cdn" not in pages[0].split("<body>")[0][:2000]


def test_a_reading_is_told_in_the_language_of_the_session() -> None:
    reading = laks.read(CAFE.path / "referrals.csv", CAFE.schema).reading
    laks.set_language("da")
    try:
        assert reading.summary().splitlines()[0] == "83 rækker i referrals.csv; 83 er med"
        html = reading._repr_html_()
    finally:
        laks.set_language("en")
    assert all(f">{head}<" in html for head in ("Fil", "Tabel", "Rækker", "Skilletegn"))
    assert "blank_rows" not in html and "referrals<" not in html
    assert reading.summary("en").startswith("83 rows of referrals.csv; 83 referrals\n")


def test_the_report_reads_well() -> None:
    page = Page(laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language="da").html)
    text = re.sub(r"\s+", " ", page.text)
    assert "visiterede fra 1. marts til 15. september 2016" in text
    assert "er en ændring på mindst 1 point (et trin på skalaen)." in text
    assert (
        "mindst 12 point (3 rå; kravet er mindst 10 af 100 ifølge Topp 2015 efter Ware 1995)."
        in text
    )
    assert "hvis det ikke sker for nogen af de uafsluttede" in text
    assert re.search(
        r"kun blandt de afsluttede; \d+ er stadig i gang, så de hurtige fylder mest", text
    )
    assert re.search(r"målt både før og efter; \d+ er ikke med", text)
