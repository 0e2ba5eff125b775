"""CPR numbers: declared and hashed with a key, or refused with a sentence that says what to do."""

import hashlib
import hmac
from collections.abc import Callable

import polars as pl
import pyarrow as pa
import pytest
from persons import CPR, KEY, NUMBERS, parted, told, write

import laks
from laks.command_line import main

DATES = [f"2016-01-{day:02}" for day in range(1, 7)]


def frame(person_ids: list[object], **others: list[object]) -> pl.DataFrame:
    days = pl.Series(DATES[: len(person_ids)]).str.to_date()
    return pl.DataFrame({"CPR": person_ids, "referred_on": days, **others})


def cohort(person_ids: list[object], key: object = KEY, **schema: object) -> laks.Cohort:
    return laks.Cohort(frame(person_ids), {**CPR, **schema}, key=key)


REFUSED: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "no key": (
        lambda: cohort(NUMBERS, key=None),
        laks.InvalidInput,
        (
            '[persons] id = "cpr" needs a key, with which the numbers are hashed; give '
            'key="…" with at '
            "least 16 bytes, set LAKS_KEY, or on the command line --key-file FILE"
        ),
    ),
    "a short key": (
        lambda: cohort(NUMBERS, key="secret"),
        laks.InvalidInput,
        (
            "a key must have at least 16 bytes, but has 6; make one with: python -c "
            '"import secrets; print(secrets.token_hex(32))"'
        ),
    ),
    "a key that is a number": (
        lambda: cohort(NUMBERS, key=1234567890123456),
        laks.InvalidInput,
        "key must be bytes or a text, but is of type int",
    ),
    "a number with too few digits": (
        lambda: cohort(["0101901234", "010290", "0303901234"]),
        laks.IssuesError,
        (
            'the table is refused: 1 issue in 1 row\n  row 2, column "CPR": cpr_malformed: found a '
            "person id with 6 digits; correct the CPR number: ten digits, of which the first "
            "six are a "
            "date"
        ),
    ),
    "a number without a date": (
        lambda: cohort(["3202901234"]),
        laks.IssuesError,
        (
            'the table is refused: 1 issue in 1 row\n  row 1, column "CPR": cpr_malformed: found a '
            "person id that does not begin with a date; correct the CPR number: ten digits, "
            "of which "
            "the first six are a date"
        ),
    ),
    "a name behind a number": (
        lambda: cohort(["0101901234 Bo"]),
        laks.IssuesError,
        (
            'the table is refused: 1 issue in 1 row\n  row 1, column "CPR": cpr_malformed: found a '
            "person id with letters in it; correct the CPR number: ten digits, of which the "
            "first six "
            "are a date"
        ),
    ),
    "numbers that nobody declared": (
        lambda: laks.Cohort(frame(NUMBERS), {"columns": {"person_id": "CPR"}}),
        laks.SchemaError,
        (
            'column "CPR" (for person_id) holds CPR numbers, and the schema does not say so; write '
            '[persons] id = "cpr" and give a key, or id = "text" if they are something else'
        ),
    ),
    "numbers as ids of referrals": (
        lambda: laks.Cohort(frame(NUMBERS), {"columns": {"referral_id": "CPR"}}),
        laks.SchemaError,
        (
            'column "CPR" (for referral_id) holds CPR numbers, and the schema does not say '
            "so; map it "
            'as person_id, write [persons] id = "cpr" and give a key, or id = "text" if they are '
            "something else"
        ),
    ),
    "numbers to count by": (
        lambda: laks.tally(frame(NUMBERS), as_of="2016-05-15", by=["CPR"]),
        laks.SchemaError,
        (
            'row 1, column "CPR" (for CPR) holds a CPR number, and persons are no labels to '
            "count by; "
            "map the column as person_id, leave it out, or take the number out of the cell"
        ),
    ),
    "a number within a label": (
        lambda: laks.Cohort(frame(["a", "b"], source=["Jobcenter", "se 010190-1234"])),
        laks.SchemaError,
        (
            'row 2, column "source" (for source) holds a CPR number, and persons are no '
            "labels to count "
            "by; map the column as person_id, leave it out, or take the number out of the cell"
        ),
    ),
    "a word for persons that is not known": (
        lambda: laks.Schema({"persons": {"id": "CPR"}}),
        laks.SchemaError,
        (
            'the schema cannot be read: persons.id: the word "CPR" is not known (did you '
            'mean "cpr"?); '
            "known are text, cpr"
        ),
    ),
    "a key within the schema": (
        lambda: laks.Schema.from_toml(f'[persons]\nid = "cpr"\nkey = "{KEY}"\n'),
        laks.SchemaError,
        'the schema cannot be read: line 3, column 1: key "key" is not known; known are id',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_one_exact_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKS_KEY", raising=False)
    do, kind, sentence = REFUSED[name]
    with pytest.raises(laks.LaksError) as caught:
        do()
    assert type(caught.value) is kind
    assert str(caught.value) == sentence


def test_a_person_is_the_same_with_and_without_zero_and_hyphen_and_as_a_number() -> None:
    first, other = NUMBERS[0], NUMBERS[1]
    course = {"course": ["LC1"] * 5}
    texts = [first, parted(first), first.removeprefix("0"), f" {first} ", other]
    read = laks.Cohort(frame(texts, **course), CPR, key=KEY)
    assert read.issues["rule"] == ["referral_twice"] * 3
    whole = laks.Cohort(frame([int(text) for text in [first, first, other]]), CPR, key=KEY)
    assert len(whole) == 3
    arrow = pa.table({"CPR": [int(first), 7], "referred_on": DATES[:2]})
    with pytest.raises(laks.IssuesError, match="a person id with 1 digit;"):
        laks.Cohort(arrow, CPR, key=KEY)


def test_the_key_comes_from_the_environment_where_none_is_given(monkeypatch) -> None:
    monkeypatch.setenv("LAKS_KEY", KEY)
    assert len(cohort(NUMBERS, key=None)) == len(NUMBERS)
    monkeypatch.setenv("LAKS_KEY", "short")
    with pytest.raises(laks.InvalidInput, match="at least 16 bytes, but has 5"):
        cohort(NUMBERS, key=None)


def test_a_key_is_asked_for_only_where_numbers_are_declared(monkeypatch) -> None:
    monkeypatch.setenv("LAKS_KEY", "short")
    assert len(laks.Cohort(frame(["a", "b", "c"]), {"columns": {"person_id": "CPR"}})) == 3


def test_ids_that_only_look_like_numbers_are_read_when_the_schema_says_text() -> None:
    schema = {"columns": {"person_id": "CPR"}, "persons": {"id": "text"}}
    assert len(laks.Cohort(frame(NUMBERS), schema)) == len(NUMBERS)


def test_workplaces_are_labels_though_their_numbers_begin_with_a_date() -> None:
    table = frame(["a", "b", "c"], unit=["1001012345", "1002012345", "1003012345"])
    assert laks.Cohort(table).strata == ["unit"]


def test_a_malformed_number_can_be_taken_as_missing_and_is_counted() -> None:
    read = cohort(["0101901234", "12", "0303901234"], rules={"cpr_malformed": "blank"})
    assert len(read) == 3
    assert read.issues["deed"] == ["blanked"]
    counted = laks.tally(
        frame(["0101901234", "12", "0303901234"]),
        {**CPR, "rules": {"cpr_malformed": "exclude"}},
        as_of="2016-05-15",
        key=KEY,
    )
    assert counted.funnel().counts["referred"] == 2


def test_the_command_line_reads_the_key_from_a_file(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.delenv("LAKS_KEY", raising=False)
    table = write(tmp_path / "cafe.csv", {"CPR": NUMBERS, "referred_on": DATES})
    schema, key = tmp_path / "schema.toml", tmp_path / "key"
    schema.write_text('[columns]\nperson_id = "CPR"\n[persons]\nid = "cpr"\n', encoding="utf-8")
    key.write_text(f"{KEY}\n", encoding="utf-8")
    asked = ["check", str(table), "--schema", str(schema)]
    assert main(asked) == 1
    assert "--key-file FILE" in capsys.readouterr().err
    assert main([*asked, "--key-file", str(key)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("6 referrals") and not told(out + err)
    counted = ["tally", *asked[1:], "--as-of", "2016-05-15", "--key-file", str(key)]
    assert main([*counted, "--out", str(tmp_path / "tally.json")]) == 0


def test_the_hash_is_keyed_and_standard() -> None:
    """The sample of the Rust test, from Python's own hmac."""
    digest = hmac.digest(b"sixteen bytes or more", b"0102031234", hashlib.sha256)
    assert digest[:8].hex() == "3d9f96b5ea002032"
