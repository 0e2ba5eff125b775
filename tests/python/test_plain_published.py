"""Published figures a second time, by plain Python: what follows, and what contradicts."""

from __future__ import annotations

import random

import pytest
from plain import funnel, published
from plain.agreement import few, of_figure, of_ranges
from plain.cases import in_blocks
from plain.figure import Bounds, Figure
from plain.partial import ContradictionError, Range, filled_in, merged

import laks


def shown(counts: dict[str, Range], rates: list[Figure]) -> list[Figure]:
    """The rates, without that of the offers where nothing was said of them."""
    offered = counts["offered"]
    says_offers = offered.least > 0 or offered.most != counts["referred"].most
    return funnel.shown(rates, offers=offered.known is not None or says_offers)


@in_blocks
def test_what_was_printed_gives_the_ranges_of_all_counts_and_their_rates(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        figures = published.drawn_figures(random.Random(seed))
        found = laks.Tally.from_counts(**figures).funnel().to_dict()["total"]
        counts = filled_in(figures)
        where = f"figures {figures}:"
        wrong += of_ranges(where, counts, found["counts"])
        plain = shown(counts, funnel.rates_of(counts, counts, 0.95, strata=[counts]))
        for ours, theirs in zip(plain, found["rates"], strict=True):
            wrong += of_figure(where, ours, theirs)
    assert not wrong, few(wrong)


@in_blocks
def test_the_figures_of_several_courses_add_up(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        courses = [published.drawn_figures(draw) for _ in range(draw.randint(1, 4))]
        rows = [{"course": f"LC{number}", **figures} for number, figures in enumerate(courses)]
        found = laks.Tally.from_counts(rows=rows, by=["course"]).funnel().to_dict()["total"]
        strata = [filled_in(one) for one in courses]
        counts = merged(strata)
        where = f"courses {rows}:"
        wrong += of_ranges(where, counts, found["counts"])
        plain = shown(counts, funnel.rates_of(counts, counts, 0.95, strata=strata))
        for ours, theirs in zip(plain, found["rates"], strict=True):
            wrong += of_figure(where, ours, theirs)
    assert not wrong, few(wrong)


@in_blocks
def test_figures_are_refused_where_they_contradict_each_other(seeds: range) -> None:
    for seed in seeds:
        draw = random.Random(seed)
        figures = published.mistyped(published.drawn_figures(draw), draw)
        try:
            filled_in(figures)
        except ContradictionError:
            with pytest.raises(laks.InvalidInput):
                laks.Tally.from_counts(**figures)
        else:
            laks.Tally.from_counts(**figures)


def test_what_is_still_open_is_said_of_published_figures_too() -> None:
    counts = filled_in({"referred": 35, "started": 24, "exited": 8, "completed": 5})
    _, uptake, completion, *_ = funnel.rates_of(counts, counts, 0.95)
    assert (uptake.value, uptake.bounds) == (24 / 35, Bounds(24 / 35, 1.0))
    assert (completion.value, completion.bounds) == (5 / 24, Bounds(5 / 24, 21 / 24))
    assert completion.note == {"lower_bound_so_far": {"waiting": 0, "ongoing": 16}}
