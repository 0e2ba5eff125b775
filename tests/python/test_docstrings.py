"""The examples in the docstrings of the compiled extension run."""

import doctest
import inspect
from collections.abc import Iterator

from laks import _laks


def documented() -> Iterator[tuple[str, object]]:
    """The module, its functions and classes, and what the classes define themselves."""
    yield "laks._laks", _laks
    yield "laks.stats", _laks.stats
    for name, value in [*vars(_laks).items(), *vars(_laks.stats).items()]:
        if callable(value):
            yield name, value
        if inspect.isclass(value):
            for member, attribute in vars(value).items():
                # A plain value would show its type's docstring, and int has examples of its own.
                if (
                    callable(attribute)
                    or inspect.isroutine(attribute)
                    or inspect.isdatadescriptor(attribute)
                ):
                    yield f"{name}.{member}", attribute


def test_every_example_in_the_extension_runs() -> None:
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    attempted = 0
    for name, value in documented():
        test = parser.get_doctest(inspect.getdoc(value) or "", {}, name, None, None)
        result = runner.run(test)
        assert result.failed == 0, name
        attempted += result.attempted
    assert attempted > 0
