"""Which module of a Python package imports which when it is imported."""

import ast
from collections.abc import Iterator
from pathlib import Path

from arrows import Graph
from arrows import Path as Module


def arrows(root: Path) -> Graph:
    """For each module of the package in `root` the modules that it imports at once.

    What only a type checker sees is left out, and what a function imports when it is called. A
    compiled module is known by its stub.
    """
    stubs = {_module(root, path): path for path in root.rglob("*.pyi")}
    paths = {_module(root, path): path for path in sorted(root.rglob("*.py"))}
    graph: Graph = {}
    for module, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        package = module if path.name == "__init__.py" else module[:-1]
        names = [name for node in _at_once(tree.body) for name in _named(node, root.name, package)]
        graph[module] = {_longest(name, stubs | paths) for name in names} - {module}
    return graph


def _module(root: Path, path: Path) -> Module:
    parts = path.relative_to(root).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def _at_once(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run on import, but not those under `if TYPE_CHECKING`."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from _at_once(node.orelse)
            continue
        yield node
        for part in ("body", "orelse", "finalbody"):
            yield from _at_once(getattr(node, part, []))
        for handler in getattr(node, "handlers", []):
            yield from _at_once(handler.body)


def _named(node: ast.stmt, root: str, package: Module) -> Iterator[Module]:
    """The names within the package that a statement imports."""
    if isinstance(node, ast.Import):
        imported = [tuple(alias.name.split(".")) for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        module = tuple(node.module.split(".")) if node.module else ()
        above = (root, *package)[: len(package) + 2 - node.level] if node.level else ()
        imported = [(*above, *module, alias.name) for alias in node.names]
    else:
        return
    yield from (name[1:] for name in imported if name[0] == root and len(name) > 1)


def _longest(name: Module, modules: dict[Module, Path]) -> Module:
    """The module that a name stands for, or stands in."""
    while name not in modules:
        name = name[:-1]
    return name
