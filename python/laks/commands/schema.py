"""``laks schema``: propose a schema.toml for a file, or describe its keys for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "schema",
        help=about,
        description="Print a proposed schema.toml for a file, or its keys as JSON Schema.",
        epilog="example: laks schema draft cafe.csv > schema.toml",
    )
    command.add_argument(
        "--json", action="store_true", help="print the keys as JSON Schema, for editors"
    )
    command.add_argument(
        "--quiet", action="store_true", help="print nothing; errors stay on stderr"
    )
    command.set_defaults(run=run_json, command=command)
    what = command.add_subparsers(metavar="draft")
    draft = what.add_parser(
        "draft",
        help="propose a schema.toml for a file",
        description="Print a schema.toml to complete: what a person must decide stands as # ?",
        epilog="example: laks schema draft cafe.csv --out schema.toml",
    )
    draft.add_argument("file", help="a file of referrals; - for standard input")
    draft.add_argument("--sheet", action="append", metavar="NAME", help="of a workbook")
    draft.add_argument("--out", metavar="SCHEMA.toml", help="write it to a file")
    said = draft.add_mutually_exclusive_group()
    said.add_argument("--json", action="store_true", help="print the draft as JSON, a text")
    said.add_argument("--quiet", action="store_true", help="print nothing; errors stay on stderr")
    draft.set_defaults(run=run_draft)


def run_draft(asked: argparse.Namespace) -> int:
    """Print a proposed schema, or write it to a file."""
    from laks._laks import Schema
    from laks.commands.telling import json_of

    draft = Schema.draft(asked.file, sheets=asked.sheet)
    if asked.out is not None:
        write_text(asked.out, draft)
    if not asked.quiet and (asked.json or asked.out is None):
        print(json_of({"draft": draft, "written": asked.out}) if asked.json else draft.rstrip("\n"))
    return 0


def run_json(asked: argparse.Namespace) -> int:
    """Print the JSON Schema, where that is asked for."""
    from laks._laks import Schema

    if not asked.json:
        asked.command.error("say what: draft FILE, or --json")
    if not asked.quiet:
        print(Schema.json_schema())
    return 0
