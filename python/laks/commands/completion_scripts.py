"""Scripts for shells, written from the arguments that commands have."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Command:
    """A command: its words, its subcommands, its options, and the words that it takes."""

    words: tuple[str, ...]
    help: str
    subcommands: list[str]
    options: list[argparse.Action]
    choices: list[str]


def commands_of(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[Command]:
    """Give a command and all below it.

    Examples
    --------
    >>> from laks.command_line import parser
    >>> [" ".join(command.words) for command in commands_of(parser())][:3]
    ['', 'check', 'schema']
    """
    below: dict[str, argparse.ArgumentParser] = {}
    choices: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            below.update(action.choices)
        elif not action.option_strings and action.choices:
            choices += [str(choice) for choice in action.choices]
    options = [action for action in parser._actions if action.option_strings]
    about = parser.description or ""
    yield Command(words, about.split(". ")[0].rstrip("."), list(below), options, choices)
    for name, command in below.items():
        yield from commands_of(command, (*words, name))


def _flags(command: Command) -> list[str]:
    return [flag for option in command.options for flag in option.option_strings]


def bash(parser: argparse.ArgumentParser) -> str:
    """Write a script for bash; zsh takes it too, through bashcompinit.

    Examples
    --------
    >>> from laks.command_line import parser
    >>> bash(parser()).splitlines()[-1]
    'complete -o default -F _laks laks'
    """
    cases, values = [], []
    for command in commands_of(parser):
        path = " ".join(("laks", *command.words))
        offered = [*command.subcommands, *command.choices, *_flags(command)]
        cases.append(f'        "{path}") words="{" ".join(offered)}" ;;')
        for option in command.options:
            if option.choices:
                flags = "|".join(f'"{path} {flag}"' for flag in option.option_strings)
                listed = " ".join(str(choice) for choice in option.choices)
                values.append(f'        {flags}) words="{listed}" ;;')
    paths = [" ".join(("laks", *c.words)) for c in commands_of(parser) if c.words]
    known = "|".join(f'"{path}"' for path in paths)
    return "\n".join(
        [
            "# Completes laks in bash.",
            "_laks() {",
            '    local current="${COMP_WORDS[COMP_CWORD]}" path="laks" words="" word',
            '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
            f'        case "$path $word" in {known}) path="$path $word" ;; esac',
            "    done",
            '    case "$path" in',
            *cases,
            "    esac",
            '    case "$path ${COMP_WORDS[COMP_CWORD-1]}" in',
            *values,
            "    esac",
            '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
            "}",
            "complete -o default -F _laks laks",
        ]
    )


def zsh(parser: argparse.ArgumentParser) -> str:
    """Write a script for zsh.

    Examples
    --------
    >>> from laks.command_line import parser
    >>> zsh(parser()).splitlines()[1]
    'autoload -U +X bashcompinit && bashcompinit'
    """
    head = "# Completes laks in zsh.\nautoload -U +X bashcompinit && bashcompinit\n"
    return head + bash(parser).partition("\n")[2]


def fish(parser: argparse.ArgumentParser) -> str:
    """Write a script for fish.

    Examples
    --------
    >>> from laks.command_line import parser
    >>> fish(parser()).splitlines()[1]
    "complete -c laks -n __fish_use_subcommand -f -a check -d 'Check every row'"
    """
    lines = ["# Completes laks in fish."]
    for command in commands_of(parser):
        if command.words:
            seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in command.words)
        else:
            seen = "__fish_use_subcommand"
        condition = seen if " " not in seen else f"'{seen}'"
        head = f"complete -c laks -n {condition}"
        about = {" ".join(c.words): c.help for c in commands_of(parser)}
        for word in command.subcommands:
            said = _quoted(about[" ".join((*command.words, word))])
            lines.append(f"{head} -f -a {word} -d {said}")
        if command.choices:
            lines.append(f"{head} -f -a '{' '.join(command.choices)}'")
        for option in command.options:
            lines.append(f"{head} {_fish_option(option)}")
    return "\n".join(lines)


def _fish_option(option: argparse.Action) -> str:
    names = [
        f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
        for flag in option.option_strings
    ]
    takes = [] if option.nargs == 0 else ["-r"]
    if option.choices:
        takes = [f"-x -a '{' '.join(str(choice) for choice in option.choices)}'"]
    about = [] if not option.help else [f"-d {_quoted(option.help)}"]
    return " ".join([*names, *takes, *about])


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("%%", "%") + "'"


SCRIPTS: dict[str, Callable[[argparse.ArgumentParser], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
}
