"""Reading files: everything as text, separators found, one clear error where a file is broken."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from dressed_files import FRAME as CAFE
from dressed_files import xlsx
from referral_tables import referrals

import laks

FRAME = referrals(50)
EXPECTED = laks.Cohort(FRAME).tally(as_of="2016-06-30", by=["unit"])


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")])
def test_the_separator_of_a_text_file_is_found(tmp_path, name: str, separator: str) -> None:
    FRAME.write_csv(tmp_path / name, separator=separator)
    assert laks.read(tmp_path / name).tally(as_of="2016-06-30", by=["unit"]) == EXPECTED
    counted = laks.tally(tmp_path / name, as_of="2016-06-30", by=["unit"])
    assert counted.funnel() == EXPECTED.funnel()


def test_a_parquet_file_is_read_and_only_the_columns_that_are_needed(tmp_path) -> None:
    path = tmp_path / "referrals.parquet"
    FRAME.with_columns(pl.Series("pictures", [b"\0" * 100] * 50)).write_parquet(path)
    cohort = laks.read(path)
    assert cohort.unused == ["pictures"]
    assert cohort.tally(as_of="2016-06-30", by=["unit"]) == EXPECTED
    counted = laks.tally(path, as_of="2016-06-30", by=["unit"])
    assert counted.outcome("who5").change() == EXPECTED.outcome("who5").change()


def test_ids_stay_text(tmp_path) -> None:
    path = tmp_path / "ids.csv"
    path.write_text("referral_id,referred_on\n001,2016-01-04\n1,2016-01-04\n", encoding="utf-8")
    assert len(laks.read(path)) == 2


def test_a_truncated_parquet_file_is_one_clear_error(tmp_path) -> None:
    path = tmp_path / "referrals.parquet"
    FRAME.write_parquet(path)
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(laks.InvalidInput, match="cannot be read"):
        laks.read(path)
    with pytest.raises(laks.InvalidInput, match="cannot be read"):
        laks.tally(path, as_of="2016-06-30")


def test_a_file_of_another_kind_and_one_that_is_not_there(tmp_path) -> None:
    with pytest.raises(laks.InvalidInput, match=r"must end in one of .* but is .cafe\.docx"):
        laks.read(tmp_path / "cafe.docx")
    with pytest.raises(FileNotFoundError, match="there is no file"):
        laks.read(tmp_path / "cafe.csv")


def test_a_schema_file_with_a_typo_is_named_with_its_line(tmp_path) -> None:
    path = tmp_path / "schema.toml"
    path.write_text("[table]\n[colums]\n", encoding="utf-8")
    with pytest.raises(laks.SchemaError, match=r"schema\.toml, line 2, column 2: .*colums"):
        laks.Cohort(FRAME, path)
    path.write_bytes("[values.exit]\ncompleted = 'gennemført'".encode("latin-1"))
    with pytest.raises(laks.SchemaError, match="must be UTF-8"):
        laks.Schema.read(path)


WITHOUT_POLARS = """
import sys
sys.modules["polars"] = None
import laks
cafe = laks.datasets.ballerup()
counted = cafe.cohort.tally(as_of="2016-10-31").funnel()
assert counted.counts["referred"] == 83
for path in (cafe.path / "referrals.csv", sys.argv[1]):
    assert laks.read(path, cafe.schema).tally(as_of="2016-10-31").funnel() == counted
    assert laks.tally(path, cafe.schema, as_of="2016-10-31").funnel() == counted
    assert laks.Schema.from_toml(laks.Schema.draft(path)).to_dict()["columns"]
try:
    laks.read(sys.argv[2], cafe.schema)
except laks.MissingExtra as error:
    print(error)
"""


def test_csv_and_workbooks_need_no_polars_and_other_files_name_the_command(tmp_path: Path) -> None:
    xlsx(tmp_path / "cafe.xlsx")
    CAFE.write_parquet(tmp_path / "cafe.parquet")
    files = [str(tmp_path / name) for name in ("cafe.xlsx", "cafe.parquet")]
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_POLARS, *files], capture_output=True, text=True, check=True
    )
    assert run.stdout == (
        "reading a file needs polars, which is not installed: pip install 'laks[read]'\n"
    )
