"""``laks completion``: a script that completes commands and options in bash, zsh or fish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.telling import add_telling_arguments, tell

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "completion",
        help=about,
        description="Print a script that completes commands, options and files in a shell.",
        epilog="in ~/.bashrc: source <(laks completion bash); zsh the same in ~/.zshrc; for fish: "
        "laks completion fish > ~/.config/fish/completions/laks.fish",
    )
    command.add_argument("shell", choices=SHELLS)
    add_telling_arguments(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the script."""
    from laks.command_line import parser
    from laks.commands.completion_scripts import SCRIPTS

    script = SCRIPTS[asked.shell](parser())
    tell(asked, script, {"shell": asked.shell, "script": script})
    return 0
