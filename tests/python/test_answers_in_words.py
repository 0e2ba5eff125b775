"""Self-rated health is answered in words: every reader knows them, and what to do is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import laks

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [
    ("2016-03-29", "2016-06-01", "Vældig godt", "Fremragende"),
    ("2016-04-01", "2016-06-01", "Dårligt", " mindre  GODT "),
]
COLUMNS = ("referred_on", "Målt", "Helbred før", "Helbred efter")
NAMED = """
[columns]
started_on = "referred_on"
[outcomes.self_rated_health]
instrument = "self_rated_health_danish"
baseline = "Helbred før"
follow_up = "Helbred efter"
baseline_on = "referred_on"
follow_up_on = "Målt"
"""
UNNAMED = NAMED.replace('instrument = "self_rated_health_danish"\n', "")
DECLARED = (
    UNNAMED
    + """
[values.self_rated_health]
1 = "Fremragende"
2 = ["Vældig godt", "Rigtig godt"]
4 = "Mindre godt"
5 = "Dårligt"
"""
)


def frame(kind: str) -> pl.DataFrame:
    table = pl.DataFrame(ROWS, schema=list(COLUMNS), orient="row")
    if kind == "polars categories":
        return table.with_columns(pl.col(COLUMNS[2:]).cast(pl.Categorical))
    return table


def csv(folder: Path) -> Path:
    path = folder / "cafe.csv"
    frame("polars").write_csv(path)
    return path


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [COLUMNS, *ROWS]:
        sheet.append(row)
    book.save(folder / "cafe.xlsx")
    return folder / "cafe.xlsx"


def pandas_frame(_: Path) -> pd.DataFrame:
    return pd.DataFrame(ROWS, columns=list(COLUMNS))


READERS: dict[str, Callable[[Path], Any]] = {
    "csv": csv,
    "workbook": workbook,
    "polars": lambda _: frame("polars"),
    "polars categories": lambda _: frame("polars categories"),
    "pandas": pandas_frame,
    "pandas categories": lambda folder: pandas_frame(folder).astype("category"),
    "arrow": lambda _: pa.table(frame("polars")),
    "records": lambda _: pl.from_dicts([dict(zip(COLUMNS, row, strict=True)) for row in ROWS]),
}


@pytest.mark.parametrize("schema", [NAMED, DECLARED], ids=["named", "declared"])
@pytest.mark.parametrize("reader", READERS)
def test_words_are_scores_through_every_reader(reader: str, schema: str, tmp_path: Path) -> None:
    source, read = READERS[reader](tmp_path), laks.Schema.from_toml(schema)
    cohort = laks.read(source, read) if isinstance(source, Path) else laks.Cohort(source, read)
    assert len(cohort.issues) == 0
    change = cohort.tally(as_of="2016-12-31").outcome("self_rated_health").change()
    scores = [(score["score"], score["before"], score["after"]) for score in change.scores]
    assert scores == [(1, 0, 1), (2, 1, 0), (3, 0, 0), (4, 0, 1), (5, 1, 0)]
    streamed = laks.tally(source, read, as_of="2016-12-31")
    assert streamed.outcome("self_rated_health").change().scores == change.scores


def test_a_word_is_not_read_where_it_may_be_another_score() -> None:
    """Godt is 3 on the Danish scale and 2 on that of EU-SILC."""
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(frame("polars"), laks.Schema.from_toml(UNNAMED))
    issues = caught.value.issues
    assert set(issues["rule"]) == {"unreadable_number"}
    assert issues["remedy"][0] == (
        "enter a number, 1 to 5; where the answers are words, map them under "
        '[values.self_rated_health], such as 1 = ["…"], or name the instrument they are of under '
        '[outcomes.self_rated_health]: "self_rated_health_danish" or "self_rated_health_eu_silc"; '
        'where the table has decimal commas, set decimal = "," under [read]'
    )
    danish = issues.to_repair("da")["Hvad skal gøres"][0]
    assert "er svarene ord, så forklar dem i skemafilen under [values.self_rated_health]" in danish


def test_a_word_that_is_not_known_is_told_the_known_ones() -> None:
    odd = frame("polars").with_columns(pl.lit("Vældig got").alias("Helbred før"))
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(odd, laks.Schema.from_toml(NAMED))
    issues = caught.value.issues
    assert issues["found"][0] == '"Vældig got" (nearest: "vældig godt")'
    assert issues["remedy"][0] == (
        'write "fremragende", "vældig godt", "godt", "mindre godt" or "dårligt", or a number, '
        '1 to 5; or map the word under [values.self_rated_health], such as 1 = ["…"]'
    )
    assert issues.to_repair("da")["Hvad skal gøres"][0].startswith('skriv "fremragende", "vældig')


def test_english_words_and_an_instrument_of_ones_own_are_known() -> None:
    english = pl.DataFrame({"referred_on": ["2016-03-29"], "health_baseline": ["Very Good"]})
    own = {
        "id": "health",
        "title": {"en": "Health", "da": "Helbred"},
        "range": [1, 2],
        "better": "lower",
        "meaningful_change": 1,
        "categories": [
            {"value": 1, "label": {"en": "very good", "da": "meget godt"}},
            {"value": 2, "label": {"en": "not", "da": "ikke"}},
        ],
    }
    assert len(laks.Cohort(english, {"instruments": [own]}).issues) == 0
    silc = {"outcomes": {"health": {"instrument": "self_rated_health_eu_silc"}}}
    assert len(laks.Cohort(english, silc).issues) == 0


def test_numbers_can_be_given_other_scores() -> None:
    """Five was the best in this table: also a column of numbers is read by what the schema says."""
    turned = {str(score): str(6 - score) for score in range(1, 6)}
    for values in ([5, 1], [5.0, 1.0], ["5", "1"]):
        table = pl.DataFrame(
            {"referred_on": ["2016-03-29"] * 2, "self_rated_health_baseline": values},
            strict=False,
        )
        cohort = laks.Cohort(table, {"values": {"self_rated_health": turned}})
        plain = laks.Cohort(table.with_columns(pl.Series("self_rated_health_baseline", [1, 5])), {})
        assert cohort.tally(as_of="2016-12-31") == plain.tally(as_of="2016-12-31")


def test_answers_to_items_can_be_words() -> None:
    names = [f"q{number}" for number in range(1, 6)]
    schema = {
        "outcomes": {"who5": {"baseline": names}},
        "values": {"who5": {"5": "Hele tiden", "0": "På intet tidspunkt"}},
        "columns": {"started_on": "referred_on"},
    }
    answers = ["Hele tiden", "Hele tiden", "På intet tidspunkt", "3", "hele  tiden"]
    row = {"referred_on": "2016-03-29"} | dict(zip(names, answers, strict=True))
    cohort = laks.Cohort(pl.DataFrame([row]), schema)
    numbers = {name: {"Hele tiden": "5"}.get(text, text) for name, text in row.items()}
    numbers |= {"q3": "0", "q5": "5"}
    assert cohort.tally() == laks.Cohort(pl.DataFrame([numbers]), schema).tally()


def test_forms_beside_the_referrals_are_read_in_words() -> None:
    referrals = [{"referral_id": "a", "referred_on": "2016-01-04", "started_on": "2016-01-11"}]
    forms = [
        {"referral_id": "a", "outcome": "srh", "occasion": "baseline", "score": "Dårligt"},
        {"referral_id": "a", "outcome": "who5", "occasion": "baseline", "score": "12"},
    ]
    schema = {
        "measurements": {
            "values": {"outcome": {"self_rated_health": "srh", "who5": "who5"}},
        },
        "outcomes": {"self_rated_health": {"instrument": "self_rated_health_danish"}},
    }
    cohort = laks.Cohort(pl.DataFrame(referrals), schema, measurements=pl.DataFrame(forms))
    assert len(cohort.issues) == 0
    forms[0]["score"] = "7"
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(pl.DataFrame(referrals), schema, measurements=pl.DataFrame(forms))
    assert caught.value.issues["column"] == ["score"]
    assert caught.value.issues["remedy"] == ["correct the score: it must be 1 to 5"]


def test_a_section_that_is_not_known_is_told_the_outcomes_once() -> None:
    """The list said unit, course and source twice, and no outcome."""
    schema = {"values": {"self_rated_health_baseline": {"1": "Fremragende"}}}
    table = pl.DataFrame({"referred_on": ["2016-03-29"], "unit": ["A"], "source": ["B"]})
    with pytest.raises(laks.UnknownName) as caught:
        laks.Cohort(table, schema)
    said = str(caught.value)
    assert said.startswith('section of [values] "self_rated_health_baseline" is not known')
    assert said.count(" unit,") == 1
    assert "self_rated_health" in said.split("known are")[1]
