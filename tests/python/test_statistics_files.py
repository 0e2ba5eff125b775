"""Files of SPSS, Stata and SAS as people write them: some codes labelled, old formats."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import polars as pl
import pyreadstat
import pytest

import laks

if TYPE_CHECKING:
    from pathlib import Path

FRAME = pl.DataFrame(
    {
        "REFERRED": [dt.date(2016, 1, 4), dt.date(2016, 1, 5), dt.date(2016, 1, 6)],
        "SOURCE": [1.0, 2.0, 3.0],
        "WHO5": [68.0, None, 40.0],
    }
)
LABELS = {"SOURCE": {1.0: "Jobcenter", 2.0: "Egen læge"}, "WHO5": {0.0: "aldrig", 3.0: " "}}
SCHEMA: dict[str, Any] = {
    "columns": {"referred_on": "REFERRED", "source": "SOURCE", "who5_baseline": "WHO5"},
    "outcomes": {"who5": {"scale": "percent"}},
}


def counted_by_source(cohort: laks.Cohort) -> dict[str | None, int]:
    tally = cohort.tally(as_of="2016-12-31", by=["source"])
    return {
        stratum["source"]: tally.where(source=stratum["source"]).funnel().counts["referred"]
        for stratum in tally.strata
    }


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_a_code_without_a_label_is_read_beside_codes_with_one(ending: str, tmp_path: Path) -> None:
    """A column of which only some codes had labels was refused, as "holds Object"."""
    path = tmp_path / f"cafe.{ending}"
    getattr(pyreadstat, f"write_{ending}")(FRAME, str(path), variable_value_labels=LABELS)
    cohort = laks.read(path, SCHEMA)
    assert counted_by_source(cohort) == {"Jobcenter": 1, "Egen læge": 1, "3": 1}
    assert 'source      = "SOURCE"' in laks.Schema.draft(path)


def test_a_number_with_decimals_finds_its_label_behind_a_comma_too(tmp_path: Path) -> None:
    frame = FRAME.with_columns(SOURCE=pl.Series([1.5, 2.0, 2.0]))
    labels = {"SOURCE": {1.5: "Jobcenter"}}
    pyreadstat.write_sav(frame, str(tmp_path / "cafe.sav"), variable_value_labels=labels)
    cohort = laks.read(tmp_path / "cafe.sav", {**SCHEMA, "read": {"decimal": ","}})
    assert counted_by_source(cohort) == {"Jobcenter": 1, "2": 2}


@pytest.mark.parametrize(("ending", "writer"), [("xpt", "write_xport"), ("por", "write_por")])
def test_the_transport_files_of_sas_and_spss_are_read(
    ending: str, writer: str, tmp_path: Path
) -> None:
    path = tmp_path / f"cafe.{ending}"
    getattr(pyreadstat, writer)(FRAME, str(path))
    cohort = laks.read(path, SCHEMA)
    assert counted_by_source(cohort) == {"1": 1, "2": 1, "3": 1}
    assert cohort.reading.places[0]["kind"] == "statistics file"
    assert str(cohort.last_date) == "2016-01-06"
