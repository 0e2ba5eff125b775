"""A page for every public name of laks and laks.stats, from its docstring."""

import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

from docstring import as_markdown

import laks
import laks.stats

PACKAGES: dict[str, ModuleType] = {"laks": laks, "stats": laks.stats}


def write_reference(folder: Path) -> None:
    """Write `laks.md`, `stats.md`, and a page for each name in a folder beside them."""
    for short, package in PACKAGES.items():
        names = [name for name in package.__all__ if not name.startswith("__")]
        pages = folder / short
        pages.mkdir(parents=True)
        lines = [f"# {package.__name__}", as_markdown(_doc(package, package.__name__)), ""]
        lines += ["| name | |", "|---|---|"]
        for name in sorted(names, key=str.lower):
            value = getattr(package, name)
            page = f"{short}/{name}.md" if value is not laks.stats else "stats.md"
            lines.append(f"| [`{name}`]({page}) | {_first(_doc(value, name))} |")
            if value is not laks.stats:
                full = f"{package.__name__}.{name}"
                (pages / f"{name}.md").write_text(_page(full, value), encoding="utf-8")
        (folder / f"{short}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _page(full: str, value: Any) -> str:
    if inspect.ismodule(value):
        functions = inspect.getmembers(value, inspect.isfunction)
        own = [(name, it) for name, it in functions if it.__module__ == value.__name__]
        members = [(name, it) for name, it in own if not name.startswith("_")]
    elif inspect.isclass(value):
        inherited = set(dir(Exception))
        own = [name for name in dir(value) if not name.startswith("_") and name not in inherited]
        members = [(name, inspect.getattr_static(value, name)) for name in own]
    else:
        members = []
    name = full.rpartition(".")[2]
    parts = [f"# {full}", _call(name, value), as_markdown(_doc(value, full))]
    for member, of in members:
        parts += [f"## {member}", _call(member, of), as_markdown(_doc(of, f"{full}.{member}"))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _call(name: str, value: Any) -> str:
    """Show the signature of what can be called, as code."""
    if inspect.isclass(value) or inspect.ismodule(value) or not callable(_function(value)):
        return ""
    try:
        signature = str(inspect.signature(_function(value)))
    except (TypeError, ValueError):
        signature = "(…)"
    for hidden in ("(self, ", "(cls, ", "(/, ", "(self)", "(cls)", "(/)"):
        signature = signature.replace(hidden, "()" if hidden.endswith(")") else "(", 1)
    return f"```python\n{name}{signature}\n```"


def _function(value: Any) -> Any:
    is_wrapped = isinstance(value, (staticmethod, classmethod))
    return value.__func__ if is_wrapped else value


def _doc(value: Any, name: str) -> str:
    doc = inspect.getdoc(_function(value))
    if not doc:
        raise SystemExit(f"{name} must have a docstring, for its page in the reference")
    return doc


def _first(doc: str) -> str:
    """Give the first sentence, for a cell of a table."""
    return " ".join(as_markdown(doc.partition("\n\n")[0]).split()).replace("|", "\\|")
