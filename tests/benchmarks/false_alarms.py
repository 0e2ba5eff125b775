"""How often ``laks.compare`` calls a change where there is none: p < 0.05 with equal truths.

``python tests/benchmarks/false_alarms.py [--runs N]`` prints a markdown table: one row a situation,
for each line of the default family the share of false alarms, as the mean over true shares of .1,
.3, .5, .7 and .9 and as the largest of them; and the share of runs whose output warned. Seeded.
"""

from __future__ import annotations

import argparse
from typing import NamedTuple

import programmes
from programmes import AS_OF, FOLLOW_UP, SPLIT, Programme, Truth

import laks

SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
LINES = ("uptake", "completion", "improved_who5")


class Situation(NamedTuple):
    """A truth that is equal before and after in what is compared, and the word that warns."""

    name: str
    truth: Truth
    warns: str


SITUATIONS = [
    Situation("people by themselves", Truth(size=1), ""),
    Situation("waits of 1–14 against 30–79 days", Truth(size=1, waits=((1, 15), (30, 80))), ""),
    Situation("courses of 8, ICC 0", Truth(), ""),
    Situation("courses of 8, ICC .05", Truth(icc=0.05), ""),
    Situation("courses of 8, ICC .15", Truth(icc=0.15), ""),
    Situation(
        "courses of 8, ICC .15, course not mapped",
        Truth(icc=0.15, names_courses=False),
        "which course",
    ),
    Situation(
        "other people: a source sends 30 % against 70 %, and does .3 better",
        Truth(size=1, shares=(0.3, 0.7), by_source=0.3),
        "other people came",
    ),
    Situation(
        "courses of 112 days against 84, followed for 100",
        Truth(days=(112, 84), plans_courses=True),
        "planned to last",
    ),
]


def with_share(truth: Truth, share: float) -> Truth:
    """Set every share that is compared, before and after."""
    both = (share, share)
    return programmes.with_truth(truth, uptake=both, completion=both, improved=both)


def compared(programme: Programme, follow_up: int) -> laks.Comparison:
    """Compare before and after the split of one table."""
    frame = programme.frame()
    courses = programme.courses(frame) if programme.truth.plans_courses else None
    split = laks.Cohort(frame, courses=courses).split("referred_on", at=SPLIT)
    return laks.compare(split.before, split.after, as_of=AS_OF, follow_up_days=follow_up)


def of_situation(situation: Situation, runs: int) -> dict[str, object]:
    """Count false alarms and warnings over the true shares."""
    alarms: dict[str, list[float]] = {line: [] for line in LINES}
    warned = 0
    follow_up = 100 if situation.truth.plans_courses else FOLLOW_UP
    for number, share in enumerate(SHARES):
        called = dict.fromkeys(LINES, 0)
        for run in range(runs):
            seed = 1_000_003 * number + run
            comparison = compared(Programme(with_share(situation.truth, share), seed), follow_up)
            warned += any(situation.warns in note for note in comparison.notes())
            lines = {line.measure: line for line in comparison.lines}
            lines["completion"] = lines.get("completion_of_planned_courses", lines["completion"])
            for line in LINES:
                p = lines[line].p
                called[line] += p is not None and p < 0.05
        for line in LINES:
            alarms[line].append(called[line] / runs)
    return {"alarms": alarms, "warned": warned / (runs * len(SHARES))}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    runs = parser.parse_args().runs
    print(f"{runs} tables for each true share, about 60 referred a side\n")
    heads = " | ".join(f"{line}: mean (largest)" for line in LINES)
    print(f"| situation | {heads} | warned |\n|---|{'---:|' * (len(LINES) + 1)}")
    for situation in SITUATIONS:
        result = of_situation(situation, runs)
        alarms = result["alarms"]
        assert isinstance(alarms, dict)
        cells = [
            f"{sum(alarms[line]) / len(SHARES):.3f} ({max(alarms[line]):.3f})" for line in LINES
        ]
        warned = "–" if not situation.warns else f"{result['warned']:.0%}"
        print(f"| {situation.name} | {' | '.join(cells)} | {warned} |", flush=True)


if __name__ == "__main__":
    main()
