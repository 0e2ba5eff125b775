"""How long reading a Danish CSV takes, beside polars reading the same file as text.

    python tests/benchmarks/reading.py [rows]

Each reader runs in a process of its own, which says its best time of some rounds and the most
memory that it used.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 5
ROWS = 1_000_000
HEADER = "Løbenr;Borger;Enhed;Henviser;Henvist;Startet;Slut;Status;WHO-5 start;WHO-5 slut;Note"
SCHEMA = {
    "read": {"dates": "d-m-y", "decimal": ",", "total_rows": ["I alt"]},
    "columns": {
        "referral_id": "Løbenr",
        "person_id": "Borger",
        "unit": "Enhed",
        "source": "Henviser",
        "referred_on": "Henvist",
        "started_on": "Startet",
        "ended_on": "Slut",
        "exit": "Status",
    },
    "values": {"exit": {"completed": ["gennemført"], "open": ["i gang"]}},
    "outcomes": {"who5": {"baseline": "WHO-5 start", "follow_up": "WHO-5 slut"}},
}


def row(number: int, chance: random.Random) -> str:
    """One referral as it is typed in Denmark."""
    day, month = chance.randint(1, 28), chance.randint(1, 6)
    ended = number % 3 == 0
    end = f"{day:02d}-{month + 3:02d}-2016;gennemført" if ended else ";i gang"
    after = f"{chance.randint(0, 25)},0" if ended else ""
    return (
        f"R{number:08d};P{number:08d};Enhed Ærø {number % 19};Jobcenter {number % 6};"
        f"{day:02d}-{month:02d}-2016;{day:02d}-{month + 1:02d}-2016;{end};"
        f"{chance.randint(0, 25)};{after};set {number % 97}"
    )


def write(path: Path, rows: int, encoding: str) -> None:
    """Write the table."""
    chance = random.Random(2016)
    with path.open("w", encoding=encoding, newline="\n") as file:
        file.write(HEADER + "\n")
        file.writelines(row(number, chance) + "\n" for number in range(rows))


READERS = {
    "polars, as text": "pl.read_csv(path, separator=';', infer_schema=False, encoding=encoding)",
    "polars, as text, streamed": (
        "[f.height for f in pl.scan_csv(path, separator=';', infer_schema=False)"
        ".collect_batches(lazy=True, engine='streaming')]"
    ),
    "laks.read": "laks.read(path, schema)",
    "laks.tally": "laks.tally(path, schema, as_of='2016-06-30', by=['unit', 'source'])",
}
PROGRAM = """
import json, resource, sys, time
import polars as pl
import laks
path, encoding, schema, rounds = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4])
schema["read"]["encoding"] = encoding
times = []
for _ in range(rounds):
    start = time.perf_counter()
    {call}
    times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([min(times), peak]))
"""


def measured(call: str, path: Path, encoding: str, rounds: int) -> tuple[float, float]:
    """The best time in seconds, and the peak of memory in MB."""
    program = PROGRAM.replace("{call}", call)
    asked = [sys.executable, "-c", program, str(path), encoding, json.dumps(SCHEMA), str(rounds)]
    run = subprocess.run(asked, capture_output=True, text=True, check=True)
    seconds, peak = json.loads(run.stdout)
    return seconds, peak


def main(rows: int) -> None:
    """Print one table for each encoding."""
    with tempfile.TemporaryDirectory() as folder:
        for encoding in ("utf-8", "windows-1252"):
            path = Path(folder) / f"{encoding}.csv"
            write(path, rows, encoding)
            print(f"\n{encoding}, {rows:,} rows, {path.stat().st_size / 1e6:.0f} MB\n")
            print("| reader | seconds | of polars | peak MB |\n|---|---:|---:|---:|")
            base = 0.0
            for name, call in READERS.items():
                if encoding != "utf-8" and "streamed" in name:
                    continue  # polars streams UTF-8 alone
                seconds, peak = measured(call, path, encoding, ROUNDS)
                base = base or seconds
                print(f"| {name} | {seconds:.2f} | {seconds / base:.2f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
