"""Count the public tables with pandas: writes senators.json and cdystonia.json.

The counts are references for laks, so nothing of laks is used. Run by hand, with pandas, when a
table or a question changes; the tests read the written files only.
"""

import json
import platform
from math import sqrt
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
TOOL = f"pandas {pd.__version__}, Python {platform.python_version()}"
AS_OF = ["1900-01-01", "1950-06-30", "2000-12-31", "2010-01-01"]
EXIT_OF_REASON = {
    "Retirement": "completed",
    "Resignation": "dropped_out",
    "Death": "ended_other",
    "Appointment declined": "ended_other",
}
KINDS = ["completed", "dropped_out", "ended_other"]
Z = 1.959963984540054  # the standard normal quantile of 0.975


def senators_at(table: pd.DataFrame, as_of: str) -> dict:
    """Count referred, ongoing and exits by kind among what was known on a day."""
    day = pd.Timestamp(as_of)
    started = table[table.start_date <= day]
    left = started[started.reason.notna() & (started.end_date <= day)]
    by_kind = left.reason.map(EXIT_OF_REASON).value_counts()
    return {
        "as_of": as_of,
        "referred": len(started),
        "started": len(started),
        "ongoing": len(started) - len(left),
        "exited": len(left),
        "exits": {kind: int(by_kind.get(kind, 0)) for kind in KINDS},
        "exits_by_reason": {r: int((left.reason == r).sum()) for r in EXIT_OF_REASON},
    }


def senators() -> dict:
    table = pd.read_csv(
        FOLDER / "data" / "canadian_senators.csv", parse_dates=["start_date", "end_date"]
    )
    assert set(table.reason.dropna()) == set(EXIT_OF_REASON)
    open_case = table.reason.isna()
    assert (table.end_date[open_case] == "2013-10-01").all()
    assert not (table.end_date[~open_case] == "2013-10-01").any()
    same_day = table[table.end_date == table.start_date]
    assert set(same_day.reason) == {"Appointment declined"}
    return {
        "table": "data/canadian_senators.csv",
        "tool": TOOL,
        "mapping": {
            "columns": {
                "referral_id": "member",
                "referred_on": "start_date",
                "started_on": "start_date",
                "ended_on": "end_date",
                "exit": "reason",
            },
            "exit": EXIT_OF_REASON,
        },
        "rule": "a day counts if it is on or before as_of",
        "rows": len(table),
        "reasons": {r: int((table.reason == r).sum()) for r in EXIT_OF_REASON},
        "extracted_on": "2013-10-01",
        "broken_rows": {
            "end_without_reason": {
                "count": int(open_case.sum()),
                "members": sorted(table.member[open_case].tolist()),
                "handling": "all have end_date 2013-10-01, the day of the extract, and no one else "
                "has it: they still sit. end_date is blanked and they are open",
            },
            "reason_without_end": int((table.end_date.isna() & ~open_case).sum()),
            "end_before_start": int((table.end_date < table.start_date).sum()),
            "unreadable_date": int(table.start_date.isna().sum()),
            "duplicate_member": int(table.member.duplicated().sum()),
        },
        "noteworthy_rows": {
            "end_equals_start": {
                "members": same_day.member.tolist(),
                "handling": "the three who declined; kept, started and ended_other on that day",
            }
        },
        "at": [senators_at(table, as_of) for as_of in AS_OF],
    }


def wilson(x: int, n: int) -> tuple[float, float]:
    """Wilson's score interval at 0.95."""
    centre, spread = x + Z * Z / 2, Z * sqrt(x * (n - x) / n + Z * Z / 4)
    return (centre - spread) / (n + Z * Z), (centre + spread) / (n + Z * Z)


def change(pairs: pd.DataFrame) -> dict:
    """Paired change from week 0 to week 16: whole sums beside the mean."""
    delta = pairs[16] - pairs[0]
    return {
        "n_paired": len(delta),
        "sum_change": int(delta.sum()),
        "sum_squared_change": int((delta**2).sum()),
        "mean_change": float(delta.mean()),
        "sd_change": float(delta.std(ddof=1)),
    }


def cdystonia() -> dict:
    table = pd.read_csv(FOLDER / "data" / "cdystonia.csv")
    assert not table.duplicated(["site", "id", "week"]).any()
    wide = table.pivot(index=["site", "id"], columns="week", values="twstrs")
    paired = wide.dropna(subset=[0, 16])
    by_site = []
    for site, people in wide.groupby(level="site"):
        n, kept = int(people[0].notna().sum()), int(people[16].notna().sum())
        lower, upper = wilson(kept, n)
        one = {"site": int(site), "n_baseline": n, "n_week16": kept}
        one |= {"wilson_lower": lower, "wilson_upper": upper}
        by_site.append(one | change(paired.loc[[site]]))
    n, kept = int(wide[0].notna().sum()), int(wide[16].notna().sum())
    return {
        "table": "data/cdystonia.csv",
        "tool": TOOL,
        "person": "site and id together; id alone starts again at each site",
        "question": "retained: has a visit at week 16; change: week 16 minus week 0 of twstrs, "
        "higher is worse",
        "level": 0.95,
        "overall": {"n_baseline": n, "n_week16": kept} | change(paired),
        "visits": {str(week): int(wide[week].notna().sum()) for week in wide.columns},
        "by_site": by_site,
    }


if __name__ == "__main__":
    for name, counts in [("senators", senators()), ("cdystonia", cdystonia())]:
        text = json.dumps(counts, indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
