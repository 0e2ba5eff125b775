"""Make the Ballerup example: referrals.csv and courses.csv, made-up people under published figures.

Usage: python make_referrals.py [folder]      (the default folder is this script's own)

The counts that Ballerup published in 2016 are written out in GROUPS, so they hold by construction;
days, attendance and most scores are drawn with one seed. `figures.py` recounts the finished rows
before anything is written. Only the standard library is used.
"""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

from courses import COURSES, SESSIONS, Course
from figures import EARLY, EXTRACTED, JC, WINDOW, check_clean, check_published, check_simulated

SEED = 20160215
UNIT = "Livsstilscafé Ballerup"
SOC, GP, SELF = "Socialpsykiatri", "Egen læge", "Selvhenvendelse"
SECTOR = {JC: "beskæftigelse", SOC: "social", GP: "sundhed", SELF: "sundhed"}
HEADINGS = [
    "Henvisningsnr", "Borger", "Enhed", "Forløb", "Henviser", "Område", "Henvist", "Startet",
    "Slut", "Status", "Fremmøde", "Mødegange", "WHO5 start", "WHO5 slut", "Helbred start",
    "Helbred slut", "Mål sundhed", "Mål mod", "Skema start", "Skema slut",
]  # fmt: skip

# Days on which nobody is referred: summer, Christmas and Easter holidays.
HOLIDAYS = [
    (date(2015, 7, 13), date(2015, 7, 31)),
    (date(2015, 12, 23), date(2016, 1, 1)),
    (date(2016, 3, 24), date(2016, 3, 28)),
    (date(2016, 7, 11), date(2016, 7, 29)),
]

# course, referred from, referred to, then for each status the sources, one letter a person
# (J jobcentre, S social psychiatry, G general practitioner, E self-referral).
LETTER = {"J": JC, "S": SOC, "G": GP, "E": SELF}
GROUPS = [
    # The early 35: 24 started by the status of February 2016, 11 wait.
    ("LC1", date(2015, 6, 1), date(2015, 8, 21),
     {"gennemført": "JJJJS", "udeblevet": "JJ", "ophørt": "J"}),
    ("LC2", date(2015, 8, 31), date(2015, 11, 13),
     {"gennemført": "JJJJJG", "udeblevet": "JJ", "ophørt": "J", "ikke startet": "JJJ"}),
    ("LC3", date(2015, 11, 16), date(2016, 1, 8),
     {"gennemført": "JJJS", "udeblevet": "JJJ", "ikke startet": "JJJJJ"}),
    ("LC4", date(2016, 1, 11), EARLY, {"gennemført": "J", "udeblevet": "S"}),
    ("LC5", date(2016, 1, 11), EARLY, {"i gang": "J"}),
    # The second half of February: neither among the 35 nor in the plan's window.
    ("LC4", date(2016, 2, 17), date(2016, 2, 26), {"gennemført": "SE", "ikke startet": "S"}),
    # The plan's window, 1 March to 15 September: 41 referrals.
    ("LC4", WINDOW[0], date(2016, 3, 28),
     {"gennemført": "JJSGE", "udeblevet": "JS", "ophørt": "S", "ikke startet": "SG"}),
    ("LC5", date(2016, 3, 30), WINDOW[1],
     {"i gang": "JJJJSSGGE", "udeblevet": "JJS", "ophørt": "J", "ikke startet": "JJJJJSSSGGEE",
      "venter": "JJJSGE"}),
    # After the window.
    ("LC5", date(2016, 9, 16), date(2016, 9, 19), {"i gang": "S"}),
    ("LC5", date(2016, 9, 21), date(2016, 10, 24), {"venter": "JJG"}),
]  # fmt: skip

# LC4's people, chosen and not drawn: WHO-5 start and end, health start and end, two rated goals.
# Six of the twelve reach two of the four goals, four could not be settled, two did not.
LC4_RESULTS = {
    "gennemført": [
        (8, 14, 4, 3, "ja", "ja"),  # all four
        (6, 11, 5, 4, "ja", "nej"),  # three
        (10, 13, 4, 4, "ja", "nej"),  # two: three raw points are twelve on 0-100, just enough
        (9, 11, 4, 4, "ja", "ja"),  # two: two raw points are not a meaningful change
        (12, 16, 3, 3, "nej", "ja"),  # two
        (7, 9, 4, 3, "ja", "nej"),  # two
        (11, 13, 4, 4, "ja", ""),  # one, and one unrated
        (13, 12, 3, 4, "nej", "nej"),  # none
    ],
    "udeblevet": [
        (5, None, 4, None, "", ""),  # left without a follow-up: nothing is known
        (9, None, 5, None, "nej", "nej"),  # two are not reached, two unknown
        (4, 6, 4, 4, "nej", "nej"),  # left, but came for the follow-up: none
    ],
    "ophørt": [(14, None, 3, None, "ja", "nej")],  # moved: one reached, two unknown
}


def weekday_between(rng: random.Random, first: date, last: date) -> date:
    """A day from Monday to Friday outside the holidays, both ends possible."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return rng.choice(
        [
            day
            for day in days
            if day.weekday() < 5 and not any(begin <= day <= end for begin, end in HOLIDAYS)
        ]
    )


def attendance(rng: random.Random, row: dict, course: Course) -> None:
    """Start, end and sessions attended, on days when there was a session."""
    days = course.days()
    first = rng.choices([0, 1, 3], weights=[17, 2, 1])[0]
    while days[first] < row["Henvist"]:
        first += 1
    row["Startet"] = days[first]
    if row["Status"] == "gennemført":
        row["Slut"] = days[-1]
        row["Fremmøde"] = min(rng.randint(11, 16), SESSIONS - first)
        return
    held = [n for n, day in enumerate(days) if day <= EXTRACTED]
    last = held[-1]
    if row["Status"] in ("udeblevet", "ophørt"):
        # Nobody in LC2 and LC3 has left by the early status: its 16 are all still in.
        leaving = [n for n in held if n >= first + 2 and (course.id == "LC1" or days[n] > EARLY)]
        last = rng.choice(leaving[:-1] if len(leaving) > 1 else leaving)
        row["Slut"] = days[last]
    possible = last - first + 1
    row["Fremmøde"] = rng.randint((possible + 1) // 2, possible)


def draw_scores(rng: random.Random, status: str) -> tuple:
    """Scores as in LC4_RESULTS; only those who left have a follow-up, and not all of them."""
    who5 = min(max(round(rng.gauss(9, 3.5)), 0), 20)
    health = rng.choices([2, 3, 4, 5], weights=[1, 5, 9, 5])[0]
    if status == "i gang":
        return who5, None, health, None, "", ""
    if rng.random() > (0.9 if status == "gennemført" else 0.15):
        return who5, None, health, None, "", ""
    who5_after = min(max(who5 + round(rng.gauss(2.5, 3.5)), 0), 25)
    health_after = min(max(health + rng.choices([-1, 0, 1], weights=[8, 10, 2])[0], 1), 5)
    rated = [rng.choices(["ja", "nej", ""], weights=[11, 7, 2])[0] for _ in range(2)]
    return who5, who5_after, health, health_after, *rated


def new_row(course: Course, source: str, status: str, referred: date) -> dict:
    """A referral of which nothing more is known yet."""
    row = dict.fromkeys(HEADINGS)
    row.update(
        {
            "Enhed": UNIT,
            "Forløb": course.id,
            "Mødegange": SESSIONS,
            "Henviser": source,
            "Område": SECTOR[source],
            "Henvist": referred,
            "Status": status,
        }
    )
    return row


def make_rows(rng: random.Random) -> list[dict]:
    """All referrals, in the order of GROUPS."""
    rows = []
    chosen = {status: list(results) for status, results in LC4_RESULTS.items()}
    for course_id, first, last, by_status in GROUPS:
        course = COURSES[course_id]
        for status, letters in by_status.items():
            for letter in letters:
                referred = weekday_between(rng, first, last)
                row = new_row(course, LETTER[letter], status, referred)
                if status == "ikke startet":
                    settled = max(course.opens, referred, EARLY) + timedelta(days=3)
                    row["Slut"] = weekday_between(rng, settled, settled + timedelta(days=28))
                elif status != "venter":
                    attendance(rng, row, course)
                    scores = (
                        chosen[status].pop(0) if course_id == "LC4" else draw_scores(rng, status)
                    )
                    row.update(zip(HEADINGS[12:18], scores, strict=True))
                rows.append(row)
    return rows


def special_cases(rows: list[dict]) -> None:
    """What an evaluator meets in every table, placed by hand."""

    def those(course: str, status: str, referred_after: date = date.min) -> list[dict]:
        return [
            r
            for r in rows
            if (r["Forløb"], r["Status"]) == (course, status) and r["Henvist"] > referred_after
        ]

    # The ends of the periods are taken, so that "up to and including" can be seen to matter.
    those("LC5", "i gang")[0]["Henvist"] = EARLY
    those("LC4", "gennemført", date(2016, 2, 29))[0]["Henvist"] = WINDOW[0]
    those("LC5", "venter")[0]["Henvist"] = WINDOW[1]
    # Scores: the ceiling (three points more cannot be had), no baseline, one of two follow-ups.
    those("LC3", "gennemført")[0].update({"WHO5 start": 23, "WHO5 slut": 24})
    those("LC2", "gennemført")[0].update({"WHO5 start": None})
    those("LC2", "gennemført")[1].update({"WHO5 slut": None})


def date_forms(rows: list[dict]) -> None:
    """Forms are filled in on the first day and on the last."""
    for row in rows:
        for form, day in [("start", "Startet"), ("slut", "Slut")]:
            answered = row[f"WHO5 {form}"] is not None or row[f"Helbred {form}"] is not None
            row[f"Skema {form}"] = row[day] if answered else None


def number(rng: random.Random, rows: list[dict]) -> list[dict]:
    """Order by day of referral; give ids. Two people of the early 35 are referred again."""
    rows = sorted(rows, key=lambda row: row["Henvist"])
    names = [f"B{n:03d}" for n in range(1, len(rows) + 1)]
    rng.shuffle(names)
    for n, (row, name) in enumerate(zip(rows, names, strict=True), start=1):
        row["Henvisningsnr"], row["Borger"] = f"H{n:03d}", name
    left = next(r for r in rows if (r["Forløb"], r["Status"]) == ("LC2", "udeblevet"))
    never = next(r for r in rows if (r["Forløb"], r["Status"]) == ("LC3", "ikke startet"))
    late = [r for r in rows if r["Forløb"] == "LC5" and r["Henvist"] > date(2016, 8, 1)]
    next(r for r in late if r["Status"] == "i gang")["Borger"] = never["Borger"]
    next(r for r in late if r["Status"] == "venter")["Borger"] = left["Borger"]
    return rows


def write(folder: Path, name: str, headings: list[str], rows: list[list]) -> None:
    """A UTF-8 file with commas; an unknown value is an empty cell, a date is ISO."""
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(headings)
        out.writerows(rows)


def main(folder: Path) -> None:
    rng = random.Random(SEED)
    rows = make_rows(rng)
    special_cases(rows)
    date_forms(rows)
    rows = number(rng, rows)
    check_clean(rows)
    check_published(rows)
    check_simulated(rows)
    write(folder, "referrals.csv", HEADINGS, [list(row.values()) for row in rows])
    headings = ["Forløb", "Enhed", "Start", "Slut", "Pladser", "Mødegange"]
    courses = [[c.id, UNIT, c.opens, c.days()[-1], c.places, SESSIONS] for c in COURSES.values()]
    write(folder, "courses.csv", headings, courses)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
