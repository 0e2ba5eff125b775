"""Any table, schema, file or plan is a result or an error of laks."""

import datetime as dt
import random
from pathlib import Path

import pytest
from fuzz_calls import CAFE
from fuzz_tables import csv_bytes, frame, schema
from fuzzing import a_result_or_a_refusal, mutated, tries

import laks
from laks.reporting.targets_section import targets_section
from laks.reporting.voice import Voice

PLAN = (CAFE.path / "plan.toml").read_text(encoding="utf-8")
YEAR = [dt.date(2016, 1, 1) + dt.timedelta(days=day) for day in range(366)]


def everything(cohort: laks.Cohort, rng: random.Random) -> None:
    """What a cohort can be asked."""
    repr(cohort), cohort.issues.to_repair("da"), cohort.reading
    tally = cohort.tally(
        as_of=rng.choice(YEAR), by=cohort.strata[:2], follow_up_days=rng.choice([None, 90])
    )
    (
        tally.funnel().sentence("da"),
        tally.flow().table(),
        tally.waiting().summary(),
        tally.rates("started"),
    )
    if tally.spec["goals"]:
        tally.goals(at_least=1).sentence()
    if tally.spec["outcomes"]:
        tally.outcomes().sentence("da")
    assert laks.Tally.from_json(tally.to_json()) == tally
    CAFE.plan.check(cohort)
    if rng.random() < 0.05:
        laks.report(cohort, rng.choice([None, CAFE.plan]), at=rng.choice(YEAR), language="da")


def test_any_frame_is_a_cohort_or_refused() -> None:
    for rng in tries("frames", 0.1):
        with a_result_or_a_refusal(rng.name):
            everything(
                laks.Cohort(frame(rng), rng.choice([None, None, CAFE.schema, schema(rng)])), rng
            )
        with a_result_or_a_refusal(rng.name):
            laks.tally(
                frame(rng), as_of=rng.choice(YEAR), check_ids=rng.choice([0, 2, 100])
            ).sentence("da")


def test_any_dict_is_a_schema_or_refused() -> None:
    for rng in tries("schemas", 0.05):
        with a_result_or_a_refusal(rng.name):
            base = CAFE.schema.to_dict() if rng.random() < 0.6 else {}
            made = laks.Schema({**base, **schema(rng)})
            assert laks.Schema(made.to_dict()) == made
            everything(laks.Cohort(CAFE.referrals, made), rng)


def test_any_bytes_are_a_file_or_refused(tmp_path: Path) -> None:
    for rng in tries("bytes", 0.1):
        file = (
            tmp_path
            / f"cafe{rng.choice(['.csv', '.tsv', '.txt', '.xlsx', '.ods', '.parquet', '.db'])}"
        )
        file.write_bytes(csv_bytes(rng))
        with a_result_or_a_refusal(rng.name, OSError):
            everything(laks.read(file, schema(rng) if rng.random() < 0.3 else None), rng)
        with a_result_or_a_refusal(rng.name, OSError):
            laks.Schema.from_toml(laks.Schema.draft(file))


def test_any_text_is_a_plan_or_refused() -> None:
    for rng in tries("plans", 0.05):
        with a_result_or_a_refusal(rng.name):
            plan = laks.Plan.from_toml(mutated(PLAN, rng))
            assert laks.Plan.from_json(plan.to_json()) == plan
            status = plan.evaluate(CAFE.cohort, at=rng.choice(YEAR))
            status.sentence("da"), status.table(), targets_section(status, Voice.of("da"))


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_targets_of_every_day_of_the_year_can_be_shown(language: str) -> None:
    # laks.report(at="2016-04-15") ended in KeyError: 'n', as on five other Fridays and Tuesdays.
    for day in YEAR:
        section = targets_section(CAFE.plan.evaluate(CAFE.cohort, at=day), Voice.of(language))
        assert len(section["targets"]) == 4


def test_a_report_of_any_day_is_a_page() -> None:
    for rng in tries("reports", 0.1):
        with a_result_or_a_refusal(rng.name):
            day, language = rng.choice(YEAR), rng.choice(["en", "da"])
            page = laks.report(
                CAFE.cohort, rng.choice([CAFE.plan, None]), at=day, language=language
            )
            assert page.as_of == day
            assert "None" not in page.html
            assert "nan" not in page.html.lower().replace("finan", "")
