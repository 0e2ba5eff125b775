"""The Ballerup example: made again byte for byte, and its published figures counted again.

Plain csv and datetime on the shipped files; nothing of laks and nothing of the script is used.
"""

import csv
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "notebooks" / "data" / "ballerup"
EARLY, HALF_WAY, EXTRACTED = date(2016, 2, 15), date(2016, 5, 15), date(2016, 10, 31)


def read(name: str) -> list[dict[str, str]]:
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def happened(row: dict[str, str], column: str, on: date) -> bool:
    return row[column] != "" and date.fromisoformat(row[column]) <= on


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return read("referrals.csv")


@pytest.fixture(scope="module")
def courses() -> dict[str, dict[str, str]]:
    return {course["Forløb"]: course for course in read("courses.csv")}


def test_the_script_writes_the_shipped_files_again_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, FOLDER / "make_referrals.py", tmp_path], check=True)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["courses.csv", "referrals.csv"]
    for name in written:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_early_status_has_35_referred_31_by_the_jobcentre_and_24_started(rows):
    early = [row for row in rows if happened(row, "Henvist", EARLY)]
    assert len(early) == 35
    assert len({row["Borger"] for row in early}) == 35
    assert sum(row["Henviser"] == "Jobcenter" for row in early) == 31
    assert sum(happened(row, "Startet", EARLY) for row in early) == 24
    not_started = [row for row in early if not happened(row, "Startet", EARLY)]
    assert len(not_started) == 11
    assert not any(happened(row, "Slut", EARLY) for row in not_started)


def test_five_of_the_eight_starters_of_the_course_that_is_over_completed_it(rows, courses):
    over = [id for id, course in courses.items() if happened(course, "Slut", EARLY)]
    running = [
        id
        for id, course in courses.items()
        if happened(course, "Start", EARLY) and not happened(course, "Slut", EARLY)
    ]
    assert (over, running) == (["LC1"], ["LC2", "LC3"])
    started = [row for row in rows if happened(row, "Startet", EARLY)]
    first = [row for row in started if row["Forløb"] == "LC1"]
    assert len(first) == 8
    assert all(happened(row, "Slut", EARLY) for row in first)
    assert sum(row["Status"] == "gennemført" for row in first) == 5
    in_running = [row for row in started if row["Forløb"] in running]
    assert len(in_running) == 16
    assert not any(happened(row, "Slut", EARLY) for row in in_running)


@pytest.mark.parametrize("fact", ["Startet", "Henvist"])
def test_half_way_the_fourth_course_has_four_from_the_jobcentre_the_fewest(rows, courses, fact):
    opened = [id for id, course in courses.items() if happened(course, "Start", HALF_WAY)]
    assert opened == ["LC1", "LC2", "LC3", "LC4"]
    jobcentre = Counter(
        row["Forløb"]
        for row in rows
        if row["Henviser"] == "Jobcenter" and happened(row, fact, HALF_WAY)
    )
    assert jobcentre["LC4"] == 4
    assert all(jobcentre[id] > 4 for id in ["LC1", "LC2", "LC3"])


@pytest.mark.parametrize(
    ("as_of", "referred", "started", "exits"),
    [
        (EARLY, 35, 24, {"gennemført": 5, "udeblevet": 2, "ophørt": 1}),
        (HALF_WAY, 58, 36, {"gennemført": 15, "udeblevet": 10, "ophørt": 3, "ikke startet": 11}),
        (EXTRACTED, 83, 51, {"gennemført": 23, "udeblevet": 13, "ophørt": 4, "ikke startet": 23}),
    ],
)
def test_the_readme_states_the_simulated_counts(rows, as_of, referred, started, exits):
    assert sum(happened(row, "Henvist", as_of) for row in rows) == referred
    assert sum(happened(row, "Startet", as_of) for row in rows) == started
    assert Counter(row["Status"] for row in rows if happened(row, "Slut", as_of)) == exits


def test_41_people_are_referred_in_the_window_and_the_early_35_are_not_among_them(rows):
    plan = tomllib.loads((FOLDER / "plan.toml").read_text(encoding="utf-8"))
    target = {target["id"]: target for target in plan["targets"]}["referred"]
    days = [date.fromisoformat(row["Henvist"]) for row in rows]
    assert sum(target["from"] <= day <= target["to"] for day in days) == 41
    assert target["at_least"] == 40
    assert target["from"] in days and target["to"] in days and EARLY in days
    assert EARLY < target["from"]


def goals_reached_and_unrated(row: dict[str, str]) -> tuple[int, int]:
    reached = unrated = 0
    for outcome, gain in [("WHO5", 3), ("Helbred", -1)]:
        before, after = row[f"{outcome} start"], row[f"{outcome} slut"]
        if before == "" or after == "":
            unrated += 1
        else:
            change = int(after) - int(before)
            reached += change >= gain if gain > 0 else change <= gain
    ratings = [row["Mål sundhed"], row["Mål mod"]]
    return reached + ratings.count("ja"), unrated + ratings.count("")


def test_six_of_the_twelve_in_the_fourth_course_reach_two_goals_and_four_more_might(rows):
    started = {id: [r for r in rows if r["Forløb"] == id and r["Startet"]] for id in ("LC4", "LC5")}
    assert {id: len(people) for id, people in started.items()} == {"LC4": 12, "LC5": 15}
    goals = [goals_reached_and_unrated(row) for row in started["LC4"]]
    assert sum(reached >= 2 for reached, _ in goals) == 6
    assert sum(reached + unrated >= 2 for reached, unrated in goals) == 10
    assert not any(goals_reached_and_unrated(row)[0] >= 2 for row in started["LC5"])


def test_of_the_early_eleven_three_start_later_and_eight_are_closed_unstarted(rows):
    early = [row for row in rows if happened(row, "Henvist", EARLY)]
    eleven = [row for row in early if not happened(row, "Startet", EARLY)]
    assert sum(row["Startet"] != "" for row in eleven) == 3
    assert sum(row["Status"] == "ikke startet" for row in eleven) == 8


def test_no_row_breaks_a_rule(rows):
    assert len({row["Henvisningsnr"] for row in rows}) == len(rows) == 83
    assert len({(row["Borger"], row["Forløb"]) for row in rows}) == len(rows)
    for row in rows:
        dates = [row[column] for column in ("Henvist", "Startet", "Slut") if row[column]]
        assert row["Henvist"] and dates == sorted(dates) and dates[-1] <= "2016-10-31"
        has_started, has_ended = row["Startet"] != "", row["Slut"] != ""
        assert (has_started, has_ended) == {
            "gennemført": (True, True),
            "udeblevet": (True, True),
            "ophørt": (True, True),
            "i gang": (True, False),
            "ikke startet": (False, True),
            "venter": (False, False),
        }[row["Status"]]
        assert (row["Fremmøde"] != "") == has_started
        assert row["Mødegange"] == "16"
        if has_started:
            assert 1 <= int(row["Fremmøde"]) <= int(row["Mødegange"])
        for column, low, high in [("WHO5", 0, 25), ("Helbred", 1, 5)]:
            for occasion in ("start", "slut"):
                score = row[f"{column} {occasion}"]
                assert score == "" or low <= int(score) <= high
        assert {row["Mål sundhed"], row["Mål mod"]} <= {"ja", "nej", ""}


ON = ("baseline_on", "follow_up_on")


def test_the_schema_names_every_column_and_every_status_once(rows):
    schema = tomllib.loads((FOLDER / "schema.toml").read_text(encoding="utf-8"))
    named = list(schema["columns"].values())
    for outcome in schema["outcomes"].values():
        named += [outcome["baseline"], outcome["follow_up"]]
    # One form asks for both outcomes, so its day is named twice.
    days = {outcome[day] for outcome in schema["outcomes"].values() for day in ON}
    named += sorted(days)
    named += [goal["column"] for goal in schema["goals"] if "column" in goal]
    assert sorted(named) == sorted(rows[0])
    statuses = [word for words in schema["values"]["exit"].values() for word in words]
    assert sorted(statuses) == sorted({row["Status"] for row in rows})
    assert {row["Henviser"] for row in rows} == set(schema["values"]["source"])
    assert schema["table"]["extracted_on"] == EXTRACTED


def test_the_plan_and_the_course_table_agree_on_when_courses_open(courses):
    plan = tomllib.loads((FOLDER / "plan.toml").read_text(encoding="utf-8"))
    opens = {t["course"][0]: t["opens_on"] for t in plan["targets"] if "opens_on" in t}
    assert opens == {"LC4": date(2016, 3, 29), "LC5": date(2016, 9, 20)}
    for id, day in opens.items():
        assert courses[id]["Start"] == day.isoformat()
    assert [target["id"] for target in plan["targets"]] == [
        "referred",
        "april",
        "september",
        "goals",
    ]
