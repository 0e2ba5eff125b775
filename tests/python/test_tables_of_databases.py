"""Numbers as databases and programs hand them over: exact decimals, ``1.0`` for 1, equal names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import laks

if TYPE_CHECKING:
    from pathlib import Path

PLAIN: dict[str, list[Any]] = {
    "referral_id": [1, 2, 3],
    "source": [7, 8, None],
    "referred_on": ["2016-01-04", "2016-01-05", "2016-01-06"],
    "started_on": ["2016-02-04", "2016-02-05", None],
    "who5_baseline": [12, None, 25],
    "who5_follow_up": [20, 13, None],
    "goal_1": [1, 0, None],
}
NUMBERS = ["source", "who5_baseline", "who5_follow_up", "goal_1"]


def counts(table: Any) -> str:
    return laks.Cohort(table).tally(as_of="2016-12-31", by=["source"]).to_json()


def test_decimals_are_the_numbers_they_stand_for() -> None:
    plain = counts(pl.DataFrame(PLAIN))
    for scale in (0, 1, 6):
        exact = {
            name: [None if value is None else Decimal(value) for value in PLAIN[name]]
            for name in NUMBERS
        }
        frame = pl.DataFrame({**PLAIN, **exact}).with_columns(
            pl.col(NUMBERS).cast(pl.Decimal(20, scale)), pl.col("referral_id").cast(pl.Decimal(18))
        )
        assert counts(frame) == plain, scale


def test_a_sum_of_a_query_is_a_score() -> None:
    query = duckdb.sql(
        "select date '2016-01-04' referred_on, date '2016-02-04' started_on, sum(12) who5_baseline"
    )
    change = laks.Cohort(query).tally(as_of="2016-12-31").outcome("who5").change()
    assert change.to_dict()["total"]["with_baseline"] == 1
    half = duckdb.sql("select date '2016-01-04' referred_on, 12.5 who5_baseline")
    with pytest.raises(laks.IssuesError, match=r"score_not_whole: found 12\.5"):
        laks.Cohort(half)


def test_a_decimal_beyond_sixty_four_bits_is_named_by_row_and_column() -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"] * 2, "source": [Decimal(1), Decimal(1)]})
    frame = frame.with_columns(pl.Series("source", [Decimal(1), Decimal(10) ** 30]))
    with pytest.raises(laks.LaksError, match='row 2, column "source" holds a number beyond'):
        laks.Cohort(frame)


def test_rows_are_chosen_by_a_decimal_as_by_the_number(tmp_path: Path) -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"] * 3, "event": [1, 2, 2]})
    frame.with_columns(pl.col("event").cast(pl.Decimal(10, 2))).write_parquet(
        tmp_path / "e.parquet"
    )
    cohort = laks.read(tmp_path / "e.parquet", {"read": {"where": {"event": "2"}}})
    assert len(cohort) == 2


def test_whole_numbers_with_a_nought_after_the_point_are_read_as_the_frame_is(
    tmp_path: Path,
) -> None:
    schema = {
        "values": {"source": {"jobcentre": ["7"], "gp": ["8"]}},
        "read": {"missing": ["99"]},
    }
    values = {**PLAIN, "who5_follow_up": [20, 13, 99]}
    frame = pd.DataFrame(values)
    frame.to_csv(tmp_path / "g.csv", index=False)
    assert "7.0," in (tmp_path / "g.csv").read_text(encoding="utf-8")
    of_file = laks.read(tmp_path / "g.csv", schema).tally(as_of="2016-12-31", by=["source"])
    of_frame = laks.Cohort(frame, schema).tally(as_of="2016-12-31", by=["source"])
    assert of_file == of_frame
    assert of_file.strata == of_frame.strata
    assert of_file.goals(at_least=1).to_dict() == of_frame.goals(at_least=1).to_dict()


def test_an_empty_text_asks_for_empty_cells(tmp_path: Path) -> None:
    rows = ["record,instrument,henvist", "1,,2019-10-14", "1,bp,", "1,bp,", "2,,2019-02-02"]
    (tmp_path / "redcap.csv").write_text("\n".join(rows), encoding="utf-8")
    schema = {"read": {"where": {"instrument": ""}}, "columns": {"referred_on": "henvist"}}
    cohort = laks.read(tmp_path / "redcap.csv", schema)
    assert (len(cohort), cohort.reading.places[0]["left_out"]) == (2, 2)


def test_a_frame_with_equal_names_is_refused_as_a_file_is() -> None:
    frame = pd.DataFrame([["2016-01-04", "2016-01-05"]], columns=["referred_on", "referred_on"])
    with pytest.raises(laks.SchemaError) as refused:
        laks.Cohort(frame)
    assert str(refused.value) == (
        "every column of the table must have a name of its own, but two are called "
        '"referred_on"; rename one of them'
    )


class Broken:
    """A table whose library fails."""

    columns = ("referred_on",)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        raise RuntimeError("it is locked\n  at line 7 of somebody's code")


def test_what_a_library_says_is_said_in_one_line() -> None:
    with pytest.raises(laks.SchemaError) as refused:
        laks.Cohort(Broken())
    assert str(refused.value) == "the table cannot be handed over: it is locked"


def test_a_nul_in_a_name_is_refused_before_polars_ends_the_process() -> None:
    days = ["2016-01-04"]
    plain = pl.DataFrame({"referred_on": days, "a\0b": [1]})
    within = pl.DataFrame({"referred_on": days, "x": [[{"a\0b": 1}]]})
    for frame in (plain, plain.lazy(), within, within.lazy()):
        with pytest.raises(
            laks.SchemaError, match=r"must not hold a NUL, but is \"a\\0b\"; rename"
        ):
            laks.Cohort(frame)
        with pytest.raises(laks.SchemaError, match="NUL"):
            laks.tally(frame, as_of="2016-12-31")


@pytest.mark.parametrize("place", [40, 200, 400])
def test_a_damaged_parquet_file_is_one_sentence_with_and_without_where(
    place: int, tmp_path: Path
) -> None:
    path = tmp_path / "cafe.parquet"
    pl.DataFrame({"referred_on": ["2016-03-01"] * 1000, "unit": ["a"] * 1000}).write_parquet(path)
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    for where in ({}, {"where": {"unit": "a"}}):
        schema = laks.Schema({"read": where})
        try:
            read = laks.read(path, schema=schema)
            counted = laks.tally(path, as_of="2016-12-31", schema=schema)
        except laks.LaksError as error:
            said = str(error)
            assert "cafe.parquet" in said or "source of rows" in said, said
            assert "\n" not in said and "Error {" not in said, said
        else:
            assert len(read) == counted.funnel().counts["referred"] == 1000
