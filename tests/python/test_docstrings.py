"""The examples in the docstrings of the compiled extension run."""

import doctest
import inspect
from collections.abc import Iterator

from laks import _laks


def documented() -> Iterator[tuple[str, object]]:
    """The module, its public objects, and the members its classes define themselves."""
    yield "laks._laks", _laks
    for name, value in vars(_laks).items():
        if name.startswith("__"):
            continue
        yield name, value
        if inspect.isclass(value):
            yield from ((f"{name}.{member}", value.__dict__[member]) for member in value.__dict__)


def test_every_example_in_the_extension_runs() -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    attempted = 0
    for name, value in documented():
        test = parser.get_doctest(inspect.getdoc(value) or "", {}, name, None, None)
        result = runner.run(test)
        assert result.failed == 0, name
        attempted += result.attempted
    assert attempted > 0
