"""``laks schema``: propose a schema.toml for a file, or describe its keys for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import laks

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "schema",
        help="propose a schema.toml, or describe its keys",
        description="Print a proposed schema.toml for a file, or its keys as JSON Schema.",
    )
    what = command.add_subparsers(required=True, metavar="what")
    draft = what.add_parser(
        "draft",
        help="propose a schema.toml for a file",
        description="Print a schema.toml to complete: what a person must decide stands as # ?",
    )
    draft.add_argument("file", help="a file of referrals")
    draft.add_argument("--sheet", action="append", metavar="NAME", help="of a workbook")
    draft.set_defaults(run=run_draft)
    json = what.add_parser(
        "json",
        help="describe every key as JSON Schema",
        description="Print the JSON Schema of schema.toml, for editors that complete and check.",
    )
    json.set_defaults(run=run_json)


def run_draft(asked: argparse.Namespace) -> int:
    """Print a proposed schema."""
    print(laks.Schema.draft(asked.file, sheets=asked.sheet), end="")
    return 0


def run_json(_asked: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    print(laks.Schema.json_schema())
    return 0
