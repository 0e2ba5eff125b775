"""The café's files as they were typed: made by their script, read to the clean table's counts."""

import subprocess
import sys
from pathlib import Path

import pytest
from counted import counts_of

import laks

FOLDER = Path(__file__).parents[2] / "notebooks" / "data" / "as_typed"
KEY = "a key of sixteen letters or more"


@pytest.fixture(scope="module")
def typed() -> laks.Cohort:
    return laks.read(FOLDER / "livsstilscafe.xlsx", schema=FOLDER / "schema.toml", key=KEY)


def test_the_script_writes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, FOLDER / "make_as_typed.py", tmp_path], check=True)
    for name in ("livsstilscafe.xlsx", "skemaer.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


@pytest.mark.parametrize("as_of", ["2016-02-15", "2016-05-15", "2016-10-31"])
@pytest.mark.parametrize("by", [[], ["course", "source", "sector", "unit"], ["month(referred_on)"]])
def test_the_typed_files_and_the_clean_table_give_one_tally(typed, as_of, by) -> None:
    clean = laks.datasets.ballerup().cohort
    joined, whole = (cohort.tally(as_of=as_of, by=by) for cohort in (typed, clean))
    assert counts_of(joined) == counts_of(whole)
    further = {"course_starts_on", "course_ends_on", "last_contact_on"}
    assert set(joined.known) - set(whole.known) == further


def test_counted_as_they_stream_by_they_give_the_same_counts(typed) -> None:
    streamed = laks.tally(
        FOLDER / "livsstilscafe.xlsx",
        FOLDER / "schema.toml",
        as_of="2016-10-31",
        by=["course"],
        key=KEY,
    )
    counted = typed.tally(as_of="2016-10-31", by=["course"])
    assert streamed.funnel() == counted.funnel()
    assert streamed.outcome("who5").change() == counted.outcome("who5").change()
    assert not streamed.notes["trusted_ids"], "the ids are made from the rows"
    assert not counted.notes["trusted_ids"]


def test_what_was_left_out_is_counted(typed) -> None:
    rules = typed.issues.to_dict()["rule"]
    assert sorted(rules) == [
        "measurement_double",
        "measurement_orphan",
        "measurement_outside_window",
        "measurement_outside_window",
    ]
    joined = typed.joined.to_dict()
    rows = dict(zip(zip(joined["table"], joined["what"], strict=True), joined["rows"], strict=True))
    assert rows["referrals", "ids_made"] == 83
    assert rows["referrals", "referred_again"] == 2
    assert rows["measurements", "read"] == rows["measurements", "used"] + 4


def test_no_cpr_number_leaves_the_files(typed) -> None:
    forms = (FOLDER / "skemaer.csv").read_text(encoding="windows-1252").splitlines()[1:]
    written = {form.split(";")[0] for form in forms}
    numbers = written | {number.replace("-", "") for number in written}
    assert len(numbers) > 50
    said = [repr(typed), typed.reading.summary(), str(typed.issues.to_dict()), typed._repr_html_()]
    said.append(typed.tally(as_of="2016-10-31").to_json())
    assert [number for number in numbers if any(number in text for text in said)] == []
