"""A CSV that is packed, as exports of registers are."""

import gzip
import zipfile
from pathlib import Path

import pytest

import laks

TEXT = "referred_on;unit\n" + "".join(f"2016-01-0{1 + row % 9};Måløv {row}\n" for row in range(500))


def packed(tmp_path: Path, ending: str, encoding: str = "utf-8") -> Path:
    text, path = TEXT.encode(encoding), tmp_path / f"cafe.csv{ending}"
    if ending == ".gz":
        path.write_bytes(gzip.compress(text[:1000]) + gzip.compress(text[1000:]))
        return path
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("mappe")
        archive.writestr("mappe/cafe.csv", text)
        archive.writestr("__MACOSX/._cafe.csv", b"\0\1")
    return path


@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_a_packed_csv_is_read_as_the_csv_in_it(ending: str, tmp_path: Path) -> None:
    path = packed(tmp_path, ending)
    cohort = laks.read(path, {"read": {"file_is": "course"}})
    assert len(cohort) == 500 and cohort.reading.places[0]["file"] == path.name
    tally = laks.tally(path, {"read": {"file_is": "course"}}, as_of="2016-12-31", by=["course"])
    assert [row["course"] for row in tally.strata] == ["cafe"]
    assert "referred_on" in laks.Schema.draft(path)
    other = packed(tmp_path, ending, "mac_roman")
    with pytest.raises(laks.InvalidInput, match='declare encoding = "mac-roman"'):
        laks.read(other)
    assert len(laks.read(other, {"read": {"encoding": "mac-roman"}})) == 500


@pytest.mark.parametrize("ending", [".gz", ".zip"])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.9])
def test_a_packed_csv_that_is_cut_short_is_told_so(
    ending: str, kept: float, tmp_path: Path
) -> None:
    path = packed(tmp_path, ending)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(laks.InvalidInput, match="cut short or damaged; copy or export it again"):
        laks.read(path)


def test_an_archive_of_several_files_is_to_be_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "cafe.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TEXT)
        archive.writestr("b.csv", TEXT)
    with pytest.raises(
        laks.InvalidInput, match=r"cafe.zip cannot be read: an archive must hold one"
    ):
        laks.read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TEXT)
    assert len(laks.read(path)) == 500


def test_a_packed_byte_that_changed_is_noticed(tmp_path: Path) -> None:
    """Bytes of an archive that is only stored were read as they stood."""
    path = tmp_path / "cafe.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TEXT)
    changed = bytearray(path.read_bytes())
    changed[200] = ord("7") if changed[200] != ord("7") else ord("8")
    path.write_bytes(changed)
    with pytest.raises(laks.InvalidInput, match="cut short or damaged"):
        laks.read(path)
