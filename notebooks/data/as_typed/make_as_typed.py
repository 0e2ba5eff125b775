"""Type the Ballerup example as a café would: a workbook, a questionnaire file, many hands.

Usage: python make_as_typed.py [folder]      (the default folder is this script's own)

The people, days and scores are those of ../ballerup/referrals.csv; only the dress is new, drawn
with one seed. Civil registration numbers are made up: each has a birth year from 1860 to 1899, so
that nobody alive can have it. Needs xlsxwriter; the same version gives the same bytes.
"""

import csv
import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
CLEAN = HERE.parent / "ballerup"
sys.path.insert(0, str(CLEAN))
from courses import COURSES  # noqa: E402  (its folder is known only now)

SEED = 20161031
EXTRACTED = date(2016, 10, 31)
MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
]  # fmt: skip
HEADINGS = [
    "CPR-nr.", "Henvisende instans", "Område", "Henvist den", "Startdato", "Slutdato", "Status",
    "Mål: egen sundhed", "Mål: mod", "Bemærkninger",
]  # fmt: skip
COURSE_HEADINGS = ["Kursus", "Sted", "Første gang", "Sidste gang", "Pladser", "Gange"]
JOBCENTRE = ["Jobcenter", "Jobcentret", "JC", "jobcenter ", "Jobcenter  Ballerup"]
REMARKS = ["", "", "", "Ringer selv; har barn med", "=SUM(A1) stod der før", "Flytter måske"]


def cpr_numbers(rng: random.Random, persons: list[str]) -> dict[str, str]:
    """Give each person ten digits: a birthday from 1860 to 1899, and a running number from 5000."""
    numbers: dict[str, str] = {}
    for person in persons:
        while person not in numbers:
            born = date(1860, 1, 1) + timedelta(days=rng.randrange(39 * 365))
            number = f"{born:%d%m%y}{rng.randint(5, 8)}{rng.randrange(1000):03d}"
            if number not in numbers.values():
                numbers[person] = number
    return numbers


def in_words(day: date) -> str:
    """A date as it is said: `29. marts 2016`."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def serial(day: date) -> int:
    """A date as a spreadsheet counts it, from the end of 1899."""
    return (day - date(1899, 12, 30)).days


# How each sheet writes a date. LC2 has real dates, which the workbook shows as day-month-year.
WRITTEN = {
    "LC1": lambda day: f"{day:%d-%m-%Y}",
    "LC2": lambda day: datetime(day.year, day.month, day.day),
    "LC3": serial,
    "LC4": in_words,
    "LC5": lambda day: f"{day.day}/{day.month}/{day:%y}",
}


def cpr_cell(rng: random.Random, number: str) -> str | int:
    """A number as typed: with its hyphen, or as a number that has lost its zero."""
    return rng.choice([f"{number[:6]}-{number[6:]}", number, int(number)])


def source_cell(rng: random.Random, source: str) -> str:
    """The source in one of its spellings."""
    return rng.choice(JOBCENTRE) if source == "Jobcenter" else rng.choice([source, source.upper()])


def day_cell(course: str, text: str) -> object:
    """A date of the clean table in the sheet's own dress."""
    return WRITTEN[course](date.fromisoformat(text)) if text else ""


def typed_row(rng: random.Random, row: dict[str, str], cprs: dict[str, str]) -> list[object]:
    """A referral as it stands in the sheet of its course."""
    course = row["Forløb"]
    days = [day_cell(course, row[name]) for name in ("Henvist", "Startet", "Slut")]
    status = rng.choice([row["Status"], row["Status"].capitalize(), row["Status"] + " "])
    goals = [row[goal].upper() or rng.choice(["", "-"]) for goal in ("Mål sundhed", "Mål mod")]
    source = source_cell(rng, row["Henviser"])
    cpr = cpr_cell(rng, cprs[row["Borger"]])
    return [cpr, source, row["Område"], *days, status, *goals, rng.choice(REMARKS)]


def write_cells(sheet, number: int, cells: list[object], day_format) -> None:
    """A row of a sheet; texts are texts, even where they look like a formula."""
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime):
            sheet.write_datetime(number, column, cell, day_format)
        elif isinstance(cell, int):
            sheet.write_number(number, column, cell)
        elif cell:
            sheet.write_string(number, column, str(cell))


def write_course(book, rng: random.Random, course: str, rows: list[list[object]], formats) -> None:
    """A sheet: a title over merged cells, headings in row 3, people, a gap, a row of totals."""
    title, bold, day = formats
    sheet = book.add_worksheet(course)
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, f"Livsstilscafé Ballerup – {course}", title)
    sheet.write_string(1, 0, "Udskrevet 31.10.2016")
    sheet.write_row(2, 0, HEADINGS, bold)
    gap = rng.randrange(2, len(rows))
    for place, cells in enumerate(rows):
        # One row was left empty, and nobody has noticed.
        write_cells(sheet, 3 + place + (place >= gap), cells, day)
    last = 3 + len(rows) + 2
    sheet.write_string(last, 0, "I alt", bold)
    sheet.write_formula(last, 1, f"=COUNTA(B4:B{last - 1})", bold, len(rows))


def write_courses(book, bold) -> None:
    """The sheet of courses: first and last day in words."""
    sheet = book.add_worksheet("Kurser")
    sheet.write_row(0, 0, COURSE_HEADINGS, bold)
    with open(CLEAN / "courses.csv", encoding="utf-8", newline="") as file:
        for number, course in enumerate(csv.DictReader(file), start=1):
            days = [in_words(date.fromisoformat(course[name])) for name in ("Start", "Slut")]
            counts = [int(course["Pladser"]), int(course["Mødegange"])]
            cells = [course["Forløb"], course["Enhed"], *days, *counts]
            write_cells(sheet, number, cells, None)


def sessions_of(rng: random.Random, row: dict[str, str]) -> list[tuple[date, bool]]:
    """The days on which a person could come, and whether they did."""
    if not row["Startet"]:
        return []
    first = date.fromisoformat(row["Startet"])
    last = date.fromisoformat(row["Slut"]) if row["Slut"] else EXTRACTED
    held = [day for day in COURSES[row["Forløb"]].days() if first <= day <= last]
    came = {first, *rng.sample(held[1:], int(row["Fremmøde"]) - 1)}
    return [(day, day in came) for day in held]


def write_sessions(book, rng: random.Random, rows: list[dict], cprs: dict[str, str], bold) -> None:
    """The sheet of who came when: one row a person and session."""
    sheet = book.add_worksheet("Fremmøde")
    sheet.write_row(0, 0, ["CPR", "Hold", "Dato", "Mødt"], bold)
    number = 0
    for row in rows:
        for day, came in sessions_of(rng, row):
            number += 1
            mark = rng.choice(["ja", "Ja", "x"]) if came else rng.choice(["nej", "afbud"])
            cells = [cprs[row["Borger"]], row["Forløb"], f"{day:%d.%m.%Y}", mark]
            write_cells(sheet, number, cells, None)


def forms_of(rng: random.Random, rows: list[dict], cprs: dict[str, str]) -> list[list[str]]:
    """Every score as a form of its own: WHO-5 in percent with a decimal comma, health as it is."""
    forms = []
    for row in rows:
        for moment in ("start", "slut"):
            day = row[f"Skema {moment}"]
            written = day and f"{date.fromisoformat(day):%d-%m-%Y}"
            cpr = str(cpr_cell(rng, cprs[row["Borger"]]))
            if who5 := row[f"WHO5 {moment}"]:
                name = rng.choice(["WHO-5", "Who 5", "WHO5"])
                forms.append([cpr, name, written, f"{int(who5) * 4},0", "Tak for sidst; det går"])
            if health := row[f"Helbred {moment}"]:
                forms.append([cpr, "Selvvurderet helbred", written, health, ""])
    return forms


def stray_forms(rows: list[dict], cprs: dict[str, str]) -> list[list[str]]:
    """What must not be counted: a guest, a copy, a form far too early and one half-way."""
    who5 = next(r for r in rows if r["Forløb"] == "LC4" and r["WHO5 start"] and r["WHO5 slut"])
    start = date.fromisoformat(who5["Startet"])
    early, copy = start - timedelta(days=70), start + timedelta(days=3)
    half_way = start + timedelta(days=28)
    cpr = cprs[who5["Borger"]]
    return [
        ["0101605999", "WHO-5", "12-04-2016", "52,0", "gæst"],
        [cpr, "WHO-5", f"{copy:%d-%m-%Y}", "60,0", "udfyldt igen"],
        [cpr, "WHO-5", f"{early:%d-%m-%Y}", "20,0", ""],
        [cpr, "Selvvurderet helbred", f"{half_way:%d-%m-%Y}", "4", ""],
    ]


def write_workbook(path: Path, rng: random.Random, rows: list[dict], cprs: dict[str, str]) -> None:
    """The whole workbook."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime(2016, 10, 31), "title": "Livsstilscafé Ballerup"})
    bold = book.add_format({"bold": True})
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    guide = book.add_worksheet("Vejledning")
    guide.write_string(0, 0, "Skriv én borger pr. linje. Spørg Mette, hvis I er i tvivl.")
    for course in COURSES:
        typed = [typed_row(rng, row, cprs) for row in rows if row["Forløb"] == course]
        write_course(book, rng, course, typed, (title, bold, day))
    write_courses(book, bold)
    write_sessions(book, rng, rows, cprs, bold)
    book.close()


def main(folder: Path) -> None:
    """Write both files."""
    rng = random.Random(SEED)
    with open(CLEAN / "referrals.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cprs = cpr_numbers(rng, sorted({row["Borger"] for row in rows}))
    write_workbook(folder / "livsstilscafe.xlsx", rng, rows, cprs)
    forms = forms_of(rng, rows, cprs) + stray_forms(rows, cprs)
    rng.shuffle(forms)
    with open(folder / "skemaer.csv", "w", encoding="windows-1252", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(["Cpr", "Skema", "Udfyldt", "Svar", "Bemærkning"])
        out.writerows(forms)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
