"""Writes the tallies of format 1, with a laks that still wrote that format.

It needs polars besides. `plain.json`, `followed.json` and `published.json` come beside it.
"""

from pathlib import Path

import polars as pl

import laks

HERE = Path(__file__).parent
SCHEMA = {
    "table": {"extracted_on": "2016-06-30"},
    "goals": [{"id": "wellbeing", "outcome": "who5"}, {"id": "courage", "column": "courage"}],
    "values": {"goal": {"reached": ["yes"], "not_reached": ["no"]}},
}
COURSES = [
    {"course": "LC1", "started": 8, "exited": 8, "completed": 5},
    {"course": "LC2", "started": 9},
    {"course": "LC3", "started": 7, "completed": 0},
]


def main() -> None:
    """Count the table in both ways, and write down what was published."""
    table = pl.read_csv(HERE / "referrals.csv", infer_schema=False)
    cohort = laks.Cohort(table, SCHEMA)
    dates = ["2016-03-31", "2016-06-30"]
    plain = cohort.tally(as_of=dates, by=["unit"], horizons=[30, 60])
    followed = cohort.tally(as_of="2016-06-30", by=["unit"], follow_up_days=60)
    published = laks.Tally.from_counts(rows=COURSES, by=["course"], as_of="2016-02-15")
    for name, tally in (("plain", plain), ("followed", followed), ("published", published)):
        text = tally.to_json()
        assert text.startswith('{"laks_tally":1,'), "this laks writes another format"
        (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
