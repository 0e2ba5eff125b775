"""Names and words as TOML, on one line and with nothing in it that names a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from laks._laks import masked

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str) -> str:
    r"""Give a text as a TOML string.

    Examples
    --------
    >>> print(quoted('Status "ny"'), quoted("010203-1234"))
    "Status \"ny\"" "######-####"
    """
    return json.dumps(masked(text), ensure_ascii=False).replace("\x7f", "\\u007F")


def listed(texts: Iterable[str]) -> str:
    """Give texts as a TOML list.

    Examples
    --------
    >>> listed(["i gang", "venter"])
    '["i gang", "venter"]'
    """
    return f"[{', '.join(map(quoted, texts))}]"


def key(text: str) -> str:
    """Give a TOML key, bare where it can be.

    Examples
    --------
    >>> key("Jobcenter"), key("Egen læge")
    ('Jobcenter', '"Egen læge"')
    """
    return text if text.replace("_", "").isalnum() and text.isascii() else quoted(text)


def aligned(pairs: dict[str, str]) -> list[str]:
    """Give lines `key = value` with their signs under one another.

    Examples
    --------
    >>> aligned({"exit": '"Status"', "unit": '"Enhed"'})
    ['exit = "Status"', 'unit = "Enhed"']
    """
    width = max(map(len, pairs), default=0)
    return [f"{name.ljust(width)} = {value}" for name, value in pairs.items()]
