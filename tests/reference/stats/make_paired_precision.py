"""Makes paired_precision.json: calls whose results are known to many digits. Needs mpmath.

Closed forms are evaluated with 60 digits, tails are summed, roots are found and distributions are
counted in whole numbers, from the definitions in the papers and not from the tested code. Takes
half a minute, most of it for the noncentral t distribution.
"""

import json
import pathlib
import random
from itertools import pairwise

import mpmath
from mpmath import erfc, erfinv, exp, findroot, inf, log, loggamma, mp, mpf, quad, sqrt

mp.dps = 60
SMALLEST = mpf(10) ** -305
CASES = []


def plain(value):
    """Turn a figure into what JSON can hold."""
    return value if value is None or isinstance(value, int) else float(mpmath.nstr(value, 17))


def add(function, args, expected, then=None, tolerance=1e-10):
    """Keep a call, unless its p-value is smaller than a double can be."""
    if "p" in expected and expected["p"] < SMALLEST:
        return
    case = {"id": f"precision-{len(CASES) + 1:03}", "function": function, "args": args}
    if then:
        case["then"] = then
    case["expected"] = {key: plain(value) for key, value in expected.items()}
    case |= {"tolerance": tolerance, "tolerance_kind": "rel"}
    case["source"] = "mpmath, up to 60 digits; see make_paired_precision.py"
    CASES.append(case)


def normal_tail(z):
    """Give P(Z > z)."""
    return erfc(z / sqrt(mpf(2))) / 2


def normal_point(level):
    """Give the point that a two-sided interval of this level reaches to."""
    return sqrt(mpf(2)) * erfinv(mpf(level))


def chi_squared_tail(x, df):
    """Give P(X > x)."""
    return mpmath.gammainc(mpf(df) / 2, mpf(x) / 2, inf, regularized=True)


def coin_tail(k, m):
    """P(X <= k) and P(X = k) of m fair coins, summed from k downwards."""
    here = exp(loggamma(m + 1) - loggamma(k + 1) - loggamma(m - k + 1) - m * log(mpf(2)))
    total, term = mpf(0), here
    while k >= 0 and term > total * mpf(10) ** -45:
        total += term
        term = term * k / (m - k + 1)
        k -= 1
    return total, here


def discordant_pairs():
    """Add McNemar's tests and the sign test."""
    for b, c in [
        (6, 16),
        (0, 9),
        (1, 7),
        (50, 50),
        (300, 700),
        (0, 1_000),
        (10, 1_000),
        (499_900, 500_100),
        (30_000, 32_000),
        (500_000_000, 500_030_000),
    ]:
        cells = {"n11": 5, "n12": b, "n21": c, "n22": 7}
        tail, here = coin_tail(min(b, c), b + c)
        if b == c:
            tail = (1 + here) / 2
        both = min(mpf(1), 2 * tail)
        add("paired_test", cells | {"method": "mcnemar_exact"}, {"p": both})
        add("sign_test", {"improved": b, "worsened": c}, {"p": both})
        mid = 1 - here / 2 if b == c else 2 * tail - here
        add("paired_test", cells | {"method": "mcnemar_mid_p"}, {"p": mid})
        for method, correction in (("mcnemar", 0), ("mcnemar_corrected", 1)):
            statistic = mpf(max(abs(b - c) - correction, 0)) ** 2 / (b + c)
            p = chi_squared_tail(statistic, 1)
            add("paired_test", cells | {"method": method}, {"statistic": statistic, "p": p})


def bisect(f, low, high):
    """Where f turns from positive to not positive, low to high."""
    for _ in range(190):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return low


def tango(b, c, n, z):
    """Bisect for both ends of Tango's interval."""

    def spread(d):
        linear = (2 * n - b + c) * d - b - c
        q = (sqrt(linear**2 + 8 * n * c * d * (1 - d)) - linear) / (4 * n)
        return sqrt(n * (2 * q + d * (1 - d)))

    estimate = (b - c) / n
    return (
        bisect(lambda d: b - c - n * d - z * spread(d), mpf(-1), estimate),
        bisect(lambda d: b - c - n * d + z * spread(d), estimate, mpf(1)),
    )


def wilson(x, n, z):
    """Give Wilson's limits."""
    reach = z * sqrt(z * z + 4 * x * (1 - x / n))
    return (2 * x + z * z - reach) / (2 * (n + z * z)), (2 * x + z * z + reach) / (2 * (n + z * z))


def differences():
    """Add the intervals of paired differences."""
    for cells in [
        (59, 6, 16, 80),
        (1, 1, 7, 12),
        (43, 0, 1, 0),
        (0, 3, 0, 5),
        (20, 12, 2, 16),
        (400_000_000, 30_000_000, 31_000_000, 539_000_000),
        (10, 5, 683_164_939, 6),
        (999_999_000, 1, 0, 3),
    ]:
        for level in (0.95, 0.999):
            difference(cells, level)


def difference(cells, level):
    """Add one table by every method."""
    a, b, c, d = map(mpf, cells)
    n, z = a + b + c + d, normal_point(level)
    args = dict(zip(("n11", "n12", "n21", "n22"), cells, strict=True)) | {"level": level}
    value = (b - c) / n
    lower, upper = tango(b, c, n, z)
    expected = {"value": value, "lower": lower, "upper": upper}
    add("paired_difference", args | {"method": "tango"}, expected, tolerance=1e-8)
    p12, p21 = (b + 1) / (n + 2), (c + 1) / (n + 2)
    reach = z * sqrt((p12 + p21 - (p12 - p21) ** 2) / (n + 2))
    expected = {"lower": max(p12 - p21 - reach, -1), "upper": min(p12 - p21 + reach, 1)}
    add("paired_difference", args | {"method": "bonett_price"}, expected)
    p1, p2 = (a + b) / n, (a + c) / n
    (l1, u1), (l2, u2) = wilson(a + b, n, z), wilson(a + c, n, z)
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    for method, reduction in (("newcombe", n / 2), ("newcombe_8", 0)):
        top = a * d - b * c
        top = max(top - reduction, 0) if top > 0 else top
        phi = top / sqrt(margins) if margins > 0 else 0
        below = sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
        above = sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
        expected = {"lower": value - below, "upper": value + above}
        add("paired_difference", args | {"method": method}, expected)


def odds_ratios():
    """Add conditional odds ratios with exact limits."""
    mp.dps = 30
    tail = (1 - mpf(0.95)) / 2

    def lowest(x, y):
        def excess(p):
            return tail - mpmath.betainc(x, y + 1, 0, p, regularized=True)

        return bisect(excess, mpf(0), mpf(1))

    for b, c in [(25, 2), (1, 7), (30, 0), (3, 3), (200, 150)]:
        low = lowest(b, c)
        expected = {"lower": low / (1 - low)}
        if c:
            high = 1 - lowest(c, b)
            expected["upper"] = high / (1 - high)
        args = {"n12": b, "n21": c, "level": 0.95, "method": "exact"}
        add("paired_odds_ratio", args, expected)
    mp.dps = 60


def square_tables():
    """Add the tests of square tables."""
    for table in [
        [[2, 3, 3, 3], [2, 58, 98, 14], [8, 162, 949, 252], [4, 48, 373, 369]],
        [[5, 1_000, 10], [200, 7, 900], [3, 100, 8]],
        [
            [10**9, 10**6, 3 * 10**5],
            [9 * 10**5, 10**9, 2 * 10**6],
            [3 * 10**5, 2 * 10**6 + 3_000, 10**9],
        ],
        [[0, 3_000], [1_000, 0]],
    ]:
        square_table(table, len(table))


def square_table(t, k):
    """Add one table by every method."""
    n = sum(map(sum, t))
    columns = [sum(row[i] for row in t) for i in range(k)]
    gaps = mpmath.matrix([mpf(sum(t[i]) - columns[i]) for i in range(k - 1)])
    covariance = mpmath.matrix(k - 1, k - 1)
    for i in range(k - 1):
        for j in range(k - 1):
            covariance[i, j] = (
                sum(t[i]) + columns[i] - 2 * t[i][i] if i == j else -(t[i][j] + t[j][i])
            )
    wald = (gaps.T * covariance**-1 * gaps)[0]
    upper = [(t[i][j], t[j][i]) for i in range(k) for j in range(i + 1, k)]
    bowker = sum(mpf(up - down) ** 2 / (up + down) for up, down in upper)
    for method, statistic, df in [
        ("stuart_maxwell", wald, k - 1),
        ("bhapkar", wald / (1 - wald / n), k - 1),
        ("bowker", bowker, k * (k - 1) // 2),
    ]:
        expected = {"statistic": statistic, "df": df, "p": chi_squared_tail(statistic, df)}
        add("symmetry_test", {"table": t, "method": method}, expected)
    moves = [(j - i, t[i][j]) for i in range(k) for j in range(k)]
    z = sum(mpf(step) * x for step, x in moves) / sqrt(sum(mpf(step) ** 2 * x for step, x in moves))
    expected = {"statistic": z, "p": 2 * normal_tail(abs(z))}
    add("symmetry_test", {"table": t, "method": "ordinal"}, expected)


def student_tail(t, df):
    """Give P(T > t)."""
    x = df / (df + t * t)
    return mpmath.betainc(mpf(df) / 2, mpf(1) / 2, 0, x, regularized=True) / 2


def noncentral_cdf(t, df, delta):
    """P((Z + delta) / S <= t) by quadrature over S."""
    constant = log(mpf(2)) + (mpf(df) / 2) * log(mpf(df) / 2) - loggamma(mpf(df) / 2)

    def integrand(s):
        density = exp(constant + (df - 1) * log(s) - df * s * s / 2)
        return density * erfc(-(t * s - delta) / sqrt(mpf(2))) / 2

    points = [mpf(10) ** -25, mpf("0.05"), mpf("0.2"), mpf("0.5"), 1, mpf("1.5"), 2, 3, 5, 8]
    return quad(integrand, sorted({*points, delta / t} if 0 < delta / t < 8 else points))


def noncentrality_limits(t, df):
    """Find the noncentralities for which t is in neither tail."""
    mp.dps = 22
    tail, z = (1 - mpf(0.95)) / 2, normal_point(0.95)
    spread = z * sqrt(1 + t * t / (2 * df))

    def solve(target, start):
        def excess(delta):
            return noncentral_cdf(t, df, delta) - target

        return findroot(excess, (start, start * mpf("1.02") + mpf("0.1")), tol=mpf(10) ** -17)

    found = solve(1 - tail, t - spread), solve(tail, t + spread)
    mp.dps = 30
    return found


def scores():
    """Add t tests, t intervals and effect sizes."""
    mp.dps = 30
    steps = range(40)
    for before, after in [
        ([0] * 6, [6, 0, 4, 4, -1, 5]),
        ([3, 8, 5, 9, 12, 7, 4, 6], [9, 9, 10, 8, 15, 14, 9, 11]),
        ([0] * 30, [(i * 7) % 11 - 3 for i in range(30)]),
        ([10] * 3, [11, 12, 15]),
        (list(steps), [i + (i * 13) % 17 for i in steps]),
    ]:
        changes = [mpf(y - x) for x, y in zip(before, after, strict=True)]
        n, columns = len(changes), {"before": before, "after": after}
        mean = mpmath.fsum(changes) / n
        deviation = sqrt(mpmath.fsum((x - mean) ** 2 for x in changes) / (n - 1))
        t, df, root = mean * sqrt(mpf(n)) / deviation, n - 1, sqrt(mpf(n))
        expected = {"statistic": t, "df": df, "p": 2 * student_tail(abs(t), df)}
        add("paired_change", columns, expected, then={"name": "t_test", "args": {}})
        tail = (1 - mpf(0.95)) / 2
        reach = bisect(lambda x, df=df, tail=tail: student_tail(x, df) - tail, mpf(0), mpf(1_000))
        reach *= deviation / root
        columns |= {"level": 0.95}
        add(
            "paired_change",
            columns,
            {
                "mean.value": mean,
                "mean.lower": mean - reach,
                "mean.upper": mean + reach,
                "deviation": deviation,
            },
        )
        lower, upper = noncentrality_limits(t, df)
        expected = {
            "dz.value": mean / deviation,
            "dz.lower": lower / root,
            "dz.upper": upper / root,
        }
        add("paired_change", columns, expected, tolerance=1e-8)
        factor = exp(loggamma(mpf(df) / 2) - loggamma(mpf(df - 1) / 2)) / sqrt(mpf(df) / 2)
        add("paired_change", columns, {"gz.value": factor * mean / deviation})
    mp.dps = 60


def signed_ranks(changes, pratt):
    """Doubled rank sums, exact two-sided p in whole numbers, and z."""
    moved = [x for x in changes if x]
    sizes = sorted(abs(x) for x in (changes if pratt else moved))
    ends = {size: i + 1 for i, size in enumerate(sizes)}
    starts = {b: i + 1 for i, (a, b) in enumerate(pairwise([-1, *sizes])) if a != b}
    ranks = [starts[abs(x)] + ends[abs(x)] for x in moved]
    plus = sum(rank for rank, x in zip(ranks, moved, strict=True) if x > 0)
    least = min(plus, sum(ranks) - plus)
    ways = [1] + [0] * least
    for rank in ranks:
        for total in range(least, rank - 1, -1):
            ways[total] += ways[total - rank]
    p = min(mpf(1), mpf(2 * sum(ways)) / mpf(2) ** len(ranks))
    z = (plus - mpf(sum(ranks)) / 2) / sqrt(mpf(sum(rank * rank for rank in ranks)) / 4)
    return mpf(plus) / 2, mpf(sum(ranks) - plus) / 2, p, z


def rank_tests():
    """Add Wilcoxon's tests, exact and normal."""
    random.seed(3)
    for n, shift in ((12, 2), (60, 3), (150, 6), (250, 2)):
        for zeros in ("drop", "pratt"):
            changes = [random.randint(-8, 8) + random.choice([0, shift]) for _ in range(n)]
            columns = {"before": [0] * n, "after": changes}
            plus, minus, p, z = signed_ranks(changes, zeros == "pratt")
            then = {"name": "wilcoxon", "args": {"zeros": zeros, "exact": True}}
            expected = {"w_plus": plus, "w_minus": minus, "p": p, "z": z}
            add("paired_change", columns, expected, then)
            then = {"name": "wilcoxon", "args": {"zeros": zeros, "exact": False}}
            add("paired_change", columns, {"z": z, "p": 2 * normal_tail(abs(z))}, then)
    changes = list(range(1, 901))
    then = {"name": "wilcoxon", "args": {"zeros": "drop", "exact": True}}
    p = signed_ranks(changes, False)[2]
    add("paired_change", {"before": [0] * 900, "after": changes}, {"p": p}, then)


def main():
    """Write the table beside this script."""
    discordant_pairs()
    differences()
    odds_ratios()
    square_tables()
    scores()
    rank_tests()
    text = ",\n".join("  " + json.dumps(case) for case in CASES)
    path = pathlib.Path(__file__).with_name("paired_precision.json")
    path.write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
