"""Make shares_and_means.json from the papers' definitions with scipy, not from the tested code.

Run: python make_shares_and_means.py. Wilson's limits, beta tails and Welch's test are scipy's own;
the limits of a share in clusters are the roots of the score equation, found by bracketing.
"""

import json
import math
import pathlib
from collections import Counter

from scipy import optimize, stats

CASES = []


def add(function, args, source, expected):
    """Keep a call with its expected attributes."""
    CASES.append(
        {
            "id": f"shares_and_means-{len(CASES) + 1:03}",
            "function": function,
            "args": args,
            "expected": {key: float(value) for key, value in expected.items()},
            "tolerance": 1e-9,
            "tolerance_kind": "rel",
            "source": source,
            "tool": "scipy 1.17.1",
        }
    )


def posterior(x, n, p0):
    """Jeffreys' posterior beyond a target."""
    value = stats.beta.sf(p0, x + 0.5, n - x + 0.5)
    source = "Brown, Cai and DasGupta 2001, section 4.3: beta.sf"
    add("posterior_at_least", {"x": x, "n": n, "p0": p0}, source, {"value": value})


def standardised(x, n, weights, level):
    """Square-and-add over Wilson's limits."""
    value = below = above = 0.0
    for successes, size, people in zip(x, n, weights, strict=True):
        share, weight = successes / size, people / sum(weights)
        limits = stats.binomtest(successes, size).proportion_ci(level, method="wilson")
        value += weight * share
        below += (weight * (share - limits.low)) ** 2
        above += (weight * (limits.high - share)) ** 2
    expected = {
        "value": value,
        "lower": value - math.sqrt(below),
        "upper": value + math.sqrt(above),
    }
    args = {"successes": x, "sizes": n, "weights": weights, "level": level}
    source = "Zou, Huang and Zhang 2009: square-and-add over binomtest's Wilson limits"
    add("standardised_proportion", args, source, expected)


def clustered(x, n, level):
    """Wilson's limits at the effective size, with Student's t."""
    clusters, people = len(n), sum(n)
    p = sum(x) / people
    spread = sum((a - b * p) ** 2 for a, b in zip(x, n, strict=True))
    variance = clusters / (clusters - 1) * spread / people**2
    design = max(1.0, variance / (p * (1 - p) / people))
    size = people / design
    t = stats.t.ppf(0.5 + level / 2, clusters - 1)

    def score(q):
        return abs(p - q) - t * math.sqrt(q * (1 - q) / size)

    expected = {
        "estimate.value": p,
        "estimate.lower": optimize.brentq(score, 1e-12, p, xtol=1e-15, rtol=1e-14),
        "estimate.upper": optimize.brentq(score, p, 1 - 1e-12, xtol=1e-15, rtol=1e-14),
        "design_effect": design,
        "effective_n": size,
        "clusters": clusters,
    }
    args = {"successes": x, "sizes": n, "level": level}
    add("clustered_proportion", args, "Dean and Pagano 2015: the score equation's roots", expected)


def means(first, second, level):
    """Welch's test and interval."""
    found = stats.ttest_ind(first, second, equal_var=False)
    limits = found.confidence_interval(level)
    expected = {
        "difference.value": sum(first) / len(first) - sum(second) / len(second),
        "difference.lower": limits.low,
        "difference.upper": limits.high,
        "test.statistic": found.statistic,
        "test.df": found.df,
        "test.p": found.pvalue,
    }
    args = {"first": first, "second": second, "level": level}
    add("mean_difference", args, "ttest_ind(equal_var=False)", expected)


for case in [
    (5, 8, 0.5),
    (0, 12, 0.1),
    (12, 12, 0.9),
    (24, 35, 0.7),
    (700, 1000, 0.68),
    (0, 0, 0.3),
]:
    posterior(*case)
standardised([5, 9], [10, 10], [1.0, 1.0], 0.95)
standardised([0, 9, 30], [4, 12, 40], [0.2, 0.5, 0.3], 0.9)
standardised([24, 35, 110, 7], [35, 41, 160, 9], [100.0, 250.0, 400.0, 50.0], 0.99)
clustered([5, 7, 2], [8, 8, 8], 0.95)
clustered([6, 5, 7, 6, 4, 8, 5, 6, 7, 3, 6, 5], [8, 8, 9, 8, 7, 10, 8, 8, 9, 8, 8, 7], 0.95)
clustered([1, 0, 3, 9, 2], [6, 9, 7, 12, 8], 0.9)
means([3.0, 5.0, 8.0, 1.0, 4.0], [2.0, 0.0, 3.0, 1.0], 0.95)
means([12.5, -3.0, 0.0, 7.25, 4.0, 9.5, 2.0], [1.0, 2.5, 8.0, -4.0, 3.0], 0.9)
means([float(score) for score in Counter({14: 5, 11: 3, 19: 4, 22: 2}).elements()],
      [float(score) for score in Counter({12: 6, 9: 2, 17: 3}).elements()], 0.99)  # fmt: skip

OUT = pathlib.Path(__file__).with_name("shares_and_means.json")
LINES = ",\n".join(json.dumps(case) for case in CASES)
OUT.write_text(f"[\n{LINES}\n]\n", encoding="utf-8")
