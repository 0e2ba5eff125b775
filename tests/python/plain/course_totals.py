"""Two groups of people who sit in courses: the difference of shares or means, by course totals.

The totals y of the courses leave residuals e = y − ȳ n, whose variance is taken to be σ² v with
v = n (1 + (n − 1)/20). Both groups together say what σ² is, and Student's t has as many degrees of
freedom as there are courses, less two. One course against another tells nothing. Where no course
differs from its group, people are taken to be alike by 1/20. Fractions keep every sum exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scipy import stats

from plain.contrasts import UNDEFINED, Contrast

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = Fraction(1, 20)


@dataclass(frozen=True)
class Group:
    """What each person of a group scores, course by course; no course is empty."""

    courses: Sequence[Sequence[int]]

    @property
    def people(self) -> int:
        return sum(map(len, self.courses))

    @property
    def mean(self) -> Fraction:
        return Fraction(sum(map(sum, self.courses)), self.people)

    @property
    def variances(self) -> list[Fraction]:
        """The variance v of each course's total, for a variance of 1."""
        return [len(course) * (1 + (len(course) - 1) * ALIKE) for course in self.courses]

    @property
    def residual(self) -> Fraction:
        """Σ e²/v."""
        errors = [sum(course) - self.mean * len(course) for course in self.courses]
        return sum(
            (e * e / v for e, v in zip(errors, self.variances, strict=True)), start=Fraction()
        )

    @property
    def expected(self) -> Fraction:
        """What Σ e²/v is on average for a variance of 1: the mean is that of the same people."""
        shares = [Fraction(len(course), self.people) for course in self.courses]
        everybody = sum(self.variances)
        return sum(
            (
                1 - 2 * s + s * s * everybody / v
                for s, v in zip(shares, self.variances, strict=True)
            ),
            start=Fraction(),
        )

    @property
    def spread(self) -> Fraction:
        """The variance of the mean for a variance of 1."""
        return sum(self.variances, start=Fraction()) / self.people**2

    @property
    def within(self) -> Fraction:
        """Σ (y − ȳ)² over people."""
        scores = [score for course in self.courses for score in course]
        return sum(((score - self.mean) ** 2 for score in scores), start=Fraction())

    @property
    def assumed_spread(self) -> Fraction:
        """The design effect of courses of these sizes, over the people."""
        average = Fraction(sum(len(course) ** 2 for course in self.courses), self.people)
        return (1 + (average - 1) * ALIKE) / self.people


def by_course_totals(before: Group, after: Group, level: float, furthest: float) -> Contrast:
    """The mean after less the mean before; without a p where everybody scores the same.

    No interval reaches further from 0 than two means can differ.
    """
    if not before.courses or not after.courses:
        return UNDEFINED
    seen = float(after.mean - before.mean)
    if len(before.courses) + len(after.courses) == 2:
        return Contrast(seen)
    error = math.sqrt(squared_error(before, after))
    if error == 0:
        return Contrast(seen)
    freedom = len(before.courses) + len(after.courses) - 2
    half = float(stats.t.isf((1 - level) / 2, freedom)) * error
    p = min(1.0, 2 * float(stats.t.sf(abs(seen) / error, freedom)))
    return Contrast(seen, max(seen - half, -furthest), min(seen + half, furthest), p)


def squared_error(before: Group, after: Group) -> Fraction:
    """Learned from the courses where they can tell, or else from people who are alike by 1/20."""
    residual = before.residual + after.residual
    if residual > 0:
        variance = residual / (before.expected + after.expected)
        return variance * (before.spread + after.spread)
    people = max(before.people + after.people - 2, 1)
    spread = before.assumed_spread + after.assumed_spread
    return (before.within + after.within) / people * spread
