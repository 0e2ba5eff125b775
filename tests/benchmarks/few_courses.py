"""How often few courses call a change where there is none: p < 0.05 of t on course totals.

``python tests/benchmarks/few_courses.py [--runs N]`` prints a markdown table: one row for each
number of courses on the two sides, for an intraclass correlation of 0, .05 and .15 the share of
false alarms, as the mean over true shares of .1, .3, .5, .7 and .9 and as the largest of them.
Courses have 5 to 11 people, or 2 to 20, or all of them 8. Seeded.
"""

from __future__ import annotations

import argparse

import numpy as np

from laks import stats

SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
LIKENESS = (0.0, 0.05, 0.15)
COURSES = ((1, 1), (1, 2), (1, 3), (1, 8), (1, 20), (2, 2), (2, 8), (3, 3), (5, 5), (10, 10))
SIZES = ((8, 8), (5, 11), (2, 20))


def side(
    draw: np.random.Generator, courses: int, share: float, icc: float, sizes: tuple[int, int]
) -> tuple[list[int], list[int]]:
    """Draw how many have it in each course, and how many people each has."""
    of_course = np.full(courses, share)
    if icc > 0:
        scale = (1 - icc) / icc
        of_course = draw.beta(share * scale, (1 - share) * scale, courses)
    people = draw.integers(sizes[0], sizes[1] + 1, courses)
    return draw.binomial(people, of_course).tolist(), people.tolist()


def called(
    courses: tuple[int, int], share: float, icc: float, sizes: tuple[int, int], runs: int
) -> float:
    """Give the share of runs with p < 0.05."""
    draw = np.random.default_rng([*courses, round(100 * share), round(100 * icc), *sizes])
    alarms = 0
    for _ in range(runs):
        first, second = (side(draw, number, share, icc, sizes) for number in courses)
        p = stats.clustered_difference(*first, *second).test.p
        alarms += p is not None and p < 0.05
    return alarms / runs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    runs = parser.parse_args().runs
    print(f"{runs} pairs of sides for each true share\n")
    heads = " | ".join(f"ICC {icc:g}: mean (largest)" for icc in LIKENESS)
    print(f"| courses | people in each | {heads} |\n|---|---|{'---:|' * len(LIKENESS)}")
    for courses in COURSES:
        for sizes in SIZES:
            cells = []
            for icc in LIKENESS:
                alarms = [called(courses, share, icc, sizes, runs) for share in SHARES]
                cells.append(f"{sum(alarms) / len(SHARES):.3f} ({max(alarms):.3f})")
            people = f"{sizes[0]}–{sizes[1]}" if sizes[0] < sizes[1] else str(sizes[0])
            name = f"{courses[0]} against {courses[1]}"
            print(f"| {name} | {people} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
