"""No CPR number leaves laks: put into every column, and looked for in all that comes out."""

import contextlib
import hashlib
import io
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from persons import FORMS, KEY, NUMBERS, dressed, forms, told, told_in_any_dress, write

import laks
from laks.command_line import main

COLUMNS = {
    "referral_id": ["R1", "R2", "R3", "R4"],
    "person_id": ["B1", "B2", "B3", "B4"],
    "referred_on": ["2016-01-04", "2016-01-05", "2016-01-06", "2016-01-07"],
    "started_on": ["2016-01-14", "2016-01-15", "2016-01-16", "2016-01-17"],
    "ended_on": ["2016-03-04", "", "", ""],
    "exit": ["completed", "", "", ""],
    "exit_reason": ["", "", "", ""],
    "unit": ["Ballerup", "Ballerup", "Herlev", "Herlev"],
    "course": ["LC1", "LC1", "LC2", "LC2"],
    "source": ["Jobcenter", "Jobcenter", "Egen læge", "Jobcenter"],
    "sessions_attended": ["1", "2", "3", "4"],
    "sessions_planned": ["16", "16", "16", "16"],
    "who5_baseline": ["10", "11", "12", "13"],
    "who5_follow_up": ["12", "", "", ""],
    "goal_1": ["true", "", "", ""],
    "notes": ["", "", "", ""],
}
RULES = ["refuse", "blank", "exclude", "warn"]


def everything_of_issues(issues: laks.Issues, folder: Path) -> Iterator[str]:
    yield from (repr(issues), issues._repr_html_(), str(issues.to_dict()), issues.to_json())
    yield str(issues.to_polars().to_dicts())
    yield issues.to_pandas().to_csv()
    yield str(pl.DataFrame(issues).rows())
    for language in ("en", "da"):
        issues.to_csv(folder / "issues.csv", language)
        yield (folder / "issues.csv").read_text(encoding="utf-8-sig")
        issues.to_excel(folder / "issues.xlsx", language)
        with zipfile.ZipFile(folder / "issues.xlsx") as book:
            yield from (book.read(name).decode("utf-8") for name in book.namelist())


def everything_of_cohort(cohort: laks.Cohort, folder: Path) -> Iterator[str]:
    yield from (repr(cohort), cohort._repr_html_(), str(cohort.columns), str(cohort.unused))
    yield from everything_of_issues(cohort.issues, folder)
    for by in ([], cohort.strata):
        tally = cohort.tally(as_of="2016-05-15", by=by)
        yield from (repr(tally), tally.to_json(), tally._repr_html_(), str(tally.issues.to_dict()))
        yield from (tally.funnel().to_json(), tally.funnel().sentence("da"))
    yield laks.report(cohort, at="2016-05-15").html


def everything_said(path: Path, schema: dict[str, object], folder: Path) -> Iterator[str]:
    """What reading a file says and gives, whether it is refused or not, in every way of asking."""
    for ask in (
        lambda: list(everything_of_cohort(laks.read(path, schema, key=KEY), folder)),
        lambda: [laks.tally(path, schema, as_of="2016-05-15", by=["source"], key=KEY).to_json()],
        lambda: [laks.Schema.draft(path)],
    ):
        try:
            yield from ask()
        except (laks.LaksError, OSError) as error:
            yield from (repr(error), "".join(traceback.format_exception(error)))
            if isinstance(error, laks.IssuesError):
                yield from everything_of_issues(error.issues, folder)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        main(["check", str(path), "--issues", str(folder / "out.xlsx")])
        main(["schema", "draft", str(path)])
    yield from (out.getvalue(), err.getvalue())


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    column=st.sampled_from(sorted(COLUMNS)),
    rows=st.sets(st.integers(0, 3), min_size=1),
    number=st.sampled_from(NUMBERS),
    shape=st.integers(0, 4),
    around=st.sampled_from(["{}", "se {}", "{}, Bo", "({})", "x" * 55 + " {}"]),
    action=st.sampled_from(RULES),
    declared=st.sampled_from([None, "cpr", "text"]),
)
def test_a_number_in_any_column_never_comes_out(
    column: str,
    rows: set[int],
    number: str,
    shape: int,
    around: str,
    action: str,
    declared: str | None,
    tmp_path: Path,
) -> None:
    shapes = sorted(forms(number))
    written = around.format(shapes[shape % len(shapes)])
    cells = [written if row in rows else cell for row, cell in enumerate(COLUMNS[column])]
    path = write(tmp_path / "cafe.csv", {**COLUMNS, column: cells})
    schema: dict[str, object] = {"persons": {"id": declared}} if declared else {}
    rules = ["unreadable_date", "unknown_exit", "unreadable_number", "score_out_of_range"]
    rules += ["sessions_unreadable", "unknown_goal_value", "score_not_whole", "cpr_malformed"]
    if action not in {"refuse", "warn"}:
        schema["rules"] = dict.fromkeys(rules, action)
    found = {said[:300] for said in everything_said(path, schema, tmp_path) if told(said)}
    assert not found


def test_a_header_that_is_a_row_of_people_is_not_repeated(tmp_path: Path) -> None:
    people = {f"{number}{'' if place else ' '}": ["x"] for place, number in enumerate(NUMBERS)}
    path = write(tmp_path / "cafe.csv", {**people, "2016-01-04": ["y"], "Bo Hansen": ["z"]})
    said = list(everything_said(path, {"columns": {"referred_on": "Henvist"}}, tmp_path))
    assert any("######-####" in text for text in said)
    assert not [text for text in said if told(text)]


def test_a_column_that_is_called_by_a_number_is_not_named(tmp_path: Path) -> None:
    path = write(tmp_path / "cafe.csv", {**COLUMNS, NUMBERS[0]: ["a", "b", "c", "d"]})
    said = list(everything_said(path, {}, tmp_path))
    assert any("1 columns" in text or "######-####" in text for text in said)
    assert not [text[:300] for text in said if told(text)]


@pytest.mark.parametrize("number", sorted(FORMS))
def test_a_file_that_is_called_by_a_number_is_not_named(number: str, tmp_path: Path) -> None:
    missing = tmp_path / f"{number}.csv"
    for ask in (laks.LaksError(f"there is no {missing}"), laks.InvalidInput(str(missing))):
        assert not told(str(ask)) and not told(repr(ask))
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        assert main(["check", str(missing)]) == 1
    assert "######-####" in err.getvalue() and not told(err.getvalue())


def test_person_ids_of_any_kind_are_not_printed(tmp_path: Path) -> None:
    ids = ["Bo Hansen", "Bo Hansen", "Pia Holm", "Ib"]
    path = write(tmp_path / "cafe.csv", {**COLUMNS, "person_id": ids})
    said = "".join(everything_said(path, {}, tmp_path))
    assert "referral_twice" in said
    assert "Bo Hansen" not in said and "Pia Holm" not in said


@pytest.mark.parametrize("written", dressed(NUMBERS[0]), ids=ascii)
def test_a_number_in_any_dress_is_hidden_and_is_no_label(written: str, tmp_path: Path) -> None:
    assert told_in_any_dress(written), "the test finds it where it stands"
    for column in ("referred_on", "who5_baseline", "exit", "source", "course", "goal_1"):
        cells = [written, *COLUMNS[column][1:]]
        path = write(tmp_path / "cafe.csv", {**COLUMNS, column: cells})
        said = list(everything_said(path, {}, tmp_path))
        assert not [text[:300] for text in said if told_in_any_dress(text)], column
    with pytest.raises(laks.LaksError, match="persons are no labels") as refused:
        laks.Cohort(pl.DataFrame({"referred_on": ["2016-01-04"], "source": [written]}))
    assert not told_in_any_dress(str(refused.value))
    rows = [{"unit": "a", "referred": 3}, {"unit": written, "referred": 3}]
    with pytest.raises(laks.LaksError, match=r"row 2, column \"unit\".*persons are no labels"):
        laks.Tally.from_counts(rows=rows, by=["unit"])


def test_a_stored_tally_whose_label_is_a_person_is_refused() -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"], "source": ["xxxxxx-xxxx"]})
    text = laks.Cohort(frame).tally(as_of="2016-02-01", by=["source"]).to_json()
    changed = text.replace("xxxxxx-xxxx", "010190-1234")
    plain = changed[: changed.index(',"checksum":')]
    checksum = hashlib.sha256(f"{plain}}}".encode()).hexdigest()
    with pytest.raises(
        laks.LaksError, match=r"a label of \"source\" holds a CPR number"
    ) as refused:
        laks.Tally.from_json(f'{plain},"checksum":"{checksum}"}}')
    assert not told(str(refused.value))
