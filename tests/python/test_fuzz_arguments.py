"""Any value for any argument of any function is a result or an error of laks."""

import inspect
from collections.abc import Iterator

import pytest
from fuzz_calls import CAFE, RESULTS, TALLY, every_call, parameters
from fuzzing import a_result_or_a_refusal, call, mutated, tries
from odd_values import DATE_LISTS, ODD

import laks
from laks import _laks

CALLS = every_call()
# Where a path is given, the system's own error is the answer.
OF_FILES = (OSError,)


@pytest.fixture(autouse=True)
def _sentences_name_arguments_again() -> Iterator[None]:
    yield
    _laks.name_options(as_options=False)


def test_every_function_is_among_the_calls() -> None:
    names = {name for name, _, _ in CALLS}
    assert len(names) > 150
    assert {"laks.read", "laks.report", "Tally.goals", "stats.proportion", "Table[]"} <= names


@pytest.mark.parametrize("share", [0.45])
def test_any_value_for_any_argument_is_a_result_or_a_refusal(
    share: float, tmp_path, monkeypatch
) -> None:
    # OverflowError, AttributeError, KeyError, TypeError and UnicodeEncodeError came out of laks.
    monkeypatch.chdir(tmp_path)
    for rng in tries("arguments", share):
        name, function, given = rng.choice(CALLS)
        named = dict(given)
        if "" in named:
            value = rng.choice(ODD)()
            with a_result_or_a_refusal((name, _shown(value))):
                function(value)
            continue
        names = parameters(function)
        if not names:
            continue
        for argument in rng.sample(names, min(len(names), rng.choice([1, 1, 1, 2]))):
            named[argument] = rng.choice(ODD)()
        positional = [
            n
            for n, p in inspect.signature(function).parameters.items()
            if p.kind is p.POSITIONAL_ONLY
        ]
        first = [named.pop(n) for n in positional if n in named]
        with a_result_or_a_refusal(
            (rng.name, name, {n: _shown(v) for n, v in named.items()}), *OF_FILES
        ):
            function(*first, **named)


def test_any_keyword_of_figures_and_labels_is_a_result_or_a_refusal() -> None:
    for rng in tries("keywords", 0.05):
        value, key = (
            rng.choice(ODD)(),
            rng.choice(["referred", "course", "source", "\ud800", "", "x"]),
        )
        call(laks.Tally.from_counts, **{key: value})
        call(TALLY.where, **{key: value})
        call(TALLY.by, value)
        call(laks.Tally.from_counts, rows=[{"started": 3, "course": value}], by=["course"])
        call(laks.Tally.from_counts, rows=[{value: 3}] if _hashable(value) else [value], by=key)


def test_a_list_without_end_is_refused() -> None:
    for endless in DATE_LISTS:
        call(CAFE.cohort.tally, as_of=endless())
        call(CAFE.cohort.tally, by=endless())


def test_any_text_is_a_stored_result_or_refused() -> None:
    stored = [*RESULTS, TALLY, CAFE.plan, CAFE.cohort.issues, RESULTS[0].table()]
    texts = [(type(thing), thing.to_json()) for thing in stored]
    for rng in tries("json", 0.2):
        kind, text = rng.choice(texts)
        with a_result_or_a_refusal((rng.name, kind)):
            back = kind.from_json(mutated(text, rng))
            used(back)


def used(thing: object) -> None:
    """Everything that a result gives of itself."""
    repr(thing)
    for name in dir(thing):
        if name.startswith("__") or name in {
            "to_excel",
            "to_csv",
            "spec",
            "check",
            "evaluate",
            "from_counts",
        }:
            continue
        found = getattr(thing, name)
        if callable(found) and not _asks(found):
            found()


def _asks(function: object) -> bool:
    parameters = inspect.signature(function).parameters.values()  # type: ignore[arg-type]
    return any(
        p.default is p.empty and p.kind not in {p.VAR_KEYWORD, p.VAR_POSITIONAL} for p in parameters
    )


def _hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _shown(value: object) -> str:
    try:
        return repr(value)[:200].encode("ascii", "backslashreplace").decode()
    except Exception:  # noqa: BLE001
        return "an object that cannot be shown"
