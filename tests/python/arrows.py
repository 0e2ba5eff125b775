"""Which module uses which, as a graph; and the circles in one."""

from collections.abc import Iterable

Path = tuple[str, ...]
Graph = dict[Path, set[Path]]


def circles(graph: Graph) -> list[list[str]]:
    """The groups of modules that use each other in a circle, each sorted."""
    reached = {start: _reached(graph, start) for start in graph}
    groups = {
        frozenset(other for other in reached[start] if start in reached.get(other, ()))
        for start in graph
        if start in reached[start]
    }
    return sorted(sorted(shown(module) for module in group) for group in groups)


def circles_of_folders(graph: Graph) -> list[list[str]]:
    """The groups of neighbours in a folder that use each other in a circle, with all inside."""
    by_folder: dict[Path, Graph] = {}
    for module, used in graph.items():
        for other in used:
            if pair := _neighbours(module, other):
                mine, theirs = pair
                by_folder.setdefault(mine[:-1], {}).setdefault(mine, set()).add(theirs)
    return sorted(circle for folder in by_folder.values() for circle in circles(folder))


def steps_up(graph: Graph, floors: list[str]) -> list[str]:
    """The arrows from a floor to a higher one; `floors` names them from the ground up."""
    height = {name: number for number, name in enumerate(floors)}
    return sorted(
        f"{shown(module)} uses {shown(other)}"
        for module, used in graph.items()
        for other in used
        if module and other and height[other[0]] > height[module[0]]
    )


def shown(module: Path) -> str:
    """A module as it is written."""
    return "::".join(module) or "the root"


def count(graphs: Iterable[Graph]) -> tuple[int, int]:
    """How many modules, and how many arrows."""
    modules, arrows = 0, 0
    for graph in graphs:
        modules += len(graph)
        arrows += sum(map(len, graph.values()))
    return modules, arrows


def _reached(graph: Graph, start: Path) -> set[Path]:
    found: set[Path] = set()
    next_ones = list(graph.get(start, ()))
    while next_ones:
        module = next_ones.pop()
        if module not in found:
            found.add(module)
            next_ones.extend(graph.get(module, ()))
    return found


def _neighbours(module: Path, other: Path) -> tuple[Path, Path] | None:
    """The neighbours in which the two lie; none if one lies in the other."""
    for depth, (mine, theirs) in enumerate(zip(module, other, strict=False), start=1):
        if mine != theirs:
            return module[:depth], other[:depth]
    return None
