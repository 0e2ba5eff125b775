"""Columns that a schema declares and a table does not have: refused, or said and not known."""

import pathlib

import polars as pl
import pytest

import laks

FULL = pl.DataFrame(
    {
        "Henvist": ["2016-01-04", "2016-01-05", "2016-01-06"],
        "Start": ["2016-01-10", None, "2016-01-12"],
        "Slut": ["2016-03-01", None, None],
        "Hvordan": ["completed", None, None],
        "Trivsel": [5, 6, 7],
        "Trivsel efter": [9, None, None],
        "Mad": [True, None, None],
        "Enhed": ["Nord", "Nord", "Nord"],
    }
)
SCHEMA = {
    "columns": {
        "referred_on": "Henvist",
        "started_on": "Start",
        "ended_on": "Slut",
        "exit": "Hvordan",
        "unit": "Enhed",
    },
    "outcomes": {"who5": {"baseline": "Trivsel", "follow_up": "Trivsel efter"}},
    "goals": [{"id": "mad", "column": "Mad"}],
}
WARN = SCHEMA | {"rules": {"missing_column": "warn"}}
AS_OF = "2016-06-30"
LESS = FULL.select("Henvist", "Start")


@pytest.mark.parametrize("column", FULL.columns)
def test_every_declared_column_is_refused_unless_it_may_lack(column: str) -> None:
    with pytest.raises(laks.MissingColumn, match=f'column "{column}"'):
        laks.Cohort(FULL.drop(column), SCHEMA)


def test_what_lacks_is_one_issue_each_and_not_known() -> None:
    cohort = laks.Cohort(LESS, WARN)
    assert sorted(cohort.issues["column"]) == [
        "Enhed",
        "Hvordan",
        "Mad",
        "Slut",
        "Trivsel",
        "Trivsel efter",
    ]
    assert set(cohort.issues["deed"]) == {"warned"}
    tally = cohort.tally(as_of=AS_OF)
    assert tally == laks.tally(LESS, WARN, as_of=AS_OF)
    assert tally.funnel().completion.reason == "no column for exit and ended_on"
    change = tally.outcome("who5").change()
    assert change.improved.reason == "no column for who5_baseline and who5_follow_up"
    goals = tally.goals(at_least=1)
    assert (goals.reached.value, goals.reached.reason) == (None, "no column for mad")


def test_months_with_and_without_the_columns_add_up_to_bounds() -> None:
    both = laks.tally(LESS, WARN, as_of=AS_OF) + laks.tally(FULL, WARN, as_of=AS_OF)
    completion = both.funnel().completion
    assert (completion.value, completion.denominator) == (None, 4)
    # One completed of two with the column, who may be followed by the other and both without it.
    assert (completion.if_open_fail, completion.if_open_succeed) == (1 / 4, 1)


def test_what_nothing_can_do_without_is_refused_all_the_same() -> None:
    with pytest.raises(laks.MissingColumn, match='column "Henvist" \\(for referred_on\\)'):
        laks.Cohort(FULL.drop("Henvist"), WARN)
    with pytest.raises(laks.MissingColumn, match='column "Enhed" \\(for unit\\)'):
        laks.tally(FULL.drop("Enhed"), WARN, as_of=AS_OF, by=["unit"])


def test_a_file_names_the_row_of_its_header(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "cafe.csv"
    LESS.write_csv(path)
    issues = laks.read(path, WARN).issues
    assert set(issues["row"]) == {1}
    issues.to_csv(tmp_path / "ret_disse.csv", language="da")
    assert "angivet kolonne findes ikke" in (tmp_path / "ret_disse.csv").read_text()


@pytest.mark.parametrize("action", ["blank", "exclude", "count"])
def test_a_column_is_no_value_and_no_row(action: str) -> None:
    with pytest.raises(laks.SchemaError, match="missing_column cannot take the action"):
        laks.Cohort(FULL, SCHEMA | {"rules": {"missing_column": action}})


def test_how_a_case_ended_needs_two_columns_and_no_row_is_wrong() -> None:
    # Every row with an end date was refused one by one, though the table had no column for exits.
    for lacking in ("Hvordan", "Slut", "Start"):
        schema = WARN | {"columns": {k: v for k, v in SCHEMA["columns"].items() if v != lacking}}
        cohort = laks.Cohort(FULL.drop(lacking), schema)
        assert len(cohort.issues) == 0
        funnel = cohort.tally(as_of=AS_OF).funnel()
        assert funnel.completion.value is None
        assert funnel.completion.reason.startswith("no column for")
    declared = SCHEMA | {"rules": {"end_date_without_exit": "refuse"}}
    declared["columns"] = {k: v for k, v in SCHEMA["columns"].items() if v != "Hvordan"}
    with pytest.raises(laks.IssuesError, match="end_date_without_exit"):
        laks.Cohort(FULL.drop("Hvordan"), declared)
