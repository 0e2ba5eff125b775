"""What the words in a column of exits mean, and which labels are spellings of one another."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_EXITS = {
    "completed": r"gennemført|fuldført|fuldfoert|færdig|completed|finished",
    "never_started": (
        r"ikke (start|påbegynd|mødt op)|aldrig (start|mødt)|ej startet|afvist|annulleret|"
        r"takket nej|startede ikke|mødte (ikke|aldrig)|kom (ikke|aldrig)|never.?started|"
        r"cancelled|declined|not started"
    ),
    "dropped_out": r"udeble|stoppe|frafald|faldet fra|afbrudt|afbrød|dropp|drop.?out|withdr",
    "ended_other": r"ophør|(fra)?flyttet|død|afgået ved|fået job|raskmeldt|ended|moved|died|other",
    "open": r"i ?gang|aktiv|vente|åben|fortsætter|visiteret$|open|active|waiting|ongoing",
}
_REACHED = re.compile(r"(ja|yes|j|y|nået|opnået|opfyldt|reached|true|sand|1)$", re.IGNORECASE)
_NOT_REACHED = re.compile(
    r"(nej|no|n|ikke nået|ikke opnået|ikke opfyldt|not reached|false|falsk|0)$", re.IGNORECASE
)
_NEAR = 0.8


def exit_of(word: str) -> str | None:
    """Give the exit that a word means, if that is plain.

    Examples
    --------
    >>> exit_of("Gennemført"), exit_of("ikke startet"), exit_of("afsluttet")
    ('completed', 'never_started', None)
    """
    told = word.strip().lower()
    found = (name for name, pattern in _EXITS.items() if re.match(pattern, told))
    return next(found, None)


def goal_value_of(word: str) -> str | None:
    """Give what a word says of a goal, if that is plain.

    Examples
    --------
    >>> goal_value_of("Ja"), goal_value_of("nej"), goal_value_of("delvist")
    ('reached', 'not_reached', None)
    """
    told = word.strip()
    if _REACHED.match(told):
        return "reached"
    return "not_reached" if _NOT_REACHED.match(told) else None


def _same(left: str, right: str) -> bool:
    """Say whether two labels are near: few letters differ, and no digit."""
    digits = [re.findall(r"\d+", label) for label in (left, right)]
    if digits[0] != digits[1]:
        return False
    return SequenceMatcher(None, left.lower(), right.lower()).ratio() >= _NEAR


def told_once(words: list[str]) -> list[str]:
    """Leave out words that differ from an earlier one in case and spaces only, which do not count.

    Examples
    --------
    >>> told_once(["Gennemført", "gennemført ", "udeblevet"])
    ['Gennemført', 'udeblevet']
    """
    first = {" ".join(word.lower().split()): word for word in reversed(words)}
    return [word for word in words if first[" ".join(word.lower().split())] == word]


def spellings(labels: dict[str, int]) -> dict[str, list[str]]:
    """Group labels that are spellings of one another, under the most frequent one.

    One in capitals gives way to one that is not.

    Examples
    --------
    >>> spellings({"Jobcenter": 9, "jobcentret": 2, "EGEN LÆGE": 4, "Egen læge": 1})
    {'Jobcenter': ['Jobcenter', 'jobcentret'], 'Egen læge': ['EGEN LÆGE']}
    >>> spellings({"Hold 1": 3, "Hold 2": 3})
    {'Hold 1': ['Hold 1'], 'Hold 2': ['Hold 2']}
    """
    groups: dict[str, list[str]] = {}
    for label in labels:
        near = next((head for head in groups if _same(head, label)), None)
        if near is None:
            groups[label] = [label]
        else:
            groups[near].append(label)
    return {_head(group): told_once(group) for group in groups.values()}


def _head(group: list[str]) -> str:
    return next((label for label in group if not label.isupper()), group[0])
