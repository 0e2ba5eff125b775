"""What a programme calls its stages is said everywhere, and counts nothing."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_page import Page

import laks

CAFE = laks.datasets.ballerup()
OWN: dict[str, object] = {
    "referred": "henvist",
    "started": {"da": "begyndt", "en": "begun"},
    "exited": "udskrevet",
    "ongoing": "på hold",
    "dropped_out": {"da": "udeblevet", "da_noun": "udeblivelse"},
}
SCHEMA = {**CAFE.schema.to_dict(), "words": OWN}
COHORT = laks.read(CAFE.path / "referrals.csv", SCHEMA)
TALLY = COHORT.tally(as_of="2016-05-15", by="source")
LAKS_OWN = re.compile(
    r"visit\w*|\b(?:startet|startede|afsluttet|afsluttede|opstart|frafald\w*)\b"
    r"|\bfaldet fra\b|\bi gang\b|til start\b",
    re.IGNORECASE,
)


def results() -> Iterator[object]:
    """Every result of the café in its own words."""
    change = TALLY.outcome("who5").change()
    yield from (TALLY.funnel(), TALLY.funnel().uptake, TALLY.flow(), TALLY.waiting(), change)
    yield from (TALLY.rates("completed"), TALLY.goals(at_least=2), TALLY.outcomes())
    yield from (TALLY.period("2016-01-01", "2016-03-31"),)
    split = COHORT.split("referred_on", at="2016-03-01")
    yield laks.compare(split.before, split.after, as_of="2016-10-31", follow_up_days=180)
    status = CAFE.plan.evaluate(COHORT, at="midtvejs")
    yield status


def said(result: object) -> Iterator[str]:
    """What a result says in Danish to a person."""
    yield result.sentence("da")
    for table in result.view("da"):
        yield str(table)
    yield result._repr_html_() if laks._laks.session_language() == "da" else ""
    chart = result.plot("da").to_dict()
    yield str(list(texts(chart)))


def texts(chart: object) -> Iterator[str]:
    """Every text that a chart draws."""
    if isinstance(chart, dict):
        for key, value in chart.items():
            if isinstance(value, str) and key in {
                "text",
                "label",
                "title",
                "description",
                "number",
            }:
                yield value
            else:
                yield from texts(value)
    elif isinstance(chart, list):
        for value in chart:
            yield from texts(value)


@pytest.fixture(autouse=True)
def in_danish() -> Iterator[None]:
    laks.set_language("da")
    yield
    laks.set_language(None)


@pytest.mark.parametrize("result", list(results()), ids=lambda result: type(result).__name__)
def test_no_result_says_the_word_of_laks(result: object) -> None:
    # The targets of the plan are sentences of its authors.
    plan = " ".join(target["text"] for target in CAFE.plan.targets)
    for text in said(result):
        found = [word for word in LAKS_OWN.findall(text) if word not in plan]
        assert not found, (found, text[:2000])


def test_the_report_says_it_too() -> None:
    page = Page(laks.report(COHORT, at="2016-05-15", language="da").html)
    text = page.text.partition("Kolonner")[0]
    allowed = {"Startet", "til start"}  # a column of the file, and what a method estimates
    assert set(LAKS_OWN.findall(text)) <= allowed
    assert "58 henviste" in text and "36 af 58 henviste begyndt" in text


def test_it_is_bent_for_people_and_events_and_said_in_english_where_it_is_given() -> None:
    waiting = TALLY.waiting()
    assert waiting.view("da")[0].title == "Dage fra henvisning til begyndelse"
    assert waiting.view("en")[0].title == "Days from referral to start"
    assert waiting.sentence("da").startswith(
        "Halvdelen af de henviste var begyndt inden for 64 dage"
    )
    assert waiting.sentence("en").startswith("Half of the referred had begun within 64 days")
    change = TALLY.outcome("who5").change()
    assert "of the 36 who are counted as begun were measured" in change.sentence("en")


def test_it_survives_every_way_out_and_counts_nothing() -> None:
    plain = CAFE.cohort.tally(as_of="2016-05-15", by="source")
    assert plain == TALLY and (plain + plain).funnel().counts == (plain + TALLY).funnel().counts
    for tally in (
        plain + TALLY,
        TALLY + plain,
        laks.Tally.from_json(TALLY.to_json()),
        copy.deepcopy(TALLY),
        TALLY.total(),
    ):
        assert "henviste" in tally.funnel().sentence("da")
    funnel = TALLY.funnel()
    for again in (laks.Funnel.from_json(funnel.to_json()), copy.deepcopy(funnel)):
        assert again.sentence("da") == funnel.sentence("da") and "henviste" in again.sentence("da")


BROKEN = """\
Henvist den,Startet den,Slut den,Slut
2062-03-01,2026-02-03,,
,,,
2026-01-05,2026-01-12,,ja
"""
KEYS = {
    "columns": {
        "referred_on": "Henvist den",
        "started_on": "Startet den",
        "ended_on": "Slut den",
        "exit": "Slut",
    },
    "values": {"exit": {"completed": "ja"}},
    "table": {"latest": "2100-01-01"},
    "rules": {"missing_referred_on": "exclude"},
    "words": OWN,
}


def test_the_list_of_issues_says_it_too(tmp_path: Path) -> None:
    # "startdato 03-02-2026 før visitationsdato 01-03-2062" stood where the column is "Henvist den".
    path = tmp_path / "cafe.csv"
    path.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path, KEYS)
    for issues in (caught.value.issues, copy.deepcopy(caught.value.issues)):
        tables = [issues.to_repair("da"), issues.by_rule_in_words("da")]
        text = str([table.to_dict() for table in tables])
        assert "startdato 03-02-2026 før henvisningsdato 01-03-2062" in text
        assert "henvist, begyndt og udskrevet skal følge efter hinanden" in text
        assert "udskrevet uden slutdato" in text
        assert not LAKS_OWN.search(text.replace("Startet den", ""))
        assert "henvisningsdato" in issues._repr_html_()
    again = laks.Issues.from_json(caught.value.issues.to_json())
    assert "henvisningsdato" in str(again.to_repair("da"))


def test_rules_in_a_report_say_it_too(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text('Henvist den\n2026-01-05\n""\n', encoding="utf-8")
    keys = {**KEYS, "columns": {"referred_on": "Henvist den", "unit": "Enhed"}}
    path.write_text("Henvist den,Enhed\n2026-01-05,Nord\n,Nord\n", encoding="utf-8")
    cohort = laks.read(path, {name: keys[name] for name in ("columns", "rules", "words")})
    text = Page(laks.report(cohort, language="da").html).text
    assert "Henvisningsdato mangler" in text and "skriv datoen for henvisning" in text
    assert "Først henvist efter denne dato, og derfor ikke talt med: 0." in text


WRONG = {
    "a stage that is none": (
        {"henvist": "visiteret"},
        'the word "henvist" is not known; known are referred, offered,',
    ),
    "no word": ({"referred": " "}, "a stage's word must be 1 to 60 letters without digits"),
    "a number": (
        {"referred": "010203-1234"},
        "a stage's word must be 1 to 60 letters without digits",
    ),
    "forms without a word": (
        {"referred": {"da_people": "henviste"}},
        "a stage's word must have da for its Danish forms and en for its English ones",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_word_that_is_none_is_refused(wrong: str) -> None:
    words, told = WRONG[wrong]
    with pytest.raises(laks.SchemaError) as caught:
        laks.Schema({"words": words})
    assert told in str(caught.value)
