"""The shared reference calls, made through laks.stats, and their results compared."""

import json
import math
from typing import Any

from repository import ROOT

from laks import stats

REFERENCE = ROOT / "tests/reference"


def read(folder: str) -> dict[str, list[dict[str, Any]]]:
    """Every list of a folder of the reference tables, by family."""
    paths = sorted((REFERENCE / folder).glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def result(case: dict[str, Any]) -> object:
    """What the call gives, and the methods that the case names after it."""
    found: Any = getattr(stats, case["function"])(**case["args"])
    steps = case.get("then") or []
    for step in [steps] if isinstance(steps, dict) else steps:
        found = getattr(found, step["name"])(**step.get("args", {}))
    return found


def attribute(found: Any, path: str) -> Any:
    """An attribute by its dotted path; of a plain number, itself."""
    if path == "statistic_squared":
        return found.statistic**2
    for name in path.split("."):
        if name == "value" and isinstance(found, float):
            continue
        # What is a word of the language ends in an underscore.
        found = getattr(found, "lambda_" if name == "lambda" else name)
    return found


def agrees(found: Any, expected: Any, case: dict[str, Any]) -> bool:
    """Whether a figure is what its source says, within the case's own tolerance."""
    if isinstance(expected, list):
        return len(found) == len(expected) and all(
            agrees(one, other, case) for one, other in zip(found, expected, strict=True)
        )
    if expected in ("Inf", "-Inf"):
        return found == float(expected)
    if expected is None or isinstance(expected, str | bool):
        return found == expected
    if found is None or not math.isfinite(found):
        return False
    scale = {"abs": 1.0, "rel": abs(expected)}[case["tolerance_kind"]]
    return abs(found - expected) <= case["tolerance"] * scale


def differences(case: dict[str, Any]) -> list[str]:
    """One line for each figure that is not what its source says."""
    found, expected = result(case), case["expected"]
    assert expected, case["id"]
    pairs = []
    if "list" in expected:
        assert isinstance(found, list)
        assert len(found) == len(expected["list"]), case["id"]
        for one, wanted in zip(found, expected["list"], strict=True):
            named = wanted if isinstance(wanted, dict) else {"": wanted}
            pairs += [(path, attribute(one, path) if path else one, named[path]) for path in named]
    else:
        pairs = [(path, attribute(found, path), expected[path]) for path in expected]
    return [
        f"{case['id']} {path}: {wanted} expected, {got} found"
        for path, got, wanted in pairs
        if not agrees(got, wanted, case)
    ]
