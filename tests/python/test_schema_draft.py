"""A proposed schema.toml: what a file shows is filled in, what it does not show is asked."""

import csv
import tomllib
from pathlib import Path

import polars as pl
import pyreadstat
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from persons import NUMBERS, told, write
from repository import ROOT

import laks
from laks.command_line import main
from laks.drafting.answers import SCALES

CAFE = laks.datasets.ballerup()
AS_TYPED = ROOT / "notebooks" / "data" / "as_typed"


def keys_of(text: str) -> dict:
    laks.Schema.from_toml(text)
    return tomllib.loads(text)


def drafted(tmp_path: Path, columns: dict[str, list[str]]) -> dict:
    return keys_of(laks.Schema.draft(write(tmp_path / "cafe.csv", columns)))


def questions(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("# ?")]


def test_the_draft_for_ballerup_counts_as_the_schema_that_people_wrote() -> None:
    table = CAFE.path / "referrals.csv"
    text = laks.Schema.draft(table)
    drafted = laks.read(table, laks.Schema.from_toml(text), extracted_on="2016-10-31")
    for by in ([], ["source"], ["unit", "sector"]):
        one, other = (c.tally(as_of="2016-10-31", by=by) for c in (drafted, CAFE.cohort))
        assert one.funnel() == other.funnel()
        assert one.outcome("who5").change() == other.outcome("who5").change()
    declared = tomllib.loads((CAFE.path / "schema.toml").read_text(encoding="utf-8"))
    proposed = keys_of(text)
    assert proposed["columns"] == declared["columns"]
    assert proposed["values"]["exit"].keys() == declared["values"]["exit"].keys()
    for name, outcome in declared["outcomes"].items():
        assert outcome.items() <= proposed["outcomes"][name].items()


def test_the_draft_for_a_workbook_finds_header_totals_dates_and_persons() -> None:
    text = laks.Schema.draft(AS_TYPED / "livsstilscafe.xlsx")
    proposed, declared = keys_of(text), tomllib.loads((AS_TYPED / "schema.toml").read_text("utf-8"))
    for key in ("sheet_is", "header_row", "total_rows", "missing", "dates", "excel_dates"):
        assert proposed["read"][key] == declared["read"][key]
    assert proposed["read"]["sheets"] == ["LC1", "LC2", "LC3", "LC4", "LC5"]
    for key in ("columns", "persons", "ignore"):
        assert proposed[key] == declared[key]
    assert set(proposed["values"]["source"]) >= {"Jobcenter", "Socialpsykiatri", "Egen læge"}
    assert (
        '# ? sheets with other columns are left out: ["Vejledning", "Kurser", "Fremmøde"]' in text
    )


def test_the_dress_of_a_danish_csv_is_found(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    rows = ["Henvist;Opstart;Status;Score", "29-02-2016;01-03-2016;gennemført;68,5", "I alt;;;1"]
    path.write_bytes("\r\n".join(rows).encode("windows-1252"))
    assert keys_of(laks.Schema.draft(path))["read"] == {
        "encoding": "windows-1252",
        "separator": ";",
        "total_rows": ["I alt"],
        "dates": "d-m-y",
        "decimal": ",",
    }


@pytest.mark.parametrize(
    ("days", "order", "asked"),
    [
        (["29-04-2016", "03-04-2016"], "d-m-y", False),
        (["04-29-2016", "03-04-2016"], "m-d-y", False),
        (["03-04-2016", "04-05-2016"], "d-m-y", True),
        (["29-04-2016", "04-29-2016"], "d-m-y", True),
    ],
)
def test_an_order_of_dates_that_nothing_shows_is_asked(
    days: list[str], order: str, *, asked: bool, tmp_path: Path
) -> None:
    text = laks.Schema.draft(write(tmp_path / "cafe.csv", {"Henvist": days, "Hold": ["a", "b"]}))
    assert keys_of(text)["read"]["dates"] == order
    assert any("order" in line for line in questions(text)) is asked


def test_dates_that_say_themselves_need_no_order(tmp_path: Path) -> None:
    assert "read" not in drafted(tmp_path, {"Henvist": ["2016-04-03"], "Hold": ["a"]})


def test_a_word_that_is_not_plain_is_left_to_a_person(tmp_path: Path) -> None:
    columns = {"Henvist": ["2016-04-03"] * 3, "Status": ["Gennemført", "afsluttet", "afsluttet"]}
    text = laks.Schema.draft(write(tmp_path / "cafe.csv", columns))
    assert keys_of(text)["values"]["exit"] == {"completed": ["Gennemført"]}
    line = (
        '# ? "afsluttet" (2 rows): put it under completed, dropped_out, ended_other, '
        "ended_unknown, never_started or open"
    )
    assert line in questions(text)


def test_english_names_are_known_and_a_second_column_is_asked(tmp_path: Path) -> None:
    columns = {
        "Referral date": ["2016-04-03", "2016-04-04"],
        "Start date": ["2016-04-05", ""],
        "Referred by": ["GP", "GP"],
        "Participant ID": ["a", "b"],
        "Start": ["2016-04-05", ""],
    }
    text = laks.Schema.draft(write(tmp_path / "cafe.csv", columns))
    assert keys_of(text)["columns"] == {
        "referred_on": "Referral date",
        "started_on": "Start date",
        "source": "Referred by",
        "person_id": "Participant ID",
    }
    assert '# ? started_on = "Start"' in questions(text)


def test_a_percent_scale_items_and_dates_of_forms_are_seen(tmp_path: Path) -> None:
    columns = {
        "Henvist": ["2016-04-03"],
        "WHO-5 før": ["68"],
        "WHO-5 efter": ["72"],
        "WHO-5 før dato": ["2016-04-05"],
        "Selvvurderet helbred start": ["3"],
    }
    outcomes = drafted(tmp_path, columns)["outcomes"]
    assert outcomes["who5"] == {
        "baseline": "WHO-5 før",
        "follow_up": "WHO-5 efter",
        "baseline_on": "WHO-5 før dato",
        "scale": "percent",
    }
    assert outcomes["self_rated_health"]["baseline"] == "Selvvurderet helbred start"


def test_a_draft_shows_no_value_of_columns_that_name_persons(tmp_path: Path) -> None:
    notes = [f"{number} ringede, vil gerne tale med Mette om opstart" for number in NUMBERS]
    columns = {
        "CPR-nr": NUMBERS,
        "Navn": [f"Bo Hansen {n}" for n in range(6)],
        "Henvist": ["2016-04-03"] * 6,
        "Status": ["i gang", "i gang", f"flyttet {NUMBERS[0]}", "i gang", "i gang", "i gang"],
        "Henviser": ["Jobcenter", NUMBERS[1], "Jobcenter", "jobcentret", "Jobcenter", "JC"],
        "Bemærkninger": notes,
        NUMBERS[2]: ["x"] * 6,
    }
    text = laks.Schema.draft(write(tmp_path / "cafe.csv", columns))
    assert not told(text) and "Bo Hansen" not in text and "Mette" not in text
    proposed = keys_of(text)
    assert proposed["persons"] == {"id": "cpr"}
    assert {"Navn", "Bemærkninger"} <= set(proposed["ignore"])
    assert "source" not in proposed["columns"]
    assert proposed["values"]["exit"] == {"open": ["i gang"]}
    assert any("a CPR number stands among the words" in line for line in questions(text))


def test_labels_of_an_spss_file_are_its_words(tmp_path: Path) -> None:
    frame = pl.DataFrame({"Henvist": ["2016-04-03", "2016-04-04"], "Status": [1.0, 2.0]})
    labels = {"Status": {1: "Gennemført", 2: "i gang"}}
    path = tmp_path / "cafe.sav"
    pyreadstat.write_sav(frame, path, variable_value_labels=labels)
    exits = keys_of(laks.Schema.draft(path))["values"]["exit"]
    assert exits == {"completed": ["Gennemført"], "open": ["i gang"]}


CELLS = st.one_of(
    st.sampled_from(
        ["", "Henvist", "Status", "WHO5 start", "Mål 1", "Mål 2", "2016-04-03", "I alt"]
    ),
    st.sampled_from(["03-04-2016", "42461", "68,5", "ja", "-", "JC", "jobcenter", 'a "b"', "x\\y"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12))
def test_whatever_a_file_holds_its_draft_is_a_schema(rows: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assume(path.read_text(encoding="utf-8").strip())
    laks.Schema.from_toml(laks.Schema.draft(path))


def test_the_command_line_prints_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "draft", str(CAFE.path / "referrals.csv")]) == 0
    assert keys_of(capsys.readouterr().out)["columns"]["exit"] == "Status"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("cafe.csv", b"", "cafe.csv must hold a table, but is empty; export it again"),
        (
            "cafe.xlsx",
            b"no workbook",
            (
                "cafe.xlsx must be a workbook, but its content is no workbook; if it is text with "
                "columns, name it .csv"
            ),
        ),
        (
            "cafe.parquet",
            b"no parquet",
            "cafe.parquet must be a Parquet file, but cannot be read as one; export it again",
        ),
        (
            "cafe.db",
            b"",
            (
                "a schema is drafted from one table, but cafe.db is a database; "
                "export the rows of your query as CSV and draft from that"
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(laks.InvalidInput) as caught:
        laks.Schema.draft(tmp_path / name)
    assert str(caught.value) == sentence


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(
        laks.InvalidInput, match="has no sheet 'LC9'; its sheets are Vejledning, LC1"
    ):
        laks.Schema.draft(AS_TYPED / "livsstilscafe.xlsx", sheets="LC9")


def test_a_pattern_of_files_is_drafted_from_the_first(tmp_path: Path) -> None:
    """A pattern that laks.read takes was told as a file that is not there."""
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text("Henvist;Hold\n13-01-2016;LC1\n", encoding="utf-8")
    text = laks.Schema.draft(tmp_path / "*.csv")
    assert 'referred_on = "Henvist"' in text
    assert len(laks.read(tmp_path / "*.csv", laks.Schema.from_toml(text))) == 2


def test_health_in_words_is_an_outcome_of_the_scale_that_knows_the_words(tmp_path: Path) -> None:
    """It was offered as columns to count by, and could not be read."""
    for scale, languages in SCALES.items():
        for words in languages:
            days = ["2016-04-03"] * len(words)
            columns = {"Henvist": days, "Start": days, "Selvvurderet helbred før": [*words]}
            table = write(tmp_path / "cafe.csv", columns)
            text = laks.Schema.draft(table)
            proposed = keys_of(text)["outcomes"]["self_rated_health"]
            assert proposed == {"instrument": scale, "baseline": "Selvvurderet helbred før"}
            assert len(laks.read(table, laks.Schema.from_toml(text)).issues) == 0
            assert not any("both scales" in line for line in questions(text))


def test_words_of_both_scales_and_of_none_are_asked(tmp_path: Path) -> None:
    columns = {"Henvist": ["2016-04-03"] * 3, "Helbred efter": ["Godt", "Dårligt", "Så som så"]}
    asked = questions(laks.Schema.draft(write(tmp_path / "cafe.csv", columns)))
    assert any("both scales" in line for line in asked)
    assert '# ? "Så som så" (1 row): put it behind its score, such as 2 = ["Så som så"]' in asked


def test_a_goal_is_called_by_the_words_of_its_heading(tmp_path: Path) -> None:
    """The Danish report said "Nået goal_1_bedre_trivsel"."""
    columns = {"Henvist": ["2016-04-03"], "Mål 1: Bedre trivsel": ["Ja"], "Mål 2": ["Nej"]}
    ids = [goal["id"] for goal in drafted(tmp_path, columns)["goals"]]
    assert ids == ["Bedre trivsel", "goal_2"]


def test_how_cases_ended_is_found_by_its_words(tmp_path: Path) -> None:
    days = ["2016-04-03"] * 4
    words = ["Gennemført", "Stoppet", "Flyttet", "Gennemført"]
    columns = {"Henvist": days, "Slut": days, "Årsag til afslutning": words}
    proposed = drafted(tmp_path, columns)
    assert proposed["columns"]["exit"] == "Årsag til afslutning"
    assert set(proposed["values"]["exit"]) == {"completed", "dropped_out", "ended_other"}


def test_that_no_column_says_how_cases_ended_is_asked(tmp_path: Path) -> None:
    columns = {"Henvist": ["2016-04-03"], "Slut": ["2016-05-03"]}
    asked = questions(laks.Schema.draft(write(tmp_path / "cafe.csv", columns)))
    assert any(line.startswith('# ? exit = "…": no column says') for line in asked)


def test_sessions_are_known_by_many_names(tmp_path: Path) -> None:
    columns = {"Henvist": ["2016-04-03"], "Planlagte gange": ["8"], "Antal fremmødte gange": ["5"]}
    proposed = drafted(tmp_path, columns)["columns"]
    assert proposed["sessions_planned"] == "Planlagte gange"
    assert proposed["sessions_attended"] == "Antal fremmødte gange"


def test_a_column_of_yes_and_no_is_told_to_be_no_date(tmp_path: Path) -> None:
    columns = {
        "Henvist": ["2016-04-03"] * 2,
        "Tilbud givet": ["Ja", "Nej"],
        "Startet": ["Ja", "Nej"],
    }
    asked = questions(laks.Schema.draft(write(tmp_path / "cafe.csv", columns)))
    for name, word in (("Tilbud givet", "offered_on"), ("Startet", "started_on")):
        line = f'# ? "{name}" says whether, and not when: {word} is a date, and is not read from it'
        assert line in asked
