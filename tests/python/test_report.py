"""The report on Ballerup: self-contained, well-formed, complete, in both languages."""

import re
import tomllib
from pathlib import Path

import pytest
from report_page import Page

import laks
from laks.reporting import voice

CAFE = laks.datasets.ballerup()
LANGUAGES = ("en", "da")


@pytest.fixture(scope="module", params=LANGUAGES)
def half_way(request: pytest.FixtureRequest) -> laks.Report:
    return laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language=request.param)


def text_at(checkpoint: str, language: str) -> str:
    page = laks.report(CAFE.cohort, CAFE.plan, at=checkpoint, language=language)
    return Page(page.html).text


def test_every_tag_closes_in_order(half_way: laks.Report) -> None:
    page = Page(half_way.html)
    assert page.wrong == []
    assert [attributes["lang"] for attributes in page.named("html")] == [half_way.language]


def test_it_runs_nothing_and_fetches_nothing(half_way: laks.Report) -> None:
    page = Page(half_way.html)
    assert len(page.tags) > 200
    forbidden = {"script", "link", "iframe", "object", "embed", "img", "a", "base"}
    assert {tag for tag, _ in page.tags} & forbidden == set()
    assert re.findall(r"https?:|url\(|@import|javascript:", half_way.html) == []
    names = {name for _, attributes in page.tags for name in attributes}
    assert {name for name in names if name.startswith("on") or name in {"src", "href"}} == set()


def test_it_fits_a_phone_and_paper(half_way: laks.Report) -> None:
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in Page(
        half_way.html
    ).named("meta")
    assert "@media print" in half_way.html and "@media (max-width" in half_way.html


def test_every_drawing_says_its_figures_in_words(half_way: laks.Report) -> None:
    drawings = Page(half_way.html).named("svg")
    assert len(drawings) == 10, "flow, waits, two outcomes and goals, for a page and for a phone"
    assert all(drawing["role"] == "img" for drawing in drawings)
    said = re.findall(r'aria-label="([^"]*)"', half_way.html)
    assert all(len(words) > 40 for words in said)
    flow = ("Visiteret: 58, Venter: 11", "Startet: 36", "Gennemført: 15")
    if half_way.language == "en":
        flow = ("Referred: 58, Waiting: 11", "Started: 36", "Completed: 15")
    for figure in flow:
        assert sum(figure in words for words in said) == 2, figure
    comma = "," if half_way.language == "da" else "."
    assert any(f"8{comma}8" in words for words in said), "WHO-5 gained 8.8 points"


def test_the_half_way_figures_are_there_in_danish() -> None:
    text = text_at("midtvejs", "da")
    for figure in (
        "pr. 15. maj 2016",
        "62,1 %",
        "49,2 % til 73,4 %",
        "62,1 % til 81,0 %",
        "45 til 77",
        "20 visiterede",
        "12 startede (hold LC4)",
        "92 %",
        "slutantallet ligger med 95 % sandsynlighed mellem 35 og 78",
        "Frist 15. september 2016",
        "Bedømt pr. 30. april 2016",
        "begynder 20. september 2016",
        "0,0 % til 91,7 %",
        "8 af 15 målt både før og efter",
        "8,8 (2,2 rå)",
        "−1,0 til 18,6",
        "22,2 % til 80,6 %",
        "11 af 36 startede",
        "Læste rækker: 83",
        "Alle kolonner er brugt",
    ):
        assert figure in text, figure
    for status in ("▲ på vej", "✖ ikke nået", "◇ kan ikke afgøres endnu", "○ ikke begyndt"):
        assert status in text, status


def test_the_figures_of_the_end_are_there_in_english() -> None:
    text = text_at("afslutning", "en")
    for figure in ("as of 31 October 2016", "41 referred", "15 started (course LC5)", "83"):
        assert figure in text, figure
    assert "22.2%: 6 of 27 started (course LC4, LC5)" in text
    assert text.count("✔ attained") == 2


def test_nothing_due_yet_is_not_shown_as_a_share_of_zero() -> None:
    text = text_at("midtvejs", "en")
    assert "… not due yet 0 of 12 started (course LC4, LC5)" in text
    assert "0.0%: 0 of 12" not in text


def test_before_a_plan_begins_its_share_is_not_due_rather_than_undefined() -> None:
    page = laks.report(CAFE.cohort, CAFE.plan, at="tidlig")
    share = page.html[page.html.index("At 50 %") : page.html.index('id="flow"')]
    assert Page(share).text.count("not due yet") == 4, "observed, bounds, interval, chance"
    assert "few observations" not in share


def test_the_style_is_not_escaped(half_way: laks.Report) -> None:
    # The quotes of a font's name were once escaped, which made browsers drop the whole line.
    style = re.search(r"<style>(.*?)</style>", half_way.html, re.DOTALL)
    assert style is not None and "&#34;" not in style[1] and '"Segoe UI"' in style[1]


def test_no_english_is_left_in_a_danish_page() -> None:
    for checkpoint in CAFE.plan.checkpoints:
        text = text_at(checkpoint, "da").lower()
        for word in (" the ", " of ", " yet", "nobody", "reached", " still ", " not ", " is "):
            assert word not in text, (checkpoint, word, text[max(0, text.find(word) - 60) :][:120])


def test_both_languages_have_the_same_words() -> None:
    folder = Path(voice.__file__).parent / "words"
    english, danish = (
        tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        for language in LANGUAGES
    )
    assert english.keys() == danish.keys()
    fallen_back = {"rules", "remedies", "sources"}
    for group in english.keys() - fallen_back:
        assert english[group].keys() == danish[group].keys(), group


def test_marks_are_told_apart_and_explained(half_way: laks.Report) -> None:
    from laks.reporting.cells import MARKS

    assert len(set(MARKS.values())) == len(MARKS)
    text = Page(half_way.html).text
    for mark in MARKS:
        means = voice.Voice.of(half_way.language).say("cell_means", mark)
        assert (means in text) == (mark != "suppressed"), "a report hides no small counts"


def test_it_is_written_as_utf8_where_it_is_asked_for(tmp_path: Path) -> None:
    to = tmp_path / "ballerup.html"
    page = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", to=to, language="da")
    assert to.read_text(encoding="utf-8") == page.html
    again = laks.report(CAFE.cohort, CAFE.plan, at="midtvejs", language="da")
    assert again == page, "the same twice, byte for byte"
