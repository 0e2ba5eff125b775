"""Random tables, schemas and files: odd kinds, odd names, gaps, ends of the calendar."""

import datetime as dt
import random
from typing import Any

import polars as pl
import pyarrow as pa
from odd_values import odd

NAMES = [
    "referral_id",
    "person_id",
    "municipality",
    "unit",
    "course",
    "source",
    "sector",
    "offered_on",
    "referred_on",
    "started_on",
    "ended_on",
    "last_contact_on",
    "observed_from",
    "exit",
    "exit_reason",
    "sessions_attended",
    "sessions_planned",
    "who5_baseline",
    "who5_follow_up",
    "who5_baseline_on",
    "self_rated_health_baseline",
    "goal_1",
    "goal_2",
    "Henvist",
    "",
    " ",
    "æ",
    "a\nb",
    "referred_on ",
    "REFERRED_ON",
    "x" * 300,
    "010203-1234",
    "month(referred_on)",
    "0",
    "\t",
]
WORDS = [
    None,
    "",
    " ",
    "completed",
    "dropped_out",
    "never_started",
    "open",
    "ja",
    "nej",
    "1",
    "0",
    "-1",
    "25",
    "26",
    "3,5",
    "1e9",
    "nan",
    "inf",
    "2016-01-01",
    "01-02-2016",
    "31.12.9999",
    "1800-01-01",
    "2199-12-31",
    "42370",
    "#REF!",
    "=1+1",
    "010203-1234",
    "a" * 2000,
    "\0",
    "é",
    "🙂",
    "x;y",
    '"',
]
DAYS = [
    None,
    dt.date(1, 1, 1),
    dt.date(1800, 1, 1),
    dt.date(2016, 3, 1),
    dt.date(2199, 12, 31),
    dt.date(9999, 12, 31),
]
NUMBERS = [None, 0, 1, -1, 2, 25, 2**31, 2**62, -(2**63)]
FLOATS = [None, 0.0, -0.0, 1.0, 2.5, float("nan"), float("inf"), -1e308, 1e-320]
TAME: dict[str, list[Any]] = {
    **{name: [None, "2016-01-01", "2016-03-09", "2015-12-31"] for name in NAMES[7:13]},
    "referred_on": ["2016-01-01", "2015-06-30"],
    "exit": [None, "completed", "dropped_out", "never_started"],
    "goal_1": [None, "ja", "nej"],
    "sessions_attended": [None, "0", "3"],
    "who5_baseline": [None, "0", "12", "25"],
    "who5_follow_up": [None, "0", "12", "25"],
}
KINDS: list[tuple[pa.DataType, list[Any]]] = [
    (pa.string(), WORDS),
    (pa.large_string(), WORDS),
    (pa.string_view(), WORDS),
    (pa.int64(), NUMBERS),
    (pa.int8(), [None, 0, 1, -1, 100]),
    (pa.uint64(), [None, 0, 2**64 - 1]),
    (pa.float64(), FLOATS),
    (pa.float32(), [None, 0.5, 3.0]),
    (pa.bool_(), [None, True, False]),
    (pa.date32(), DAYS),
    (pa.date64(), DAYS),
    (pa.timestamp("us"), [None, dt.datetime(2016, 3, 1, 12), dt.datetime(1, 1, 1)]),
    (pa.timestamp("ns", "Europe/Copenhagen"), [None, dt.datetime(2016, 3, 1, 23, 30)]),
    (pa.null(), [None]),
    (pa.binary(), [None, b"", b"\xff\xfe"]),
    (pa.decimal128(10, 2), [None, 1, 25]),
    (pa.list_(pa.int64()), [None, [1], []]),
    (pa.struct([("a", pa.int64())]), [None, {"a": 1}]),
    (pa.duration("s"), [None, dt.timedelta(1)]),
    (pa.time32("s"), [None, dt.time(1)]),
]


def frame(rng: random.Random) -> Any:
    """A table of a few rows, in one of the forms that laks takes."""
    rows = rng.choice([0, 1, 2, 3, 50])
    wild = rng.choice([0.0, 0.1, 0.6])
    names = rng.sample(NAMES, rng.randint(0, 8))
    if rng.random() < 0.8:
        names = ["referred_on", *(name for name in names if name != "referred_on")]
    if rng.random() < 0.1:
        names += names[:1]
    columns = []
    for _ in names:
        is_wild = rng.random() < wild
        kind, values = rng.choice(KINDS if is_wild else KINDS[:1])
        if not is_wild:
            values = TAME.get(names[len(columns)], values)
        column = pa.array([rng.choice(values) for _ in range(rows)], kind)
        if kind == pa.string() and rng.random() < 0.2:
            column = column.dictionary_encode()
        columns.append(column)
    table = pa.Table.from_arrays(columns, names) if names else pa.table({})
    if (
        rng.random() < 0.3
        and len(set(names)) == len(names)
        and not any(pa.types.is_null(c.type) for c in columns)
    ):
        try:
            return pl.DataFrame(table)
        except pl.exceptions.PolarsError:
            return table
    return table.to_reader(2) if rng.random() < 0.2 else table


SECTIONS = [
    "table",
    "columns",
    "values",
    "outcomes",
    "goals",
    "rules",
    "instruments",
    "read",
    "persons",
    "measurements",
    "courses",
    "sessions",
]
KEYS = [
    *NAMES[:24],
    "extracted_on",
    "earliest",
    "latest",
    "strata",
    "ignore",
    "exit",
    "completed",
    "who5",
    "baseline",
    "follow_up",
    "scale",
    "instrument",
    "id",
    "column",
    "outcome",
    "of",
    "dates",
    "decimal",
    "encoding",
    "separator",
    "header_row",
    "sheets",
    "where",
    "missing",
    "key",
    "duplicate_referral_id",
    "dates_out_of_order",
    "file",
    "read",
    "range",
    "items",
    "meaningful_change",
    "reliability",
    "better",
]
LEAVES = [
    "refuse",
    "exclude",
    "blank",
    "assume",
    "warn",
    "percent",
    "cpr",
    "text",
    "d-m-y",
    ",",
    "who5",
    "2016-01-01",
    "Henvist",
    1,
    0,
    -1,
    2.5,
    True,
    [],
    {},
    ["a", "b"],
    [{"id": "a"}],
]


def schema(rng: random.Random) -> dict[Any, Any]:
    """A dict that looks like a schema, more or less."""
    made: dict[Any, Any] = {}
    for section in rng.sample(SECTIONS, rng.randint(0, 4)):
        made[section] = _likely(rng, section) if rng.random() < 0.6 else _part(rng, 2)
    if rng.random() < 0.1:
        made[rng.choice(["tabel", "", 3, None, "columns "])] = _part(rng, 1)
    return made


LIKELY: dict[str, list[Any]] = {
    "table": [{"extracted_on": "2016-10-31"}, {"earliest": "2015-01-01"}, {"strata": ["Enhed"]}],
    "columns": [{"referred_on": "Henvist"}, {"referred_on": ["Henvist", "x"], "exit": "Status"}],
    "values": [{"exit": {"completed": ["gennemført"]}}, {"goal": {"reached": ["ja"]}}, {}],
    "outcomes": [{"who5": {"baseline": "WHO-5 start"}}, {"who5": {"scale": "percent"}}, {}],
    "goals": [[{"id": "a", "column": "Maal 1"}], [{"id": "a", "outcome": "who5"}], []],
    "rules": [{"dates_out_of_order": "exclude"}, {"unreadable_date": "blank"}, {}],
    "read": [{"dates": "d-m-y"}, {"decimal": ","}, {"separator": ";"}, {"encoding": "cp1252"}],
    "persons": [{"id": "text"}, {"id": "cpr"}, {"shown": "never"}],
}


def _likely(rng: random.Random, section: str) -> Any:
    return rng.choice(LIKELY.get(section, [{}]))


def _part(rng: random.Random, depth: int) -> Any:
    if depth == 0 or rng.random() < 0.15:
        return odd(rng) if rng.random() < 0.03 else rng.choice(LEAVES)
    if rng.random() < 0.15:
        return [_part(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    keys = KEYS if rng.random() < 0.9 else [3, None, ""]
    return {rng.choice(keys): _part(rng, depth - 1) for _ in range(rng.randint(0, 4))}


def csv_bytes(rng: random.Random) -> bytes:
    """The bytes of a file that looks like a CSV, more or less."""
    separator, end = rng.choice([",", ";", "\t", "|"]), rng.choice(["\n", "\r\n", "\r"])
    names = NAMES[:23] if rng.random() < 0.7 else NAMES
    header = [
        "referred_on",
        *(n for n in rng.sample(names, rng.randint(0, 5)) if n != "referred_on"),
    ]
    lines = [header] if rng.random() < 0.9 else []
    for _ in range(rng.randint(0, 6)):
        width = len(header) if rng.random() < 0.8 else rng.randint(0, 9)
        row = [rng.choice(TAME.get(name, WORDS[:9])) or "" for name in header]
        if rng.random() < 0.2:
            row[rng.randrange(len(row))] = rng.choice(WORDS) or ""
        lines.append((row * 3)[:width])
    text = end.join(separator.join(line) for line in lines)
    found = text.encode(rng.choice(["utf-8"] * 6 + ["utf-8-sig", "utf-16", "cp1252"]), "replace")
    for _ in range(rng.choice([0, 0, 1, 3])):
        at = rng.randrange(len(found) + 1)
        found = (
            found[:at]
            + rng.choice([b"\xff", b"\0", b'"', b"\r", b"\x80\x81", b""])
            + found[at + 1 :]
        )
    return found
