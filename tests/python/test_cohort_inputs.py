"""The same table gives the same tally, whatever hands it over."""

import io
from collections.abc import Callable

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from referral_tables import referrals

import laks

FRAME = referrals(300)
TEXTS = [name for name, kind in FRAME.schema.items() if kind == pl.String]
BY = ["unit", "source"]


def tally_of(table: object) -> laks.Tally:
    return laks.Cohort(table).tally(as_of="2016-06-30", by=BY)


def of_types(change: Callable[[pa.DataType], pa.DataType]) -> pa.Table:
    table = FRAME.to_arrow()
    return table.cast(pa.schema([(field.name, change(field.type)) for field in table.schema]))


def text_as(kind: pa.DataType) -> Callable[[pa.DataType], pa.DataType]:
    return lambda old: kind if pa.types.is_large_string(old) or old == pa.string_view() else old


def pandas_frame() -> pd.DataFrame:
    columns = FRAME.to_dict(as_series=False)
    frame = pd.DataFrame(columns)
    assert frame["who5_baseline"].dtype == "float64", "integers with gaps become floats"
    return frame


def csv_frame() -> pl.DataFrame:
    return pl.read_csv(io.StringIO(FRAME.write_csv()), infer_schema=False)


INPUTS = {
    "polars with text as categories": lambda: FRAME.with_columns(
        pl.col(*TEXTS).cast(pl.Categorical)
    ),
    "polars with categories of a kind of their own": lambda: FRAME.with_columns(
        pl.col(name).cast(pl.Categorical(pl.Categories(f"{name} here", physical=pl.UInt16)))
        for name in TEXTS
    ),
    "polars with more categories than are used": lambda: pl.concat(
        [FRAME, FRAME.with_columns(pl.col(TEXTS) + " of another table")]
    ).with_columns(pl.col(TEXTS).cast(pl.Categorical))[: len(FRAME)],
    "polars with categories in many chunks": lambda: pl.concat(
        [FRAME[start : start + 7] for start in range(0, 300, 7)], rechunk=False
    ).with_columns(pl.col(TEXTS).cast(pl.Categorical)),
    "polars in many chunks": lambda: pl.concat(
        [FRAME[start : start + 7] for start in range(0, 300, 7)], rechunk=False
    ),
    "polars with everything as text": csv_frame,
    "polars with times": lambda: FRAME.with_columns(pl.col(pl.Date).cast(pl.Datetime("us"))),
    "pandas with integers that have gaps": pandas_frame,
    "pyarrow with plain strings": lambda: of_types(text_as(pa.string())),
    "pyarrow with large strings": lambda: of_types(text_as(pa.large_string())),
    "pyarrow with string views": lambda: of_types(text_as(pa.string_view())),
    "pyarrow with dictionaries": lambda: of_types(text_as(pa.dictionary(pa.int32(), pa.string()))),
    "pyarrow with days as date64": lambda: of_types(
        lambda old: pa.date64() if old == pa.date32() else old
    ),
    "a stream of pyarrow batches": lambda: pa.RecordBatchReader.from_batches(
        FRAME.to_arrow().schema, FRAME.to_arrow().to_batches(max_chunksize=11)
    ),
    "duckdb": lambda: duckdb.from_arrow(FRAME.to_arrow()),
}


def test_categories_that_nobody_has_are_gaps() -> None:
    without = FRAME.with_columns(pl.lit(None, dtype=pl.String).alias("unit"))
    named = pl.Categorical(pl.Categories("of nobody", physical=pl.UInt8))
    for kind in (pl.Categorical, named):
        table = FRAME.with_columns(pl.lit(None, dtype=kind).alias("unit"))
        assert tally_of(table) == tally_of(without)


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_of_table_gives_the_same_tally(name: str) -> None:
    assert tally_of(INPUTS[name]()) == tally_of(FRAME)


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_of_table_streams_to_the_same_counts(name: str) -> None:
    counted = laks.tally(INPUTS[name](), as_of="2016-06-30", by=BY)
    assert counted.notes["trusted_ids"]
    assert counted.funnel() == tally_of(FRAME).funnel()
    assert counted.outcome("who5").change() == tally_of(FRAME).outcome("who5").change()


def test_a_lazy_frame_is_counted_while_it_is_read() -> None:
    counted = laks.tally(FRAME.lazy(), as_of="2016-06-30", by=BY)
    assert counted.funnel() == tally_of(FRAME).funnel()
    assert tally_of(FRAME.lazy()) == tally_of(FRAME)


def test_a_frame_in_chunks_is_not_copied_into_one() -> None:
    chunks = pl.concat([FRAME[start : start + 7] for start in range(0, 300, 7)], rechunk=False)
    before = chunks.n_chunks()
    assert tally_of(chunks) == tally_of(FRAME)
    assert chunks.n_chunks() == before > 1


def test_a_result_goes_to_every_frame_as_it_is() -> None:
    funnel = tally_of(FRAME).funnel()
    as_polars, as_arrow = pl.DataFrame(funnel), pa.table(funnel)
    assert as_polars.equals(funnel.to_polars())
    assert as_arrow.num_rows == as_polars.height == len(funnel.strata)
    assert pa.array(funnel).type.num_fields == as_arrow.num_columns
    found = duckdb.sql("select sum(referred) from as_arrow").fetchall()
    assert found == [(funnel.counts["referred"],)]
    assert funnel.to_pandas()["referred"].sum() == funnel.counts["referred"]
    unsigned_or_view = [kind for kind in as_arrow.schema.types if "uint" in str(kind)]
    assert unsigned_or_view == []


def test_a_polars_column_of_nothing_but_nulls_is_missing_everywhere() -> None:
    """polars announces a buffer for such a column that the format does not have; it was refused."""
    frame = pl.DataFrame(
        {
            "referred_on": ["2016-01-04", "2016-01-05"],
            "started_on": [None, None],
            "unit": [None, None],
        }
    )
    assert frame.schema["started_on"] == pl.Null
    counts = laks.Cohort(frame).tally(as_of="2016-02-01").funnel().counts
    assert (counts["referred"], counts["started"]) == (2, 0)
