"""CPR numbers for the tests: made up, with dates that exist and no check digit that fits."""

import csv
import re
import unicodedata
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


_GAPS = [
    "\t",
    "\n",
    "\r\n",
    "\u00ad",
    "\u200b-",
    "\u2060",
    ")",
    ": ",
    "|",
    "--",
    " - ",
    "\u00a0",
    "/",
]
_DRESSES = [
    str.maketrans("0123456789", digits) for digits in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩")
]
_ESCAPED = re.compile(
    r"\\+(?:[tnrvf]|x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\})|&#\d+;|_x[0-9A-F]{4}_"
)


def dressed(number: str) -> list[str]:
    """The number as a spreadsheet, a web page or a hurried person leaves it."""
    date, end = number[:6], number[6:]
    shapes = [f"{date}{gap}{end}" for gap in _GAPS]
    shapes += [parted(number).translate(dress) for dress in _DRESSES]
    shapes += [f"({date}) {end}", " ".join(number), f"{date[:2]}.{date[2:4]}.{date[4:]}-{end}"]
    return [*shapes, "\u200b".join(number), f"{parted(number)} {parted(NUMBERS[1])}"]


def told_in_any_dress(text: str) -> set[str]:
    """The numbers that a text names, whatever stands between their digits."""
    text = _ESCAPED.sub("-", text)
    text = "".join(
        str(unicodedata.decimal(letter, letter))
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )
    text = re.sub(r"(?<=\d)[^\w]{1,3}(?=\d)", "", text)
    return {number for number in NUMBERS if number in text}
