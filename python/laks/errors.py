"""What laks refuses: one tree of exceptions, each also a builtin where that fits."""

from __future__ import annotations

from laks._laks import masked

TYPE_CHECKING = False  # as typing has it, which every import of laks would wait for
if TYPE_CHECKING:
    from laks._laks import Issues
    from laks.reading.report import Reading


class LaksError(Exception):
    """Everything that laks refuses. ``str(error)`` is one plain sentence, or a list of rows.

    CPR numbers in it are masked: a file's name or its column names may hold some.

    Examples
    --------
    >>> import laks
    >>> try:
    ...     laks.Tally.from_counts(referred=20, started=24)
    ... except laks.LaksError as error:
    ...     print(type(error).__name__)
    InvalidInput
    """

    def __init__(self, *arguments: object) -> None:
        said = (masked(text) if isinstance(text, str) else text for text in arguments)
        super().__init__(*said)

    def __str__(self) -> str:
        """Return the sentence itself; a KeyError would quote it."""
        return str(self.args[0]) if self.args else ""


class InvalidInput(LaksError, ValueError):  # noqa: N818
    """An argument, a figure or a source of rows that cannot be used."""


class SchemaError(LaksError, ValueError):
    """A schema that does not read, or does not fit the table."""


class UnknownName(LaksError, KeyError):  # noqa: N818
    """A name that is not among those that are known; the sentence lists them."""


class MissingColumn(SchemaError, UnknownName):  # noqa: N818
    """A column that is needed is not in the table; the sentence names the nearest one."""


class SpecMismatch(LaksError, ValueError):  # noqa: N818
    """Two tallies that do not count the same thing."""


class UnequalFollowUp(LaksError, ValueError):  # noqa: N818
    """Before and after were not followed for the same time: cases are open."""


class IssuesError(LaksError, ValueError):
    """Rows that break rules whose action is to refuse.

    Attributes
    ----------
    issues : Issues
        File, sheet, row, column, rule, found, deed and remedy of each, up to a cap.
    total : int
        How many there are, listed or not.
    reading : Reading or None
        What was read, where :func:`laks.read` read it from files.
    """

    def __init__(self, message: str, issues: Issues, total: int) -> None:
        super().__init__(message, issues, total)
        self.issues = issues
        self.total = total
        self.reading: Reading | None = None


class NotCounted(LaksError, KeyError):  # noqa: N818
    """A question that the tally was not made to answer.

    Attributes
    ----------
    table : str
        The table that is missing.
    remedy : str
        What to count with to have it.
    """

    def __init__(self, message: str, table: str, remedy: str) -> None:
        super().__init__(message, table, remedy)
        self.table = table
        self.remedy = remedy


class MissingExtra(LaksError, ImportError):  # noqa: N818
    """A package that this task needs is not installed; the sentence has the command."""
