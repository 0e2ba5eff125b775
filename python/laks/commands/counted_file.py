"""A file that is a tally, or a table that is counted into one: commands take both alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from laks.commands.table_arguments import read_as

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from laks._laks import Cohort, Plan, Tally


def holds_tally(path: str) -> bool:
    """Tell whether a file holds a tally: it is JSON, which no table is.

    Examples
    --------
    >>> import laks
    >>> holds_tally(str(laks.datasets.ballerup().path / "referrals.csv"))
    False
    """
    if path.lower().endswith(".json"):
        return True
    if not Path(path).is_file():
        return False
    with open(path, "rb") as file:
        return file.read(256).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def needs_table(path: str, command: str) -> None:
    """Refuse a tally where only its table will do.

    Raises
    ------
    InvalidInput
        When the file holds a tally.

    Examples
    --------
    >>> needs_table("referrals.csv", "laks check")
    """
    if holds_tally(path):
        from laks.errors import InvalidInput

        raise InvalidInput(
            f"{command} needs the rows of a table, but {Path(path).name!r} is a tally, which holds "
            "none: give the table that it was counted from"
        )


def stored_tally(path: str) -> Tally:
    """Read a tally from its file.

    Raises
    ------
    InvalidInput
        When it does not hold one.
    OSError
        When there is no such file.

    Examples
    --------
    >>> import tempfile
    >>> import laks
    >>> counted = laks.Tally.from_counts(referred=35)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "tally.json"
    ...     _ = path.write_text(counted.to_json(), encoding="utf-8")
    ...     stored_tally(str(path)) == counted
    True
    """
    from laks._laks import Tally
    from laks.errors import InvalidInput

    try:
        return Tally.from_json(Path(path).read_text(encoding="utf-8-sig"))
    except InvalidInput as error:
        raise InvalidInput(f"{Path(path).name}: {error}") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{Path(path).name}: this is no text in UTF-8, so no tally") from None


def tally_at(tally: Tally, day: str | None) -> Tally:
    """Give a tally as it stood at one of its dates; at its last where none is asked for.

    Raises
    ------
    UnknownName
        When it was not counted at that date.

    Examples
    --------
    >>> import laks
    >>> tally = laks.datasets.ballerup().cohort.tally(as_of=["2016-04-30", "2016-05-31"])
    >>> tally_at(tally, "2016-04-30").as_of.isoformat()
    '2016-04-30'
    """
    return tally if day is None else tally.at(day)


def cohort_in(path: str, asked: argparse.Namespace, schema: str | None = None) -> Cohort:
    """Read a table of referrals as a command says."""
    from laks.reading.read_cohort import read

    return read(path, schema or asked.schema, **read_as(asked))


def tally_in(
    path: str,
    asked: argparse.Namespace,
    days: Sequence[str] = (),
    plan: Plan | None = None,
    like: Tally | None = None,
) -> Tally:
    """Give the tally that a file holds; a table is counted as the command says, or like a tally.

    At the date that is asked for, if one is; of a plan, by what it asks for too.
    """
    if holds_tally(path):
        return tally_at(stored_tally(path), days[0] if days else None)
    cohort = cohort_in(path, asked)
    if like is not None:
        spec = like.spec
        counted_by, followed = spec["by"], spec.get("follow_up_days")
        return cohort.tally(days or spec["as_of"], counted_by, followed, spec.get("horizons"))
    by = list(dict.fromkeys([*asked.by, *needed_by(plan, cohort)]))
    return cohort.tally(days or None, by, getattr(asked, "follow_up_days", None))


def needed_by(plan: Plan | None, cohort: Cohort) -> list[str]:
    """Give the strata that a plan asks for and a table can be counted by.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> needed_by(cafe.plan, cafe.cohort)
    ['course']
    """
    if plan is None:
        return []
    return list(plan.spec(cohort, at=plan.starts_on)["by"])
