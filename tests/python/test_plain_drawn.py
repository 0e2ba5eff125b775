"""What charts of waits and scores are drawn from, a second time, by plain Python."""

from __future__ import annotations

from plain import outcomes, waits
from plain.agreement import ROOT, few, same
from plain.cases import cases, in_blocks


@in_blocks
def test_the_curve_of_the_wait(seeds: range) -> None:
    wrong: list[str] = []
    seen = 0
    for case in cases(seeds, every_column=True):
        for where, table, found in case.parts(case.tally.waiting(case.level).to_dict()):
            plain = waits.curve(table, case.count, case.level)
            rises = [step.day for step in plain]
            theirs = [step for step in found["curve"] if step["days"] in rises]
            if [step["days"] for step in theirs] != rises or len(found["curve"]) > len(rises) + 1:
                wrong.append(f"{where} rises on {rises}, laks has {found['curve']}")
                continue
            seen += len(rises)
            for ours, step in zip(plain, theirs, strict=True):
                parts = {"started": ours.share, "lower": ours.lower, "upper": ours.upper}
                for part, number in parts.items():
                    if not same(number, step[part], ROOT):
                        wrong.append(f"{where} day {ours.day} {part}: {number}, laks {step}")
    assert not wrong, few(wrong)
    assert seen > 20


@in_blocks
def test_the_scores_before_and_after(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        for name in case.table.outcomes:
            result = case.tally.outcome(name).change(case.level).to_dict()
            for where, table, found in case.parts(result):
                plain = outcomes.scores(table, case.count, name)
                theirs = [(one["score"], one["before"], one["after"]) for one in found["scores"]]
                if theirs != plain:
                    wrong.append(f"{where} {name}: plain {plain}, laks {theirs}")
    assert not wrong, few(wrong)
