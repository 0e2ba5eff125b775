"""The query of a database: one SELECT, and nothing that changes what is stored."""

from __future__ import annotations

import re

from laks.errors import InvalidInput

_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")
_CHANGES = re.compile(
    r"\b(insert|update|delete|merge|replace\s+into|drop|alter|create|truncate|grant|attach|copy|"
    r"call|exec|execute|vacuum|into)\b",
    re.IGNORECASE,
)


def checked(query: str | None, name: str) -> str:
    """Give the query, without a semicolon at its end.

    Raises
    ------
    InvalidInput
        When there is none, or it is not one SELECT.

    Examples
    --------
    >>> checked("SELECT * FROM henvisning;", "cafe.sqlite")
    'SELECT * FROM henvisning'
    """
    if query is None or not query.strip():
        raise InvalidInput(
            f"{name} is a database, and which rows to read is not said; declare a query under "
            "[read]"
        )
    plain = _QUOTED.sub("''", _COMMENT.sub(" ", query)).strip().rstrip(";").strip()
    if not re.match(r"(select|with)\b", plain, re.IGNORECASE) or ";" in plain:
        raise InvalidInput(f"query under [read] must be one SELECT, but is not, for {name}")
    if found := _CHANGES.search(plain):
        raise InvalidInput(
            f"query under [read] must only read, but has {found.group(1).upper()}, for {name}"
        )
    return query.strip().rstrip(";").strip()
