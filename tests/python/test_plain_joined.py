"""Scores joined from a table of forms, a second time, by plain Python."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Any

import polars as pl
from plain import outcomes
from plain.agreement import few, of_counts, of_figure
from plain.cases import in_blocks
from plain.drawing import FIRST, drawn_manner, drawn_table
from plain.forms import Form, Joining, Window, drawn_forms, drawn_joining, joined
from plain.handing_over import frame, schema
from plain.seen import Count

import laks

if TYPE_CHECKING:
    from plain.referrals import Table

OURS = {"who5": "who5", "self_rated_health": "self_rated_health_danish"}
LEFT_OUT = ("measurement_orphan", "measurement_double", "measurement_outside_window")


def table_without_scores(draw: random.Random) -> Table:
    manner = dataclasses.replace(
        drawn_manner(draw),
        columns=frozenset({"started_on", "ended_on", "exit"}),
        outcomes=tuple(OURS),
        dated=frozenset(),
        goals=(),
    )
    return drawn_table(draw, manner=manner)


def cohort(table: Table, forms: list[Form], joining: Joining) -> laks.Cohort:
    """laks' own joining of the two tables."""
    bare = dataclasses.replace(table, outcomes=())
    declared = schema(bare)
    del declared["outcomes"]
    declared["rules"] |= dict.fromkeys(LEFT_OUT, "exclude")
    declared["measurements"] = {
        "windows": {
            "baseline": window(joining.baseline),
            "follow_up": window(joining.follow_up),
        }
    }
    beside = pl.DataFrame([cells(form, joining) for form in forms])
    return laks.Cohort(frame(bare), declared, measurements=beside, extracted_on=table.extracted_on)


def window(one: Window) -> dict[str, Any]:
    return {"around": one.around, "before": one.before, "after": one.after}


def cells(form: Form, joining: Joining) -> dict[str, Any]:
    key = {"referral_id": f"R{form.referral:04}"} if joining.by_referral else {}
    whose = key or {"person_id": form.person}
    score = {"outcome": OURS[form.outcome], "score": form.value}
    return {**whose, "measured_on": form.on, **score}


@in_blocks
def test_the_change_in_outcomes_whose_scores_stand_in_forms(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        bare = table_without_scores(draw)
        forms, joining = drawn_forms(draw, bare), drawn_joining(draw)
        if not forms:
            continue
        table = joined(bare, forms, joining)
        count = Count(FIRST.fromordinal(FIRST.toordinal() + draw.randrange(500)))
        tally = cohort(bare, forms, joining).tally(count.as_of)
        for name in {form.outcome for form in forms}:
            found = tally.outcome(OURS[name]).among("referred").change().to_dict()["total"]
            plain = outcomes.change(table, count, name, "referred")
            where = f"table {seed} as of {count.as_of} {joining} {name}:"
            wrong += of_counts(where, plain.counts, found)
            for part, figure in plain.figures.items():
                wrong += of_figure(where, figure, found[part])
    assert not wrong, few(wrong)
