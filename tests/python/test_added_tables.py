"""What is said of tables that were added up, and of a plan that a table answers in part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl
import pytest

import laks
from laks.command_line import main

if TYPE_CHECKING:
    from pathlib import Path

CAFE = laks.datasets.ballerup()
TALLY = CAFE.cohort.tally(as_of="2016-05-15", by=CAFE.plan.needs["by"])
TWICE = {"en": "may be counted twice", "da": "kan være talt to gange"}


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_tally_that_counts_people_twice_says_so_wherever_it_answers(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubled = laks.merge([TALLY, TALLY])
    said = TWICE[language]
    status = CAFE.plan.evaluate(doubled)
    assert said in doubled.funnel().sentence(language)
    assert doubled.sentence(language).count(said) == 1
    assert said in status.sentence(language)
    assert said in status.view(language)[0].notes[0]
    assert said in laks.report(doubled, CAFE.plan, language=language).html
    path = tmp_path / "doubled.tally.json"
    path.write_text(doubled.to_json(), encoding="utf-8")
    plan = str(CAFE.path / "plan.toml")
    for command in (["show", str(path), "funnel"], ["plan", "status", str(path), "--plan", plan]):
        main([*command, "--language", language])
        assert said in capsys.readouterr().out, command
    for once in (TALLY.funnel(), CAFE.plan.evaluate(TALLY)):
        assert said not in once.sentence(language)
        assert "may_count_twice" not in json.loads(once.to_json())


def test_a_target_whose_column_the_table_lacks_leaves_the_others_judged() -> None:
    frame = pl.DataFrame(
        {
            "referred_on": ["2016-03-08"] * 41,
            "started_on": ["2016-03-15"] * 41,
            "cours": ["LC4"] * 41,
        }
    )
    cohort = laks.Cohort(frame, {"table": {"strata": ["cours"]}})
    for tally in (cohort.tally(as_of="2016-05-15"), cohort.tally(as_of="2016-05-15", by=["cours"])):
        status = CAFE.plan.evaluate(tally)
        assert status["referred"].status == "attained"
        assert status["april"].status == "undetermined"
        assert 'no column "course"' in status["april"].sentence()
        assert 'did you mean "cours"' in status["april"].sentence()
    with pytest.raises(laks.NotCounted, match="course"):
        CAFE.plan.evaluate(CAFE.cohort.tally(as_of="2016-05-15"))


def test_rates_are_not_shown_by_strata_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["show", "x.tally.json", "rates", "--by", "unit"])
    assert refused.value.code == 2
    assert "rates are of everybody, without --by" in capsys.readouterr().err
