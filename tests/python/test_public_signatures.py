"""What the signatures of a crate name is re-exported: a program needs no version of its own."""

from pathlib import Path

import pytest
from repository import ROOT
from rust_arrows import Source
from rust_signatures import in_signatures, named_in, shown_at_the_root

NAMED = {
    "laks": {"jiff", "laks_stats", "schemars", "serde"},
    "laks-arrow": {"arrow_array", "arrow_schema", "laks"},
    "laks-files": {"arrow_array", "arrow_schema", "laks", "laks_arrow"},
    "laks-polars": {"laks", "laks_arrow", "polars"},
    "laks-stats": {"serde"},
}


def test_every_crate_is_looked_at() -> None:
    assert {path.name for path in (ROOT / "crates").iterdir() if path.is_dir()} == set(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_a_crate_shows_the_crates_that_its_signatures_name_and_no_other(name: str) -> None:
    crate = ROOT / "crates" / name
    found = in_signatures(crate)
    assert set(found) == NAMED[name], found
    assert shown_at_the_root(crate) == NAMED[name]


@pytest.mark.parametrize(
    "code",
    [
        "pub fn day() -> other::Date { todo!() }",
        "use other::civil::Date;\npub fn of(day: [Date; 2]) {}",
        "use other::Date as Theirs;\npub struct Day { pub theirs: Theirs, ours: u8 }",
        "pub struct Day(pub other::Date);",
        "use other::Date;\npub struct Days { ours: u8, pub theirs: BTreeMap<u32, Date> }",
        "use other::civil::{self, Date};\npub enum Day { None, Some(Date) }",
        "pub type Day = other::Date;",
        "pub const DAY: other::Date = other::Date::MIN;",
        "use other::Date;\npub trait Dated { fn on(&self) -> Date; }",
        "use other::Date;\nimpl From<Date> for Day { fn from(_: Date) -> Self { Day } }",
        "impl Iterator for Day { type Item = other::Date; }",
        "#[derive(Clone, other::Serialize)]\npub struct Day;",
        '#[cfg_attr(feature = "other", derive(other::Serialize))]\npub struct Day;',
        "pub fn of<T>(day: T) where T: Into<other::Date> {}",
    ],
)
def test_a_crate_in_a_signature_is_found(code: str, tmp_path: Path) -> None:
    assert _named(code, tmp_path) == {"other"}


@pytest.mark.parametrize(
    "code",
    [
        "use other::Date;\npub fn day() -> Day { Date::today().into() }",
        "use other::Date;\npub struct Day { theirs: Date }",
        "use other::Date;\npub struct Day(Date, Option<Date>);",
        "use other::Date;\npub(crate) fn day() -> Date { todo!() }",
        "use other::Date;\nfn day() -> Date { todo!() }",
        "/// Like [`other::Date`].\npub struct Day;",
        "use other::Date;\nimpl Day { fn day(&self) -> Date { todo!() } }",
    ],
)
def test_what_stays_inside_is_not_in_a_signature(code: str, tmp_path: Path) -> None:
    assert _named(code, tmp_path) == set()


def _named(code: str, folder: Path) -> set[str]:
    path = folder / "made_up.rs"
    path.write_text(code, encoding="utf-8")
    return named_in(Source.read(path), {"other"})
