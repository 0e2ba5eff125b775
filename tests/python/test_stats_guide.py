"""The guide to methods and the module agree: every function has its question."""

import inspect
import re

from repository import ROOT

from laks import stats

GUIDE = (ROOT / "python/docs/choosing_a_method.md").read_text(encoding="utf-8")


def test_every_function_is_linked_to_a_question() -> None:
    functions = {name for name in stats.__all__ if inspect.isbuiltin(getattr(stats, name))}
    named = set(re.findall(r"`(\w+)", GUIDE))
    assert len(functions) >= 45
    assert functions - named == set()


def test_every_function_says_formula_use_source_and_example() -> None:
    functions = [name for name in stats.__all__ if inspect.isbuiltin(getattr(stats, name))]
    for name in functions:
        text = inspect.getdoc(getattr(stats, name)) or ""
        assert re.search(r"^Use ", text, re.MULTILINE), name
        for section in ["Raises\n---", "References\n---", "Examples\n---", ">>> "]:
            assert section in text, (name, section)


def test_every_parameter_in_a_stub_is_one_of_the_function() -> None:
    for name in stats.__all__:
        value = getattr(stats, name)
        if inspect.isbuiltin(value):
            assert inspect.signature(value).parameters, name
            assert value.__module__ == "laks.stats"
