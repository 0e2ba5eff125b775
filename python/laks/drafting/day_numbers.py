"""Which days the plain numbers in columns of dates are: a spreadsheet's, or another program's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laks._laks import days_as_number, look_of

if TYPE_CHECKING:
    from laks.drafting.header import Column

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 5
_MOST = 200
EPOCHS = {"spreadsheet": "1900", "macintosh": "1904"}
WAYS = {
    "spreadsheet": "days of a spreadsheet",
    "macintosh": "days of an old Macintosh's spreadsheet",
    "sas_days": "days since 1960, of SAS and Stata",
    "unix_days": "days since 1970, of R and Unix",
    "spss_seconds": "seconds since 1582, of SPSS",
    "sas_seconds": "seconds since 1960, of SAS",
    "stata_milliseconds": "milliseconds since 1960, of Stata",
    "unix_seconds": "seconds since 1970, of Unix",
    "unix_milliseconds": "milliseconds since 1970, of Unix",
}


def epoch_of(
    dates: dict[str, Column], *, counts_from_1904: bool = False
) -> tuple[str | None, list[str]]:
    """Propose what `excel_dates` is, with what a person has to look at.

    It is proposed only where the numbers lie near the other dates, or, where there are none, in the
    years in which programmes are; and never without a question.

    Examples
    --------
    >>> from laks.drafting.header import Column
    >>> epoch_of({"referred_on": Column("Henvist", ["42373", "2016-01-05"])})[0]
    '1900'
    >>> epoch_of({"referred_on": Column("Henvist", ["20457"])})
    (None, ['# ? referred_on has numbers for dates: 20457 is 2016-01-04 as days since 1960, of SAS \
and Stata, or 2026-01-04 as days since 1970, of R and Unix; write dates as YYYY-MM-DD'])
    """
    numbers = {word: found for word, column in dates.items() if (found := _numbers(column))}
    if not numbers:
        return None, []
    years = {int(year) for column in dates.values() for year in _years(column)}
    every = [number for found in numbers.values() for number in found]
    ways = _ways(every, years)
    if counts_from_1904:
        ways = [way for way in ways if way != "spreadsheet"]
    epoch = next((EPOCHS[way] for way in ways if way in EPOCHS), None)
    word, first = next((word, found[0]) for word, found in numbers.items())
    read = dict(days_as_number(first))
    said = ", or ".join(f"{read[way]} as {WAYS[way]}" for way in ways or read if way in read)
    is_said = f": {first} is {said}" if said else f", such as {first}"
    do = "write dates as YYYY-MM-DD" if epoch is None else "check `excel_dates`"
    return epoch, [f"# ? {word} has numbers for dates{is_said}; {do}"]


def _numbers(column: Column) -> list[str]:
    """Give the first values that are numbers and no dates."""
    told = column.told[:_MOST]
    return [value for value in told if look_of(value) in {"day_number", "number"}]


def _years(column: Column) -> list[str]:
    """Give the years of the values that are dates."""
    told = [value for value in column.told[:_MOST] if look_of(value) == "date"]
    return [year for value in told for year in _YEAR.findall(value)]


def _ways(numbers: list[str], years: set[int]) -> list[str]:
    """Give the ways in which nearly every number lies near the other dates, nearest first."""
    gaps: dict[str, list[int]] = {way: [] for way in WAYS}
    for number in numbers:
        for way, day in days_as_number(number):
            gap = _gap(int(day[:4]), years)
            if gap <= _NEAR:
                gaps[way].append(gap)
    near = [way for way, found in gaps.items() if len(found) >= 0.9 * len(numbers)]
    return sorted(near, key=lambda way: sum(gaps[way]) / len(numbers))


def _gap(year: int, years: set[int]) -> int:
    """Say by how many years it lies outside the years of the other dates."""
    return max(0, min(years) - year, year - max(years)) if years else 0
