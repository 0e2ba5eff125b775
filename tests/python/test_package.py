"""What holds for the installed package as a whole."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata, resources

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


def test_importing_laks_loads_nothing_but_laks_and_the_standard_library() -> None:
    program = (
        "import sys; before = set(sys.modules); import laks; print(*(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "laks" in loaded
    assert loaded - {"laks"} <= sys.stdlib_module_names


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
