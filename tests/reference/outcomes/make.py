"""Makes paired.json beside this file: paired changes as scipy and numpy have them.

Needs scipy; run: python make.py. The pairs are made up, but for Ballerup's, which are read from the
table of the example as of its extract: whoever started, with a score before and after. Improved and
worse are changes of at least `meaningful` in the good direction. The t interval is that of
ttest_1samp(gains), the Wilson intervals are those of binomtest(x, n).
"""

import csv
import json
import pathlib

import numpy as np
import scipy
from scipy import stats

HERE = pathlib.Path(__file__).parent
BALLERUP = HERE.parents[2] / "notebooks" / "data" / "ballerup" / "referrals.csv"
SEED = 20160215


def wilson(x, n):
    """Give the share x of n with its Wilson interval, or None where n is 0."""
    if n == 0:
        return None
    interval = stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    return [x / n, float(interval.low), float(interval.high)]


def t_mean(values):
    """Give the mean with its t interval; no interval where there is no spread."""
    mean = float(np.mean(values))
    if len(values) < 2 or np.ptp(values) == 0:
        return [mean, None, None]
    interval = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
    return [mean, float(interval.low), float(interval.high)]


def case(name, instrument, before, after):
    """Make one case with everything that is compared."""
    low, high, sign, meaningful = {
        "who5": (0, 25, 1, 3),
        "self_rated_health": (1, 5, -1, 1),
    }[instrument]
    before, after = np.array(before), np.array(after)
    gain = sign * (after - before)
    n = len(gain)
    room_up = (high - before if sign == 1 else before - low) >= meaningful
    room_down = (before - low if sign == 1 else high - before) >= meaningful
    improved, worse = gain >= meaningful, gain <= -meaningful
    return {
        "name": name,
        "instrument": instrument,
        "before": before.tolist(),
        "after": after.tolist(),
        "mean_before": t_mean(before),
        "mean_after": t_mean(after),
        "mean_gain": t_mean(gain),
        "mean_change": t_mean(after - before),
        "improved": wilson(int(improved.sum()), n),
        "unchanged": wilson(int(n - improved.sum() - worse.sum()), n),
        "worse": wilson(int(worse.sum()), n),
        "improved_of_able": wilson(int(improved.sum()), int(room_up.sum())),
        "worse_of_able": wilson(int(worse.sum()), int(room_down.sum())),
        "ceiling": wilson(int((~room_up).sum()), n),
        "probability_better": float(((gain > 0) + 0.5 * (gain == 0)).mean()),
    }


def ballerup(before, after):
    """Read the pairs of the example's two columns."""
    with BALLERUP.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Startet"]]
    pairs = [(int(row[before]), int(row[after])) for row in rows if row[before] and row[after]]
    return zip(*pairs, strict=True)


def made_up(generator, low, high, n):
    """Draw scores before and after of n people, all over the scale."""
    before = generator.integers(low, high + 1, n)
    after = np.clip(before + generator.integers(-6, 9, n), low, high)
    return before, after


def main():
    """Write the cases."""
    generator = np.random.default_rng(SEED)
    cases = [
        case("ballerup well-being", "who5", *ballerup("WHO5 start", "WHO5 slut")),
        case("ballerup health", "self_rated_health", *ballerup("Helbred start", "Helbred slut")),
        case("made up", "who5", *made_up(generator, 0, 25, 60)),
        case("made up", "self_rated_health", *made_up(generator, 1, 5, 45)),
        case("high before", "who5", [23, 24, 25, 22, 20], [25, 25, 25, 25, 25]),
        case("all at the ceiling", "who5", [23, 25, 24], [25, 19, 24]),
        case("all equal", "who5", [9, 11, 14, 6], [12, 14, 17, 9]),
        case("one pair", "self_rated_health", [4], [3]),
    ]
    source = f"scipy {scipy.__version__}, numpy {np.__version__}"
    text = json.dumps({"source": source, "level": 0.95, "cases": cases}, indent=1)
    (HERE / "paired.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
