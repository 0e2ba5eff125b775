"""Real data that nobody here wrote: senators and cdystonia, counted with another tool."""

import json

import polars as pl
import pytest
from repository import ROOT

import laks

REFERENCE = ROOT / "tests" / "reference"
SENATORS = json.loads((REFERENCE / "senators.json").read_text(encoding="utf-8"))
CDYSTONIA = json.loads((REFERENCE / "cdystonia.json").read_text(encoding="utf-8"))


def senators_schema() -> dict[str, object]:
    words: dict[str, list[str]] = {}
    for theirs, ours in SENATORS["mapping"]["exit"].items():
        words.setdefault(ours, []).append(theirs)
    return {
        "table": {"extracted_on": SENATORS["extracted_on"], "strata": ["province"]},
        "columns": SENATORS["mapping"]["columns"],
        "values": {"exit": words},
        "rules": {"end_date_without_exit": "blank"},
    }


@pytest.fixture(scope="module")
def senators() -> laks.Cohort:
    return laks.read(REFERENCE / "data/canadian_senators.csv", senators_schema())


def test_senators_who_still_sit_are_open_and_said_to_be_so(senators: laks.Cohort) -> None:
    assert len(senators) == SENATORS["rows"]
    broken = SENATORS["broken_rows"]["end_without_reason"]
    assert len(senators.issues) == broken["count"]
    assert set(senators.issues["rule"]) == {"end_date_without_exit"}
    assert [row - 1 for row in senators.issues["row"]] == broken["members"]


@pytest.mark.parametrize("expected", SENATORS["at"], ids=lambda case: case["as_of"])
def test_senators_at_any_date(senators: laks.Cohort, expected: dict[str, object]) -> None:
    counts = senators.tally(as_of=expected["as_of"], by=["province"]).funnel().counts
    for stage in ("referred", "started", "ongoing", "exited"):
        assert counts[stage] == expected[stage]
    assert {kind: counts[kind] for kind in expected["exits"]} == expected["exits"]


TWSTRS = {
    "id": "twstrs",
    "title": {"en": "Torticollis (TWSTRS)", "da": "Torticollis (TWSTRS)"},
    "range": [0, 85],
    "better": "lower",
    "meaningful_change": 8,
}


def cdystonia_wide() -> pl.DataFrame:
    """One row a person: visits turned from rows into columns, a follow-up makes it complete."""
    long = pl.read_csv(REFERENCE / "data/cdystonia.csv")
    wide = long.pivot("week", index=["site", "id"], values="twstrs")
    day = pl.date(2000, 1, 1)
    done = pl.col("16").is_not_null()
    return wide.select(
        pl.col("site").cast(pl.String).alias("unit"),
        (pl.col("site").cast(pl.String) + "-" + pl.col("id").cast(pl.String)).alias("person_id"),
        day.alias("referred_on"),
        day.alias("started_on"),
        day.dt.offset_by("16w").alias("ended_on"),
        pl.when(done).then(pl.lit("completed")).otherwise(pl.lit("dropped_out")).alias("exit"),
        pl.col("0").alias("twstrs_baseline"),
        pl.col("16").alias("twstrs_follow_up"),
    )


def test_cdystonia_by_site() -> None:
    schema = {"instruments": [TWSTRS], "outcomes": {"twstrs": {}}}
    tally = laks.Cohort(cdystonia_wide(), schema).tally(as_of="2001-01-01", by=["unit"])
    change = tally.outcome("twstrs").change()
    overall = CDYSTONIA["overall"]
    assert (change.people, change.paired) == (overall["n_baseline"], overall["n_paired"])
    assert change.mean_change.value == pytest.approx(overall["mean_change"], abs=1e-12)
    assert change.gain.value == pytest.approx(-overall["mean_change"], abs=1e-12)
    sites = {row["key"]["unit"]: row for row in tally.funnel().strata}
    changes = {row["key"]["unit"]: row for row in change.strata}
    assert len(CDYSTONIA["by_site"]) == len(sites) == 9
    for expected in CDYSTONIA["by_site"]:
        site = str(expected["site"])
        completion = sites[site]["rates"]["completion"]
        assert completion.numerator == expected["n_week16"]
        assert completion.lower == pytest.approx(expected["wilson_lower"], abs=1e-12)
        assert completion.upper == pytest.approx(expected["wilson_upper"], abs=1e-12)
        mean = changes[site]["mean_change"].value
        assert mean == pytest.approx(expected["mean_change"], abs=1e-12)
