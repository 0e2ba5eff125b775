"""Make the 60-digit reference values beside this file.

Needs mpmath; run: python make.py

Every argument is the double that the tested code receives, taken as exact. Tails are summed as
positive series (no cancellation) with 60 digits; quantiles are points x chosen first, whose
probability p is then rounded to a double, which moves the
quantile by less than the tolerance. Tails below 1e-300 are left out.
"""

import json
import pathlib
import random

from mpmath import betainc, erfc, exp, gamma, gammainc, log, loggamma, mp, mpf, sqrt

mp.dps = 60
HERE = pathlib.Path(__file__).parent
SMALLEST = mpf("1e-300")


def beta_power(a, b, x, y):
    """x^a y^b / B(a, b)."""
    return exp(a * log(x) + b * log(y) - loggamma(a) - loggamma(b) + loggamma(a + b))


def positive_sum(first, ratio):
    """Sum positive terms that fall in the end, to 60 digits."""
    total = term = first
    k = 0
    while term > total * mpf(10) ** -(mp.dps + 2) or ratio(k) >= 1:
        term *= ratio(k)
        total += term
        k += 1
    return total


def beta_series(x, y, a, b):
    """I_x(a, b) by its positive series."""
    total = positive_sum(mpf(1), lambda k: x * (a + b + k) / (a + 1 + k))
    return beta_power(a, b, x, y) / a * total


def beta_lower(x, y, a, b):
    """I_x(a, b) for x at most the mean: its series, or 400 digits of the complement's."""
    if x < mpf("0.99"):
        return beta_series(x, y, a, b)
    mp.dps = 400
    value = 1 - beta_series(y, x, b, a)
    mp.dps = 60
    return value


def beta_pair(x, y, a, b):
    """Both tails, the smaller one computed as such."""
    if x * (a + b) <= a:
        lower = beta_lower(x, y, a, b)
        return lower, 1 - lower
    upper = beta_lower(y, x, b, a)
    return 1 - upper, upper


def gamma_pair(x, a):
    """P(a, x) and Q(a, x)."""
    mp.dps = 60 if x <= a or (a > 1000 and x < a + 3 * sqrt(a)) else 400
    power = exp(a * log(x) - x - loggamma(a))
    floor = mpf(10) ** -(mp.dps + 2)
    total = term = mpf(1)
    k = 0
    while term > total * floor:
        k += 1
        term *= x / (a + k)
        total += term
    lower = power / a * total
    pair = lower, 1 - lower
    mp.dps = 60
    return pair


def text(value):
    """Twenty-five digits."""
    return mp.nstr(value, 25)


def keep(value):
    """Inside the range that doubles hold with full precision."""
    return value > SMALLEST


def spread(rng, centre, sd, low, high):
    """Draw a double around a centre: near it, in the tail, or far out."""
    while True:
        z = rng.choice([0, 0.1, 0.5, 1, 2, 3, 5, 8, 12, 20, 30, 36]) * rng.choice([-1, 1])
        value = centre + z * sd * rng.uniform(0.9, 1.1)
        if low < value < high:
            return value


def beta_cases(rng):
    """Points and both tails, shapes from 0.01 to 1e9."""
    cases = []
    shapes = [0.01, 0.3, 0.5, 1.0, 1.5, 2.0, 3.5, 7.0, 20.5, 41.0, 101.0, 350.0, 450.0, 1001.0]
    large = [2.5e4, 5.5e6 / 2]
    pairs = [(a, b) for a in shapes for b in shapes + large]
    pairs += [(b, a) for a in shapes for b in large] + [(a, b) for a in large for b in large]
    pairs += [(1e4, 1e7), (1e9, 2.5e5), (0.5, 1e9), (1e9, 0.5), (35.5, 1e9), (1e9, 3.0)]
    pairs += [(1e9, 1e9)]
    for a, b in pairs:
        for _ in range(1 if max(a, b) > 1e8 else 2):
            n = a + b
            sd = (a / n * (b / n) / (n + 1)) ** 0.5
            x = spread(rng, a / n, sd, 0.0, 1.0)
            if rng.random() < 0.2 and max(a, b) < 1e3:
                x = 10.0 ** rng.uniform(-12, -0.01)
            exact = mpf(x)
            lower, upper = beta_pair(exact, 1 - exact, mpf(a), mpf(b))
            case = {"x": x, "a": a, "b": b}
            case |= {k: text(v) for k, v in (("lower", lower), ("upper", upper)) if keep(v)}
            cases.append(case)
    return cases


def gamma_cases(rng):
    """Points and both tails, shapes from 0.01 to 1e9."""
    cases = []
    for a in [0.01, 0.5, 1.0, 1.5, 2.0, 5.5, 11.0, 40.0, 100.5, 399.0, 401.0, 1e3, 1e4, 1e6, 1e9]:
        for _ in range(2 if a > 1e8 else 8):
            x = spread(rng, a, a**0.5, 0.0, 3 * a + 40)
            if rng.random() < 0.3 and a < 100:
                x = 10.0 ** rng.uniform(-9, 2.5)
            lower, upper = gamma_pair(mpf(x), mpf(a))
            case = {"x": x, "shape": a}
            case |= {k: text(v) for k, v in (("lower", lower), ("upper", upper)) if keep(v)}
            cases.append(case)
    return cases


def normal_cases():
    """Upper tails up to 37 standard deviations."""
    points = [-5.0, -1.0, -0.1, 0.0, 1e-9, 0.1, 0.5, 1.0, 1.96, 3.0, 6.0, 10.0, 20.0, 30.0, 37.0]
    return [{"z": z, "upper": text(erfc(mpf(z) / sqrt(mpf(2))) / 2)} for z in points]


def student_cases(rng):
    """Upper tails for positive t."""
    cases = []
    for df in [1.0, 1.5, 2.0, 3.0, 7.0, 10.0, 29.0, 30.5, 120.0, 1e3, 1e4, 2e6, 1e9]:
        for point in [1e-8, 0.3, 1.0, 2.0, 5.0, 12.0, 35.0] + ([1e6, 1e40] if df < 8 else []):
            t = point * (rng.uniform(0.9, 1.1) if point > 1e-6 else 1)
            exact, nu = mpf(t), mpf(df)
            x = nu / (nu + exact**2)
            upper = beta_pair(x, 1 - x, nu / 2, mpf("0.5"))[0] / 2
            if keep(upper):
                cases.append({"t": t, "df": df, "upper": text(upper)})
    return cases


def gamma_function_cases():
    """Take ln Γ, also beside its zeros."""
    points = [1e-300, 1e-9, 0.2, 0.5, 0.9, 1.0 + 1e-9, 1.3, 1.49, 1.5, 1.999, 2.0 + 1e-7, 2.4]
    points += [2.6, 3.0, 7.5, 9.99, 10.0, 55.0, 171.5, 1e5, 1e9, 1e15]
    return [{"x": x, "ln_gamma": text(loggamma(mpf(x)))} for x in points]


def hypergeometric_cases(rng):
    """Probabilities of tables up to 2·10⁹."""
    cases = []
    for total in [5, 30, 200, 10_000, 2_000_000_000]:
        for _ in range(6):
            good = rng.randint(1, total - 1)
            draws = rng.randint(1, total - 1)
            low, high = max(0, draws - (total - good)), min(good, draws)
            mean = good * draws / total
            sd = (mean * (1 - good / total) * (1 - draws / total)) ** 0.5
            x = min(max(round(mean + sd * rng.uniform(-6, 6)), low), high)
            value = exp(
                ln_choose(good, x) + ln_choose(total - good, draws - x) - ln_choose(total, draws)
            )
            cases.append(
                {
                    "x": x,
                    "successes": good,
                    "failures": total - good,
                    "draws": draws,
                    "pmf": text(value),
                }
            )
    return cases


def ln_choose(n, k):
    """Take ln of the binomial coefficient."""
    return loggamma(mpf(n) + 1) - loggamma(mpf(k) + 1) - loggamma(mpf(n - k) + 1)


def check():
    """Compare the series with mpmath's own functions where those are quick."""
    beta = beta_pair(mpf("0.3"), mpf("0.7"), mpf("4.5"), mpf(8))[0]
    upper = gamma_pair(mpf(7), mpf("4.5"))[1]
    errors = [
        beta - betainc(4.5, 8, 0, mpf("0.3"), regularized=True),
        upper - gammainc(4.5, 7) / gamma(mpf("4.5")),
    ]
    if max(abs(error) for error in errors) > mpf(10) ** -50:
        message = f"the series are off by {errors}"
        raise ArithmeticError(message)


def main():
    """Write one file per family."""
    check()
    rng = random.Random(20261121)
    made = {
        "normal": normal_cases,
        "gamma_function": gamma_function_cases,
        "hypergeometric": lambda: hypergeometric_cases(rng),
        "gamma": lambda: gamma_cases(rng),
        "student": lambda: student_cases(rng),
        "beta": lambda: beta_cases(rng),
    }
    for name, make in made.items():
        cases = make()
        rows = ",\n".join(json.dumps(case) for case in cases)
        (HERE / f"{name}.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
