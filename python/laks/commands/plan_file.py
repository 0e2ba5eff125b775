"""The plan of a command, and what a tally must be counted by to answer it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from laks.commands.table_arguments import read_as

if TYPE_CHECKING:
    import argparse

    from laks._laks import Plan


def plan_in(asked: argparse.Namespace) -> Plan | None:
    """Give the plan that a command was given, if it was.

    Examples
    --------
    >>> import argparse
    >>> import laks
    >>> path = str(laks.datasets.ballerup().path / "plan.toml")
    >>> plan_in(argparse.Namespace(plan=path)), plan_in(argparse.Namespace(plan=None))
    (<Plan "Livsstilscafé, Ballerup Kommune": 4 targets>, None)
    """
    from laks._laks import Plan

    return None if asked.plan is None else Plan.read(asked.plan)


def answerable_by(plan: Plan, asked: argparse.Namespace) -> list[str]:
    """Give the strata that a plan asks for, of targets that the table's columns can answer.

    What they cannot is said on stderr. No row is read.
    """
    from laks._laks import Cohort
    from laks.reading.beside import beside
    from laks.reading.read_cohort import rows_of, schema_of

    schema, how = schema_of(asked.schema), read_as(asked)
    key, extracted_on = how.pop("key"), how.pop("extracted_on")
    tables = beside(asked.file, schema, how)
    header = rows_of(asked.file, schema).table.without_rows()
    bare: dict[str, Any] = {
        name: None if table is None else table.without_rows() for name, table in tables.items()
    }
    cohort = Cohort(header, schema, key=key, extracted_on=extracted_on, **bare)
    for gap in plan.check(cohort):
        remedy = f"; {gap['remedy']}" if gap["remedy"] else ""
        print(f"laks: target {gap['target']}: {gap['why']}{remedy}", file=sys.stderr)
    return list(plan.spec(cohort, at=plan.starts_on)["by"])
