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
    command.add_argument(
        "--json", action="store_true", help="print the keys as JSON Schema, for editors"
    )
    command.set_defaults(run=run_json, command=command)
    what = command.add_subparsers(metavar="draft")
    draft = what.add_parser(
        "draft",
        help="propose a schema.toml for a file",
        description="Print a schema.toml to complete: what a person must decide stands as # ?",
    )
    draft.add_argument("file", help="a file of referrals")
    draft.add_argument("--sheet", action="append", metavar="NAME", help="of a workbook")
    draft.set_defaults(run=run_draft)


def run_draft(asked: argparse.Namespace) -> int:
    """Print a proposed schema."""
    print(laks.Schema.draft(asked.file, sheets=asked.sheet), end="")
    return 0


def run_json(asked: argparse.Namespace) -> int:
    """Print the JSON Schema, where that is asked for."""
    if not asked.json:
        asked.command.error("say what: draft FILE, or --json")
    print(laks.Schema.json_schema())
    return 0
