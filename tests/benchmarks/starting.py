"""How long a script waits until laks is there: bare Python, `import laks`, the command's help.

    python tests/benchmarks/starting.py [rounds]

Each line is a process of its own, from its start to its end, the quickest and the middle one of
some rounds. The rounds take turns, so that a busy machine slows all lines alike.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

ROUNDS = 21
BARE = "bare Python"
STARTS = {
    BARE: ["-c", "pass"],
    "import laks": ["-c", "import laks"],
    "import every name of laks": ["-c", "from laks import *"],
    "laks --version": ["-m", "laks", "--version"],
    "laks --help": ["-m", "laks", "--help"],
}


def milliseconds(arguments: list[str]) -> float:
    """The time of one process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return 1e3 * (time.perf_counter() - began)


def main(rounds: int) -> None:
    """Print what each start takes, and what of it is not Python's own."""
    times: dict[str, list[float]] = {name: [] for name in STARTS}
    for arguments in STARTS.values():
        milliseconds(arguments)  # writes the compiled modules
    for _ in range(rounds):
        for name, arguments in STARTS.items():
            times[name].append(milliseconds(arguments))
    bare = statistics.median(times[BARE])
    for name, taken in times.items():
        middle = statistics.median(taken)
        line = {
            "start": name,
            "quickest_ms": round(min(taken), 1),
            "middle_ms": round(middle, 1),
            "beyond_python_ms": round(middle - bare, 1),
        }
        print(json.dumps(line))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
