"""Make precision_proportions.json: calls whose results are known to 60 digits. Needs mpmath.

Closed forms are evaluated, roots are bisected, tails are summed, all in 60 digits or in whole
numbers, from the definitions in the papers and not from the tested code.
"""

import json
import math
import pathlib
from fractions import Fraction

from mpmath import erfinv, exp, findroot, gammainc, log, mp, mpf, sqrt

mp.dps = 60
CASES = []


def add(function, args, **expected):
    """Keep a call with its expected attributes, rounded to doubles."""
    number = len(CASES) + 1
    CASES.append(
        {
            "id": f"precision_proportions-{number:03}",
            "function": function,
            "args": args,
            "expected": {key: float(value) for key, value in expected.items()},
            "tolerance": 1e-10,
            "tolerance_kind": "rel",
            "source": "mpmath, 60 digits; see make_precision_proportions.py",
        }
    )


def critical(level):
    """Take the two-sided normal quantile of the level, a double."""
    return sqrt(mpf(2)) * erfinv(mpf(level))


def bisect(f, low, high):
    """Where f changes from positive to negative."""
    low, high = mpf(low), mpf(high)
    for _ in range(220):
        middle = (low + high) / 2
        if f(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def wilson(x, n, z):
    """Both roots of (x/n - p)^2 = z^2 p q / n."""
    x, n = mpf(x), mpf(n)
    centre, total = x + z * z / 2, n + z * z
    half = z * sqrt(x * (n - x) / n + z * z / 4)
    return (centre - half) / total, (centre + half) / total


def corrected(x, n, z):
    """Newcombe's method 4, lower limit."""
    x, n = mpf(x), mpf(n)
    p, q = x / n, 1 - x / n
    root = z * sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))
    return (2 * n * p + z * z - 1 - root) / (2 * (n + z * z))


def binomial(k, n, p):
    """One probability."""
    return mpf(math.comb(n, k)) * p**k * (1 - p) ** (n - k)


def upper_tail(x, n, p, share=1):
    """P(X > x) + share P(X = x)."""
    return sum(binomial(k, n, p) for k in range(x + 1, n + 1)) + mpf(share) * binomial(x, n, p)


def binomial_limit(x, n, tail, share):
    """Find the p at which the upper tail has the given size."""
    return bisect(lambda p: tail - upper_tail(x, n, p, share), 0, 1)


def shares():
    """One proportion."""
    for x, n, level in [
        (24, 35, 0.95),
        (1, 10**9, 0.95),
        (999_999_999, 10**9, 0.998),
        (5 * 10**8, 10**9, 0.95),
        (3, 2 * 10**9, 0.5),
        (0, 7, 0.95),
    ]:
        z = critical(level)
        args = {"x": x, "n": n, "level": level}
        lower, upper = wilson(x, n, z)
        add("proportion", args | {"method": "wilson"}, value=mpf(x) / n, lower=lower, upper=upper)
        lower = corrected(x, n, z) if x else mpf(0)
        add(
            "proportion",
            args | {"method": "wilson_cc"},
            lower=lower,
            upper=1 - corrected(n - x, n, z),
        )
        total = n + z * z
        centre = (x + z * z / 2) / total
        half = z * sqrt(centre * (1 - centre) / total)
        add(
            "proportion",
            args | {"method": "agresti_coull"},
            lower=max(centre - half, mpf(0)),
            upper=min(centre + half, mpf(1)),
        )
    for x, n, level in [(5, 8, 0.95), (24, 35, 0.95), (2, 300, 0.998), (150, 300, 0.9)]:
        tail = (1 - mpf(level)) / 2
        for method, share in (("clopper_pearson", 1), ("mid_p", 0.5)):
            lower = binomial_limit(x, n, tail, share)
            upper = 1 - binomial_limit(n - x, n, tail, share)
            args = {"x": x, "n": n, "method": method, "level": level}
            add("proportion", args, lower=lower, upper=upper)
    for x, n, p0 in [(300, 300, 0.1), (280, 400, 0.05), (13, 16, 0.5), (2, 2000, 0.25)]:
        p, side = mpf(p0), "greater" if x > n * p0 else "less"
        exact = upper_tail(x, n, p) if side == "greater" else upper_tail(n - x, n, 1 - p)
        args = {"x": x, "n": n, "p0": p0, "alternative": side}
        add("proportion_test", args | {"method": "exact"}, p=exact)
        add("proportion_test", args | {"method": "mid_p"}, p=exact - binomial(x, n, p) / 2)


def restricted(x1, n1, x2, n2, delta):
    """Find the most likely p2 when p1 = p2 + delta, by bisection of the derivative."""
    low, high = max(mpf(0), -delta), min(mpf(1), 1 - delta)

    def slope(p2):
        p1 = p2 + delta
        terms = [(x1, p1, 1), (n1 - x1, 1 - p1, -1), (x2, p2, 1), (n2 - x2, 1 - p2, -1)]
        return sum(sign * count / share for count, share, sign in terms if count)

    return bisect(slope, low, high)


def score_lower(x1, n1, x2, n2, z, factor):
    """Find the lower score limit of a difference."""
    d = mpf(x1) / n1 - mpf(x2) / n2

    def excess(delta):
        p2 = restricted(x1, n1, x2, n2, delta)
        p1 = p2 + delta
        variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * factor
        return (d - delta) - z * sqrt(variance)

    return bisect(excess, -1, d)


def ratio_lower(x1, n1, x2, n2, z, factor):
    """Find the lower score limit of a ratio."""
    p1, p2 = mpf(x1) / n1, mpf(x2) / n2

    def excess(logarithm):
        phi = exp(logarithm)
        b = n1 * phi + x1 + n2 + x2 * phi
        c = mpf(x1 + x2)
        r2 = 2 * c / (b + sqrt(b * b - 4 * (n1 + n2) * phi * c))
        r1 = phi * r2
        variance = (r1 * (1 - r1) / n1 + phi * phi * r2 * (1 - r2) / n2) * factor
        return (p1 - phi * p2) - z * sqrt(variance)

    return exp(bisect(excess, -60, 60))


def differences():
    """Two proportions."""
    z = critical(0.95)
    for x1, n1, x2, n2 in [
        (6, 7, 2, 7),
        (56, 70, 48, 80),
        (1, 10**9, 3, 10**9),
        (123_456_789, 10**9, 120_000_000, 9 * 10**8),
    ]:
        args = {"x1": x1, "n1": n1, "x2": x2, "n2": n2, "level": 0.95}
        total = mpf(n1 + n2)
        for methods, factor in (
            (("miettinen_nurminen", "miettinen_nurminen"), total / (total - 1)),
            (("mee", "koopman"), mpf(1)),
        ):
            mp.dps = 40
            lower = score_lower(x1, n1, x2, n2, z, factor)
            upper = -score_lower(x2, n2, x1, n1, z, factor)
            mp.dps = 60
            add("difference", args | {"method": methods[0]}, lower=lower, upper=upper)
            lower = ratio_lower(x1, n1, x2, n2, z, factor)
            upper = 1 / ratio_lower(x2, n2, x1, n1, z, factor)
            add("risk_ratio", args | {"method": methods[1]}, lower=lower, upper=upper)
        (l1, u1), (l2, u2) = wilson(x1, n1, z), wilson(x2, n2, z)
        p1, p2 = mpf(x1) / n1, mpf(x2) / n2
        lower = p1 - p2 - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
        upper = p1 - p2 + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
        add("difference", args | {"method": "newcombe"}, lower=lower, upper=upper)
        half = z * sqrt(1 / mpf(x1) - 1 / mpf(n1) + 1 / mpf(x2) - 1 / mpf(n2))
        add(
            "risk_ratio",
            args | {"method": "katz"},
            lower=exp(log(p1 / p2) - half),
            upper=exp(log(p1 / p2) + half),
        )


def fisher():
    """Fisher's test in whole numbers."""
    for x1, n1, x2, n2 in [
        (3, 4, 1, 4),
        (480, 500, 20, 500),
        (0, 16, 15, 72),
        (300, 1000, 700, 900),
    ]:
        m = x1 + x2
        support = range(max(0, m - n2), min(m, n1) + 1)
        weights = {k: math.comb(n1, k) * math.comb(n2, m - k) for k in support}
        total = sum(weights.values())
        observed = weights[x1]
        exact = Fraction(sum(w for w in weights.values() if w <= observed), total)
        middle = exact - Fraction(observed, 2 * total)
        args = {"x1": x1, "n1": n1, "x2": x2, "n2": n2, "alternative": "two_sided"}
        for method, p in (("fisher", exact), ("fisher_mid_p", middle)):
            add("two_by_two_test", args | {"method": method}, p=mpf(p.numerator) / p.denominator)


class Conditional:
    """The first count given all margins, at any odds ratio."""

    def __init__(self, x1, n1, x2, n2):
        m = x1 + x2
        support = range(max(0, m - n2), min(m, n1) + 1)
        self.x1 = x1
        self.weights = {k: mpf(math.comb(n1, k) * math.comb(n2, m - k)) for k in support}

    def mean(self, psi, value):
        """Average a value of the count."""
        terms = {k: w * psi**k for k, w in self.weights.items()}
        return sum(value(k) * t for k, t in terms.items()) / sum(terms.values())

    def estimate(self):
        """Find the odds ratio whose mean count is the observed one."""
        return exp(bisect(lambda u: self.x1 - self.mean(exp(u), lambda k: k), -20, 20))

    def limits(self, tail, share):
        """Find the odds ratios whose tails have the given size."""

        def above(u):
            return self.mean(exp(u), lambda k: 1 if k > self.x1 else share * (k == self.x1))

        def below(u):
            return self.mean(exp(u), lambda k: 1 if k < self.x1 else share * (k == self.x1))

        lower = exp(bisect(lambda u: tail - above(u), -20, 20))
        return lower, exp(bisect(lambda u: below(u) - tail, -20, 20))


def odds_ratios():
    """Conditional odds ratios."""
    for x1, n1, x2, n2 in [(3, 4, 1, 4), (9, 13, 4, 14), (24, 35, 10, 30)]:
        table = Conditional(x1, n1, x2, n2)
        value = table.estimate()
        for method, share in (("exact", mpf(1)), ("mid_p", mpf("0.5"))):
            lower, upper = table.limits((1 - mpf(0.95)) / 2, share)
            args = {"x1": x1, "n1": n1, "x2": x2, "n2": n2, "method": method, "level": 0.95}
            add("odds_ratio", args, value=value, lower=lower, upper=upper)


def gamma_quantile(shape, p, start):
    """Find the point below which a gamma variable lies with probability p."""
    return findroot(lambda t: gammainc(shape, 0, t, regularized=True) - p, start)


def byar(x, z):
    """Byar's limit."""
    return x * (1 - 1 / (9 * x) + z / (3 * sqrt(x))) ** 3


def rates():
    """Poisson means."""
    exposure = mpf("12.5")
    for events, level in [(3, 0.95), (0, 0.95), (65, 0.998), (1000, 0.95)]:
        tail, spread = (1 - mpf(level)) / 2, 2 * math.sqrt(events)
        upper = gamma_quantile(events + 1, 1 - tail, events + spread + 2)
        lower = gamma_quantile(events, tail, max(events - spread, 0.5)) if events else 0
        args = {"events": events, "exposure": 12.5, "level": level}
        add("rate", args | {"method": "exact"}, lower=lower / exposure, upper=upper / exposure)
        z, x = critical(level), mpf(events)
        lower, upper = byar(x, -z) if events else 0, byar(x + 1, z)
        add("rate", args | {"method": "byar"}, lower=lower / exposure, upper=upper / exposure)


def main():
    """Write the file."""
    shares()
    differences()
    fisher()
    odds_ratios()
    rates()
    rows = ",\n".join(json.dumps(case) for case in CASES)
    path = pathlib.Path(__file__).with_name("precision_proportions.json")
    path.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
