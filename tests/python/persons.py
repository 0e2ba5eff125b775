"""CPR numbers for the tests: made up, with dates that exist and no check digit that fits."""

import csv
from pathlib import Path

KEY = "a key for the tests only"
NUMBERS = ["0101901234", "0202914321", "1503821111", "3112752222", "2908884444", "0510633333"]
CPR = {"columns": {"person_id": "CPR"}, "persons": {"id": "cpr"}}


def parted(number: str) -> str:
    """The number with its hyphen."""
    return f"{number[:6]}-{number[6:]}"


def forms(number: str) -> set[str]:
    """Every way a number is written that names the person."""
    shapes = {number, parted(number), f"{number[:6]} {number[6:]}"}
    lost = {shape.removeprefix("0") for shape in shapes if number.startswith("0")}
    return shapes | lost


FORMS = {form for number in NUMBERS for form in forms(number)}


def told(text: str) -> set[str]:
    """The numbers that a text names."""
    return {form for form in FORMS if form in text}


def write(path: Path, columns: dict[str, list[str]]) -> Path:
    """Columns as a CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path
