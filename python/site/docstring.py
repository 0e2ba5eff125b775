"""A docstring as Markdown: sections become headings, examples code, parameters a list."""

import re

HEADING = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.MULTILINE)
ROLE = re.compile(r":(?:class|func|meth|mod|attr|exc):`~?([^`]+)`")
ITEMS = {"Parameters", "Raises", "Returns", "Attributes", "Yields"}


def as_markdown(doc: str) -> str:
    """Write a docstring, cleaned of its indentation, as Markdown."""
    doc = ROLE.sub(r"`\1`", doc).replace("``", "`")
    head, *rest = HEADING.split(doc)
    parts = [_prose(head)]
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        text = _items(body) if title in ITEMS else _prose(body)
        parts.append(f"**{title}**\n\n{text}")
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _prose(text: str) -> str:
    """Paragraphs, with every example in a block of code."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        is_example = block.lstrip().startswith(">>>")
        blocks.append(f"```pycon\n{block}\n```" if is_example else block)
    return "\n\n".join(blocks)


def _items(text: str) -> str:
    """`name : type` with what is indented below it, as a list."""
    lines = []
    for line in text.strip("\n").splitlines():
        if line and not line[0].isspace():
            name, colon, kind = line.partition(" : ")
            lines.append(f"- `{name}`" + (f": {kind}" if colon else ""))
        else:
            lines.append(f"  {line.strip()}")
    return "\n".join(lines)
