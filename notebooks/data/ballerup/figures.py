"""The figures that the made-up referrals must give: published, simulated, and clean rows.

Each check takes the finished rows, headings as keys, dates as `date`, and fails by `assert`.
"""

from datetime import date

from courses import COURSES, SESSIONS

EARLY, HALF_WAY, EXTRACTED = date(2016, 2, 15), date(2016, 5, 15), date(2016, 10, 31)
WINDOW = date(2016, 3, 1), date(2016, 9, 15)
JC = "Jobcenter"


def count(rows: list[dict], **equal: str) -> int:
    """How many rows have these values; `source`, `status` and `course` name the columns."""
    column = {"source": "Henviser", "status": "Status", "course": "Forløb"}
    return sum(all(row[column[k]] == v for k, v in equal.items()) for row in rows)


def known(rows: list[dict], fact: str, on: date) -> list[dict]:
    """The rows whose dated fact had happened on or before a day."""
    return [row for row in rows if row[fact] is not None and row[fact] <= on]


def check_clean(rows: list[dict]) -> None:
    """No row breaks a rule: the example shows a good table; broken ones belong to the tests."""
    left = {"gennemført", "udeblevet", "ophørt"}
    assert len({(row["Borger"], row["Forløb"]) for row in rows}) == len(rows)
    for row in rows:
        referred, started, ended = row["Henvist"], row["Startet"], row["Slut"]
        dates = [day for day in (referred, started, ended) if day]
        assert dates == sorted(dates) and dates[-1] <= EXTRACTED
        assert (ended is not None) == (row["Status"] in left | {"ikke startet"})
        assert (started is not None) == (row["Status"] in left | {"i gang"})
        if started:
            assert 1 <= row["Fremmøde"] <= row["Mødegange"] == SESSIONS
        for heading, scores in [("WHO5", range(26)), ("Helbred", range(1, 6))]:
            for occasion in ("start", "slut"):
                score = row[f"{heading} {occasion}"]
                assert score is None or (started is not None and score in scores)
                assert score is None or occasion == "start" or ended is not None
        for goal in ("Mål sundhed", "Mål mod"):
            assert row[goal] in ("ja", "nej", "", None)
            assert ended is not None or not row[goal]


def check_published(rows: list[dict]) -> None:
    """Every figure that Ballerup published, at its date."""
    referred, started, ended = (known(rows, f, EARLY) for f in ("Henvist", "Startet", "Slut"))
    assert len(referred) == len({row["Borger"] for row in referred}) == 35
    assert count(referred, source=JC) == 31
    assert len(started) == 24
    assert count(started, course="LC1") == 8
    assert count(ended, course="LC1", status="gennemført") == 5
    assert count(ended, course="LC1") == len(ended) == 8
    assert count(started, course="LC2") + count(started, course="LC3") == 16
    running = [c.id for c in COURSES.values() if c.opens <= EARLY < c.days()[-1]]
    assert running == ["LC2", "LC3"] and COURSES["LC1"].days()[-1] < EARLY
    opened = [c.id for c in COURSES.values() if c.opens <= HALF_WAY]
    assert opened == ["LC1", "LC2", "LC3", "LC4"]
    for fact in ("Startet", "Henvist"):
        by_course = [count(known(rows, fact, HALF_WAY), course=c, source=JC) for c in opened]
        assert by_course[3] == 4 and min(by_course[:3]) > 4


def goals(row: dict) -> tuple[int, int]:
    """Of the four goals, how many are reached and how many cannot be told.

    Better WHO-5 is three raw points (12 on 0-100) or more; better health is one step or more
    towards 1, "fremragende"; the other two are as rated, and an empty cell is unrated.
    """
    before, after = row["WHO5 start"], row["WHO5 slut"]
    health, health_after = row["Helbred start"], row["Helbred slut"]
    reached = [
        None if before is None or after is None else after - before >= 3,
        None if health is None or health_after is None else health_after < health,
        *({"ja": True, "nej": False}.get(row[goal]) for goal in ("Mål sundhed", "Mål mod")),
    ]
    return reached.count(True), reached.count(None)


def check_simulated(rows: list[dict]) -> None:
    """The figures that the README calls simulated."""
    in_window = [row for row in rows if WINDOW[0] <= row["Henvist"] <= WINDOW[1]]
    assert len(rows) == 83 and len({row["Borger"] for row in rows}) == 81
    assert len(in_window) == len({row["Borger"] for row in in_window}) == 41
    assert {WINDOW[0], WINDOW[1]} <= {row["Henvist"] for row in in_window}
    started = {c: [r for r in rows if r["Forløb"] == c and r["Startet"]] for c in COURSES}
    assert {c: len(people) for c, people in started.items()} == {
        "LC1": 8,
        "LC2": 9,
        "LC3": 7,
        "LC4": 12,
        "LC5": 15,
    }
    assert max(row["Startet"] for row in started["LC4"]) <= date(2016, 3, 31)
    assert max(row["Startet"] for row in started["LC5"]) <= date(2016, 9, 30)
    at_least_two = [goals(row)[0] >= 2 for row in started["LC4"]]
    perhaps_two = [sum(goals(row)) >= 2 for row in started["LC4"]]
    assert (sum(at_least_two), sum(perhaps_two)) == (6, 10)
    assert sum(goals(row)[0] >= 2 for row in started["LC5"]) == 0
    statuses = ("gennemført", "udeblevet", "ophørt", "i gang", "ikke startet", "venter")
    assert [count(rows, status=s) for s in statuses] == [23, 13, 4, 11, 23, 9]
