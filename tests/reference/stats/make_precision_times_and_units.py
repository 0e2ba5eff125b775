"""Makes `precision_times_and_units.json`: calls whose results are known to 60 digits.

Needs mpmath; run: python make_precision_times_and_units.py. Every argument is taken as the double
that the tested code receives. Tails are sums of positive terms; the normal quantile is a root.
"""

import json
import pathlib

from mpmath import erfinv, exp, log, loggamma, matrix, mp, mpf, sqrt

mp.dps = 60
OUT = pathlib.Path(__file__).with_suffix("").name.removeprefix("make_") + ".json"
CALLS = []
Z = sqrt(2) * erfinv(mpf(0.95))


def call(function, args, expected, tolerance="1e-10", then=None):
    number = len(CALLS) + 1
    found = {"id": f"precision_times_and_units-{number:03}", "function": function, "args": args}
    if then:
        found["then"] = then
    found |= {"expected": expected, "tolerance": float(tolerance), "tolerance_kind": "rel"}
    found |= {"source": "the formula in the function's documentation", "tool": "mpmath, 60 digits"}
    CALLS.append(found)


def beta_binomial_tail(m, a, b, need):
    term = mpf(1)
    for i in range(m):
        term *= (b + i) / (a + b + i)
    total = mpf(0)
    for k in range(m + 1):
        if k >= need:
            total += term
        if k < m:
            term *= mpf(m - k) / (k + 1) * (a + k) / (b + m - k - 1)
    return total


for x, n, m, need in [(3, 8, 40, 20), (0, 5000, 900, 60), (400, 500, 5000, 4600), (1, 9, 3000, 1)]:
    a, b = mpf(0.5) + x, mpf(0.5) + n - x
    tail = beta_binomial_tail(m, a, b, need)
    args = {"x": x, "n": n, "m": m, "need": need, "prior": [0.5, 0.5]}
    call("at_least_more", args, {"value": float(tail), "expected": float(m * a / (a + b))})

for events, elapsed, left, need in [(30, 6, 6, 28), (2, 365, 30, 40), (10**6, 50, 0.5, 10700)]:
    size, known = mpf(0.5) + events, mpf(elapsed)
    q = mpf(left) / (known + left)
    term = exp(loggamma(size + need) - loggamma(size) - loggamma(need + 1))
    term *= q**need * (1 - q) ** size
    total = mpf(0)
    for k in range(need, need + 4000):
        total += term
        term *= (size + k) / (k + 1) * q
    args = {"events": events, "elapsed": elapsed, "left": left, "need": need, "prior": [0.5, 0]}
    call("events_more", args, {"probability": float(total)})


def interpolated(n, target, outside):
    share, term, terms = mpf(target), (1 - mpf(target)) ** n, []
    for k in range(n + 1):
        terms.append(term)
        term *= mpf(n - k) / (k + 1) * share / (1 - share)
    below, k = mpf(0), 0
    while below + terms[k] < outside:
        below += terms[k]
        k += 1
    lower = (k - (below + terms[k] - outside) / terms[k]) / n
    above, k = mpf(0), n
    while above + terms[k] <= outside:
        above += terms[k]
        k -= 1
    return max(lower, mpf(0)), min((k - (outside - above) / terms[k]) / n, mpf(1))


for n, target in [(8, 0.7), (137, 0.03), (5000, 0.36), (20000, 0.999)]:
    limits = [interpolated(n, target, (1 - mpf(level)) / 2) for level in (0.95, 0.998)]
    expected = {"list": [{"lower": float(low), "upper": float(up)} for low, up in limits]}
    call("funnel_limits", {"n": n, "target": target, "levels": [0.95, 0.998]}, expected)

time, event = [], []
for day in range(1, 61):
    people = 1 + (day * 7) % 5
    time += [day] * people
    event += [(day * i) % 3 for i in range(people)]
at_risk, stayed, greenwood, incidence, parts = len(time), mpf(1), mpf(0), mpf(0), []
for day in range(1, 41):
    own = sum(1 for t, e in zip(time, event, strict=True) if t == day and e == 1)
    all_events = sum(1 for t, e in zip(time, event, strict=True) if t == day and e > 0)
    if all_events:
        incidence += stayed * own / at_risk
        parts.append((at_risk, all_events, own, stayed, incidence))
        stayed *= 1 - mpf(all_events) / at_risk
        greenwood += mpf(all_events) / (at_risk * (at_risk - all_events))
    at_risk -= sum(1 for t in time if t == day)
variance = mpf(0)
for r, d, k, before, then in parts:
    gap = incidence - then
    variance += gap**2 * d / (r * (r - d)) - 2 * gap * before * k / r**2
    variance += before**2 * k * (r - k) / mpf(r) ** 3
at = {"name": "at", "args": {"times": [40]}}
factor = exp(Z * sqrt(variance) / (incidence * -log(incidence)))
expected = {"value": incidence, "standard_error": sqrt(variance)}
expected |= {"lower": incidence**factor, "upper": incidence ** (1 / factor)}
expected = {"list": [{name: float(value) for name, value in expected.items()}]}
cause = {"name": "cause", "args": {"cause": 1}}
call("cumulative_incidence", {"time": time, "event": event}, expected, then=[cause, at])
factor = exp(Z * sqrt(greenwood) / -log(stayed))
expected = {"value": stayed, "standard_error": stayed * sqrt(greenwood)}
expected |= {"lower": stayed**factor, "upper": stayed ** (1 / factor)}
expected = {"list": [{name: float(value) for name, value in expected.items()}]}
call("survival", {"time": time, "event": [min(e, 1) for e in event]}, expected, then=at)


def logistic(value, people):
    total, before, ranks = sum(people), 0, []
    for count in people:
        ranks.append((before + mpf(count) / 2) / total)
        before += count

    def share(a, b, rank):
        return 1 / (1 + exp(-a - b * rank))

    mean = sum(mpf(v) * c for v, c in zip(value, people, strict=True)) / total
    a, b = log(mean / (1 - mean)), mpf(0)
    for _ in range(40):  # Newton's method, far beyond convergence
        rows = list(zip(value, people, ranks, strict=True))
        left = [c * (mpf(v) - share(a, b, r)) for v, c, r in rows]
        weights = [c * share(a, b, r) * (1 - share(a, b, r)) for _, c, r in rows]
        inner = [sum(w * r**k for w, r in zip(weights, ranks, strict=True)) for k in range(3)]
        covariance = matrix([[inner[0], inner[1]], [inner[1], inner[2]]]) ** -1
        score = matrix([sum(left), sum(x * r for x, r in zip(left, ranks, strict=True))])
        step = covariance * score
        a, b = a + step[0], b + step[1]
    bottom, top = share(a, b, 0), share(a, b, 1)
    by = matrix([top * (1 - top) - bottom * (1 - bottom), top * (1 - top)])
    return bottom, top, sqrt((by.T * covariance * by)[0])


for value, people in [
    ([0.2, 0.3, 0.4, 0.5, 0.6], [78, 91, 162, 103, 105]),
    ([0.001, 0.002, 0.0015, 0.004], [10**6, 3 * 10**6, 2 * 10**6, 10**6]),
]:
    bottom, top, error = logistic(value, people)
    expected = {"slope.value": top - bottom, "slope.standard_error": error}
    expected |= {"slope.upper": top - bottom + Z * error, "ratio.value": top / bottom}
    expected = {name: float(value) for name, value in expected.items()}
    call("slope_index", {"value": value, "population": people}, expected, "1e-8")

lines = ",\n".join(json.dumps(entry) for entry in CALLS)
pathlib.Path(__file__).with_name(OUT).write_text(f"[\n{lines}\n]\n")
