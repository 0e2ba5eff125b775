"""A table in a Danish dress reads as the clean one; what was not declared is an issue."""

import json
from pathlib import Path

import polars as pl
import pytest
from dressed_file import ENCODINGS, FileDress
from dressing import ORDERS, Dress
from hypothesis import given, settings
from hypothesis import strategies as st
from referral_tables import referrals

import laks

DRESSES = st.builds(
    Dress,
    order=st.sampled_from(list(ORDERS)),
    separator=st.sampled_from(["-", ".", "/", " ", ". ", " - "]),
    decimal=st.sampled_from([",", "."]),
    missing=st.sampled_from(["-", "ukendt", "i.a.", "?"]),
    no_date=st.sampled_from(["31-12-9999", "01-01-1900", "løbende"]),
    seed=st.integers(0, 2**32),
)


def counted(cohort: laks.Cohort) -> dict[str, object]:
    """The tally without the labels that only a schema declares, and the checksum over them."""
    tally = json.loads(cohort.tally(as_of="2016-12-31", by=["source", "unit"]).to_json())
    tally["spec"].pop("labels", None)
    tally.pop("checksum")
    return tally


@settings(max_examples=40, deadline=None)
@given(dress=DRESSES, rows=st.integers(1, 80), seed=st.integers(0, 2**32))
def test_a_dressed_table_counts_as_the_clean_one(dress: Dress, rows: int, seed: int) -> None:
    table = referrals(rows, seed)
    cohort = laks.Cohort(dress.worn_by(table), dress.schema())
    assert len(cohort.issues) == 0
    assert counted(cohort) == counted(laks.Cohort(table))
    assert (cohort.ignored, cohort.unused) == (["Bemærkninger"], [])


FILES = st.builds(
    FileDress,
    workbook=st.booleans(),
    encoding=st.sampled_from(list(ENCODINGS)),
    between=st.sampled_from([";", "\t", ",", "|"]),
    titles=st.integers(0, 2),
    gap=st.booleans(),
    totals=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(dress=DRESSES, file=FILES, rows=st.integers(1, 40), seed=st.integers(0, 2**32))
def test_a_dressed_file_counts_as_the_clean_table(
    tmp_path_factory: pytest.TempPathFactory, dress: Dress, file: FileDress, rows: int, seed: int
) -> None:
    table = referrals(rows, seed)
    path = file.save(dress.worn_by(table), tmp_path_factory.mktemp("dressed"))
    schema = dress.schema()
    schema["read"] |= file.read()
    cohort = laks.read(path, schema)
    assert (len(cohort.issues), cohort.rows_read) == (0, rows)
    assert counted(cohort) == counted(laks.Cohort(table))
    assert sum(place["blank_rows"] for place in cohort.reading.places) == file.gap
    assert sum(place["total_rows"] for place in cohort.reading.places) == file.totals


def refused(columns: dict[str, list[str]], schema: dict[str, object]) -> list[tuple[str, str]]:
    """The rules that a table of texts breaks, and what was found."""
    with pytest.raises(laks.IssuesError) as error:
        laks.Cohort(pl.DataFrame(columns), schema)
    issues = error.value.issues
    return list(zip(issues["rule"], issues["found"], strict=True))


@pytest.mark.parametrize(
    ("written", "read", "rule"),
    [
        ("03-04-2016", {}, "unreadable_date"),
        ("29-02-2015", {"dates": "d-m-y"}, "unreadable_date"),
        ("04-23-2016", {"dates": "d-m-y"}, "date_order_contradicted"),
        ("23-04-2016", {"dates": "m-d-y"}, "date_order_contradicted"),
        ("31-12-9999", {"dates": "d-m-y"}, "date_outside_window"),
        ("42463", {"dates": "d-m-y"}, "unreadable_date"),
        ("60", {"excel_dates": "1900"}, "unreadable_date"),
        ("17", {"excel_dates": "1900"}, "unreadable_date"),
        ("3.4", {"dates": "d-m-y", "excel_dates": "1900"}, "unreadable_date"),
        ("2016", {"excel_dates": "1900"}, "unreadable_date"),
        ("1.23,4", {"dates": "d-m-y"}, "unreadable_date"),
    ],
)
def test_a_date_that_the_declared_rules_do_not_read_is_an_issue(
    written: str, read: dict[str, str], rule: str
) -> None:
    assert (rule, f'"{written}"') in refused({"referred_on": [written]}, {"read": read})


def test_the_remedy_names_the_key_that_is_missing() -> None:
    columns = {"referred_on": ["03-04-2016"], "who5_baseline": ["68,6"]}
    with pytest.raises(laks.IssuesError) as error:
        laks.Cohort(pl.DataFrame(columns))
    assert 'dates = "d-m-y"' in str(error.value)
    assert 'excel_dates = "1900"' in str(error.value)
    assert 'decimal = ","' in str(error.value)


def test_an_order_that_a_column_contradicts_is_always_refused() -> None:
    schema = {"rules": {"date_order_contradicted": "blank"}}
    with pytest.raises(laks.SchemaError, match="cannot take the action blank"):
        laks.Cohort(pl.DataFrame({"referred_on": ["2016-04-03"]}), schema)


def test_a_failed_formula_is_an_issue_in_every_column() -> None:
    names = ["referral_id", "person_id", "unit", "referred_on", "exit", "who5_baseline", "goal_1"]
    found = refused({name: ["#REF!"] for name in names}, {})
    rules = ["formula_error"] * 3 + [
        "unknown_exit",
        "unknown_goal_value",
        "unreadable_date",
        "unreadable_number",
    ]
    assert sorted(rule for rule, _ in found) == rules
    assert all(text.startswith('"#REF!"') for _, text in found)


def test_a_label_outside_its_section_warns_and_names_the_nearest() -> None:
    schema = {"values": {"source": {"Jobcenter": ["JC"]}}}
    columns = {"referred_on": ["2016-04-03"] * 3, "source": ["jc ", "Jobcentr", "Psykiatri"]}
    cohort = laks.Cohort(pl.DataFrame(columns), schema)
    assert list(cohort.issues["rule"]) == ["unknown_label"] * 2
    assert list(cohort.issues["deed"]) == ["warned"] * 2
    assert list(cohort.issues["found"]) == ['"Jobcentr" (nearest: "Jobcenter")', '"Psykiatri"']
    assert cohort.tally(as_of="2016-12-31", by=["source"]).notes["rows"] == 3


def test_check_lists_ignored_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from laks.command_line import main

    table, schema = tmp_path / "cafe.csv", tmp_path / "schema.toml"
    table.write_text("referred_on,Noter\n2016-04-03,x\n", encoding="utf-8")
    schema.write_text('ignore = ["Noter"]\n', encoding="utf-8")
    assert main(["check", str(table), "--schema", str(schema)]) == 0
    assert "columns ignored: Noter" in capsys.readouterr().out
