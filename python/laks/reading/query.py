"""The query of a database: one SELECT, and nothing that changes what is stored.

The query is taken apart into words, signs and quoted texts, as a database does: what stands in
quotes or in a comment is no word. Where databases would disagree, the query is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from laks.errors import InvalidInput

_PIECE = re.compile(
    r"""(?P<comment>--[^\n]*|/\*.*?\*/)
      |(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]
        |\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)
      |(?P<word>[^\W\d]\w*)
      |(?P<open>'|"|`|/\*)
      |(?P<sign>\S)""",
    re.DOTALL | re.VERBOSE,
)
_WRITES = {"insert", "update", "delete", "merge"}
_STARTS = {"select", "with"}


@dataclass(frozen=True)
class _Token:
    """A word in small letters, a sign, or a quote for whatever is quoted; and where it begins."""

    text: str
    at: int


def checked(query: str | None, name: str) -> str:
    """Give the query, without a semicolon at its end.

    Raises
    ------
    InvalidInput
        When there is none, or it is not one SELECT.

    Examples
    --------
    >>> checked("SELECT * FROM henvisning WHERE note <> 'delete; drop';", "cafe.sqlite")
    "SELECT * FROM henvisning WHERE note <> 'delete; drop'"
    """
    if query is None or not query.strip():
        raise InvalidInput(
            f"{name} is a database, and which rows to read is not said; declare a query under "
            "[read]"
        )
    tokens = _tokens(query, name)
    end = len(query)
    while tokens and tokens[-1].text == ";":
        end = tokens.pop().at
    words = [token.text for token in tokens]
    start = next((word for word in words if word != "("), None)
    if start not in _STARTS or ";" in words:
        raise InvalidInput(f"query under [read] must be one SELECT, but is not, for {name}")
    if found := _change(words):
        raise InvalidInput(f"query under [read] must only read, but has {found}, for {name}")
    return query[:end].strip()


def _tokens(query: str, name: str) -> list[_Token]:
    tokens = []
    for piece in _PIECE.finditer(query):
        text, kind = piece.group(), str(piece.lastgroup)
        if kind == "open":
            raise InvalidInput(f"query under [read] opens {text} and never closes it, for {name}")
        if said := _doubtful(kind, text):
            raise InvalidInput(f"query under [read] {said}, for {name}")
        if kind != "comment":
            short = text.lower() if kind in {"word", "sign"} else "'"
            tokens.append(_Token(short, piece.start()))
    return tokens


def _doubtful(kind: str, text: str) -> str | None:
    """Say what one database takes for the end of a quote or comment, and another does not."""
    if text.startswith("/*") and "/*" in text[2:]:
        return "has a comment in a comment, which databases end differently; take it out"
    if kind == "comment" and text.startswith("/*!"):
        return "has a comment that MySQL runs, /*!; take it out"
    if kind == "comment" and ";" in text and not re.match(r"--(\s|-)|/\*", text):
        return "has a comment with a semicolon that not every database skips; write -- and a blank"
    if kind == "quoted" and re.search(r"\\['\"]", text):
        return "has a backslash before a quote, which databases read differently; write two quotes"
    return None


def _change(words: list[str]) -> str | None:
    """Give what would change or lock what is stored, if anything does.

    Where a statement can begin: behind a bracket that opens, and behind the bracket that closes
    the last part of WITH.
    """
    before = [None, *words]
    begins = {"(", ")"} if "with" in words else {"("}
    for last, word, following in zip(before, words, [*words[1:], ""], strict=False):
        if word == "into" and last != ".":
            return "INTO"
        if word in _WRITES and last in begins:
            return word.upper()
        if word == "for" and following in {"update", "share", "no", "key"}:
            return f"FOR {following.upper()}"
    return None
