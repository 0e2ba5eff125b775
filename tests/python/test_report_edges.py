"""Reports on little: nobody, no outcomes, no plan, hostile labels, extras that are missing."""

import sys

import pytest
from report_page import Page

import laks
from laks._laks import text_table

CAFE = laks.datasets.ballerup()
NASTY = '<b>Café</b> & "Søn" <script>alert(1)</script>'


def cohort(**columns: list[str | None]) -> laks.Cohort:
    return laks.Cohort(text_table("rows", list(columns), list(columns.values())))


def page_of(*arguments: object, **options: object) -> Page:
    page = Page(laks.report(*arguments, **options).html)  # type: ignore[arg-type]
    assert page.wrong == []
    return page


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_cohort_of_nobody_has_undefined_shares_and_counted_zeros(language: str) -> None:
    nobody = cohort(referral_id=[], referred_on=[], started_on=[])
    page = page_of(nobody, at="2016-01-01", language=language)
    assert page.text.count("∅") > 5
    flow = page.named("svg")[0]["aria-label"]
    assert ("Referred: 0" if language == "en" else "Visiteret: 0") in flow
    assert "nan" not in page.text.lower() and "None" not in page.text


def test_outcomes_and_goals_that_are_not_there_are_said() -> None:
    one = cohort(referral_id=["a"], referred_on=["2016-01-01"], started_on=["2016-01-03"])
    text = page_of(one, at="2016-02-01").text
    assert "No outcome was measured" in text
    assert "No goals were recorded" in text
    assert "1 of 1 referred" in text


def test_outcomes_that_nobody_has_twice_are_not_drawn() -> None:
    one = cohort(
        referral_id=["a"],
        referred_on=["2016-01-01"],
        started_on=["2016-01-03"],
        who5_baseline=["12"],
        who5_follow_up=[None],
    )
    page = page_of(one, at="2016-02-01")
    assert "Nobody was measured both before and after" in page.text
    assert len(page.named("svg")) == 4, "flow and waits, for a page and for a phone"


def test_without_a_plan_there_are_no_targets() -> None:
    page = page_of(CAFE.cohort, at="2016-05-15", title="Our café")
    assert "Our café" in page.text
    assert "targets" not in page.text
    assert "at least 1 of the goals set" in page.text


def test_without_a_date_it_is_the_last_one() -> None:
    assert laks.report(CAFE.cohort).as_of == CAFE.cohort.last_date


def test_without_a_date_anywhere_the_error_says_so() -> None:
    nobody = cohort(referral_id=[], referred_on=[])
    for plan in (None, CAFE.plan):
        with pytest.raises(laks.InvalidInput, match="as_of must be a date"):
            laks.report(nobody, plan)


def test_a_target_whose_column_is_not_there_is_missing_and_says_which() -> None:
    one = cohort(referral_id=["a"], referred_on=["2016-04-01"], started_on=["2016-04-03"])
    text = page_of(one, CAFE.plan, at="midtvejs").text
    assert text.count('the table has no column "course" for its scope') == 3
    assert "Observed ? missing Needed 14" in text
    assert "Chance < 1%" in text, "a small chance is not none"


def test_labels_are_shown_as_they_are_and_never_run() -> None:
    text = (CAFE.path / "plan.toml").read_text(encoding="utf-8")
    toml_text = NASTY.replace('"', '\\"')
    plan = laks.Plan.from_toml(text.replace("Livsstilscafé, Ballerup Kommune", toml_text))
    report = laks.report(CAFE.cohort, plan, at="midtvejs")
    page = Page(report.html)
    assert page.wrong == []
    assert NASTY in page.text
    assert page.named("script") == []
    assert "&lt;b&gt;" in report.html
    assert "<script" not in report.html
    assert "<script" not in report._repr_html_()


def test_unused_columns_are_named_and_escaped() -> None:
    one = laks.Cohort(
        text_table(
            "rows",
            ["referral_id", "referred_on", "<i>Note</i>"],
            [["a"], ["2016-01-01"], ["private"]],
        )
    )
    page = page_of(one, at="2016-02-01")
    assert "Columns not used: <i>Note</i>" in page.text
    assert page.named("i") == []
    assert "private" not in page.text


def test_excluded_rows_are_counted_by_rule() -> None:
    schema = {"rules": {"dates_out_of_order": "exclude"}}
    frame = text_table(
        "rows",
        ["referral_id", "referred_on", "started_on"],
        [["a", "b"], ["2016-01-05", "2016-01-01"], ["2016-01-01", "2016-01-03"]],
    )
    text = page_of(laks.Cohort(frame, schema), at="2016-02-01", language="da").text
    assert "Rækker udeladt efter en regel: 1." in text
    assert "Datoer i forkert rækkefølge rækken er udeladt 1" in text


def test_a_language_or_checkpoint_that_is_not_known_is_refused() -> None:
    with pytest.raises(laks.UnknownName, match="language must be one of en, da, but is 'sv'"):
        laks.report(CAFE.cohort, language="sv")
    with pytest.raises(laks.UnknownName, match="midtvej"):
        laks.report(CAFE.cohort, CAFE.plan, at="midtvej")


@pytest.mark.parametrize("package", ["jinja2", "vl_convert"])
def test_a_missing_extra_is_named_with_the_command(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(laks.MissingExtra, match=r"pip install 'laks\[report\]'"):
        laks.report(CAFE.cohort, at="2016-05-15")
