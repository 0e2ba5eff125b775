"""The café's five courses and the days on which they meet.

Published: one course was over and two were running at the early status; the next two were to open
in April and in September 2016; from the fourth on they are shorter with the same number of
sessions. Simulated: every date and the number of places.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SESSIONS = 16
TUESDAY, THURSDAY = 1, 3

# Days without sessions: autumn, Christmas, winter and Easter holidays, Ascension Day.
CLOSED = [
    date(2015, 10, 13),
    date(2015, 12, 24),
    date(2015, 12, 31),
    date(2016, 2, 16),
    date(2016, 2, 18),
    date(2016, 3, 22),
    date(2016, 3, 24),
    date(2016, 5, 5),
    date(2016, 10, 18),
    date(2016, 10, 20),
]


@dataclass(frozen=True)
class Course:
    """One run of the café. From LC4 on: shorter, with the same number of sessions."""

    id: str
    opens: date
    weekdays: tuple[int, ...]
    places: int

    def days(self) -> list[date]:
        """The days of all planned sessions."""
        days, day = [], self.opens
        while len(days) < SESSIONS:
            if day.weekday() in self.weekdays and day not in CLOSED:
                days.append(day)
            day += timedelta(days=1)
        return days


COURSES = {
    course.id: course
    for course in [
        Course("LC1", date(2015, 8, 25), (TUESDAY,), 12),
        Course("LC2", date(2015, 11, 19), (THURSDAY,), 12),
        Course("LC3", date(2016, 1, 12), (TUESDAY,), 12),
        Course("LC4", date(2016, 3, 29), (TUESDAY, THURSDAY), 16),
        Course("LC5", date(2016, 9, 20), (TUESDAY, THURSDAY), 16),
    ]
}
