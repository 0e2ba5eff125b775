"""Every reference call gives through laks.stats what its source says, as it does in Rust."""

import inspect
import json

import pytest
from reference_calls import REFERENCE, differences, read

from laks import stats

CALLS = read("stats")


def test_there_are_as_many_calls_as_were_written() -> None:
    assert len(CALLS) >= 25
    assert sum(len(cases) for cases in CALLS.values()) >= 1100


@pytest.mark.parametrize("family", sorted(CALLS))
def test_every_call_gives_what_its_source_says(family: str) -> None:
    assert CALLS[family]
    assert [line for case in CALLS[family] for line in differences(case)] == []


def test_nearly_every_function_is_called() -> None:
    functions = {name for name in stats.__all__ if inspect.isbuiltin(getattr(stats, name))}
    called = {case["function"] for cases in CALLS.values() for case in cases}
    assert called <= functions
    # No case was collected for these; their figures are pinned in Rust and by their examples.
    uncalled = {"benjamini_hochberg", "clustered_difference", "holm"}
    uncalled |= {"funnel_flag", "partial_pooling", "run_chart", "runs_test"}
    assert functions - called == uncalled


def test_every_case_that_was_collected_is_tested_or_left_out_with_its_reason() -> None:
    listed = json.loads((REFERENCE / "case_ids.json").read_text(encoding="utf-8"))
    collected = {f"{family}-{n:03d}" for family, numbers in listed.items() for n in numbers}
    assert len(collected) == 717
    tested = {case["id"] for cases in CALLS.values() for case in cases}
    left_out = {case["id"]: case["why"] for cases in read("left_out").values() for case in cases}
    assert collected - tested - left_out.keys() == set()
    assert left_out.keys() & tested == set()
    assert left_out.keys() <= collected
    assert [id for id, why in left_out.items() if len(why) <= 20] == []


def test_a_wrong_figure_is_found() -> None:
    case = CALLS["single_proportion_ci"][0]
    wrong = {**case, "expected": {"lower": 0.5 + case["expected"]["lower"]}}
    assert differences(case) == []
    assert len(differences(wrong)) == 1
