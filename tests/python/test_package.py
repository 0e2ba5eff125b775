"""What holds for the installed package as a whole."""

import ast
import importlib
import pickle
import re
import subprocess
import sys
import tomllib
from importlib import metadata, resources

import pytest
from packaging.requirements import Requirement
from repository import ROOT

import laks


def test_the_version_is_the_workspace_version_everywhere() -> None:
    workspace = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]
    assert laks.__version__ == workspace["package"]["version"]
    assert metadata.version("laks") == laks.__version__


def test_every_public_name_exists_and_is_documented() -> None:
    assert laks.__doc__
    assert [name for name in laks.__all__ if not hasattr(laks, name)] == []


def test_laks_needs_no_other_package() -> None:
    needed = metadata.requires("laks") or []
    assert needed
    assert [name for name in needed if "extra ==" not in name] == []


def loaded_by(statement: str) -> set[str]:
    """The modules that a statement loads in a fresh interpreter."""
    program = (
        f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(run.stdout.splitlines()[-1].split())


def test_importing_laks_loads_nothing_but_laks_and_the_standard_library() -> None:
    loaded = {name.split(".")[0] for name in loaded_by("import laks")}
    assert "laks" in loaded
    assert loaded - {"laks"} <= sys.stdlib_module_names


def test_importing_laks_waits_for_nothing_that_is_not_used_yet() -> None:
    loaded = loaded_by("import laks")
    assert {name for name in loaded if name.startswith("laks")} == {
        "laks",
        "laks._laks",
        "laks.errors",
    }
    slow = "argparse csv dataclasses datetime html inspect json pathlib re sqlite3 typing urllib"
    assert loaded.isdisjoint(slow.split())


def test_what_comes_later_is_what_its_module_has(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(laks._LATER) <= set(laks.__all__)
    for name, module in laks._LATER.items():
        monkeypatch.delitem(vars(laks), name, raising=False)
        found = getattr(laks, name)
        assert found is getattr(importlib.import_module(module), name, sys.modules[module])
        assert vars(laks)[name] is found


def test_all_names_are_listed_and_imported_before_they_are_used() -> None:
    everything = "from laks import *; import laks; assert set(laks.__all__) <= {*dir(), *dir(laks)}"
    assert "laks.reporting.build" in loaded_by(everything)
    listed = "import laks; assert set(laks.__all__) <= set(dir(laks))"
    assert "laks.reading" not in loaded_by(listed)
    assert [name for name in dir(laks) if not name.startswith("__")] == sorted(
        name for name in laks.__all__ if not name.startswith("__")
    )


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="module 'laks' has no attribute 'dataset'") as refused:
        _ = laks.dataset
    assert (refused.value.name, refused.value.obj) == ("dataset", laks)
    with pytest.raises(ImportError, match="cannot import name 'dataset' from 'laks'"):
        exec("from laks import dataset")  # noqa: S102


def test_what_was_pickled_is_read_before_its_module_was_asked_for() -> None:
    cafe = laks.datasets.ballerup()
    funnel = cafe.cohort.tally(as_of="2016-05-15").funnel()
    stored = pickle.dumps((funnel, laks.stats.proportion(24, 35), cafe.cohort.reading))
    read = f"import pickle; print(*pickle.loads({stored!r}), sep=chr(10))"
    run = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(f"{funnel}\n")


def test_a_type_checker_and_the_interpreter_see_the_same_names() -> None:
    source = (ROOT / "python/laks/__init__.py").read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: node.module for node in imports for alias in node.names}
    assert set(seen) == set(laks.__all__)
    assert set(laks._LATER) == {
        name for name, module in seen.items() if module not in {"laks._laks", "laks.errors"}
    }


def test_the_package_is_typed() -> None:
    assert (resources.files("laks") / "py.typed").is_file()


def test_the_tested_versions_satisfy_the_declared_extras() -> None:
    pins = dict(
        re.fullmatch(r"([\w.-]+)==(\S+)", line).groups()
        for line in (ROOT / "python/constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    names = {name.lower().replace("_", "-"): version for name, version in pins.items()}
    project = tomllib.loads((ROOT / "python/pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    tested = [
        Requirement(text)
        for extra in ("read", "charts", "report", "bench", "dev")
        for text in extras[extra]
    ]
    assert len(tested) > 10
    wrong = [
        str(need)
        for need in tested
        if need.name != "laks" and names.get(need.name.lower(), "missing") not in need.specifier
    ]
    assert wrong == []
