"""The wheel and the source package, as someone who installs them meets them.

`make python-tests` builds both from what it has compiled already, `make packages` those that are
handed out; each names their folder in LAKS_PACKAGES.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packages import built, described, members, sections, unpacked
from repository import ROOT, files

import laks

pytestmark = pytest.mark.skipif(
    "LAKS_PACKAGES" not in os.environ, reason="make python-tests builds the packages and tests them"
)
INFO = f"laks-{laks.__version__}.dist-info"
LICENCES = ["LICENSE-MIT", "LICENSE-APACHE"]
LIBRARY = "laks/_laks.abi3.so"
TABLE = "Henvist;Start;Henviser\n03-04-2016;11-04-2016;Jobcenter\n04-04-2016;;Egen læge\n"
SCHEMA = """
[read]
dates = "d-m-y"
[columns]
referred_on = "Henvist"
started_on = "Start"
source = "Henviser"
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    return built("laks-*.whl")


@pytest.fixture(scope="module")
def held(wheel: Path) -> dict[str, bytes]:
    return members(wheel)


@pytest.fixture(scope="module")
def library(held: dict[str, bytes]) -> bytes:
    return held[LIBRARY]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(built("laks-*.tar.gz"), tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that has the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install"]
    subprocess.run([*pip, "--quiet", "--no-index", wheel], check=True)
    return folder / "bin"


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints, run where nothing of this repository is seen."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=True)
    return ran.stdout


def test_one_wheel_serves_every_python_from_3_11_on(wheel: Path) -> None:
    of_system = r"(manylinux\w+\.)?manylinux_2_\d+_\w+" if platform.system() == "Linux" else r"\w+"
    tagged = rf"laks-{re.escape(laks.__version__)}-cp311-abi3-{of_system}\.whl"
    assert re.fullmatch(tagged, wheel.name)


def test_the_wheel_holds_the_package_and_nothing_else(held: dict[str, bytes]) -> None:
    package = {
        path.relative_to(ROOT / "python").as_posix(): path.read_bytes()
        for path in files(ROOT / "python" / "laks")
    }
    assert len(package) > 100
    assert {name for name in held if not name.startswith(INFO)} == {*package, LIBRARY}
    assert [name for name, content in package.items() if held[name] != content] == []


def test_the_metadata_say_what_it_is_and_under_which_terms(held: dict[str, bytes]) -> None:
    fields = described(held[f"{INFO}/METADATA"])
    assert fields["Name"] == "laks"
    assert fields["Version"] == laks.__version__
    assert fields["Requires-Python"] == ">=3.11"
    assert fields["Author"] == "the laks developers"
    assert fields["License-Expression"] == "MIT OR Apache-2.0"
    assert fields.get_all("License-File") == LICENCES
    for name in LICENCES:
        assert held[f"{INFO}/licenses/{name}"] == (ROOT / name).read_bytes()
    assert fields["Description-Content-Type"].startswith("text/markdown")
    readme = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
    payload = fields.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode("utf-8").strip() == readme.strip()
    assert len(fields["Keywords"].split(",")) > 3
    assert "Typing :: Typed" in fields.get_all("Classifier", [])


def test_the_page_of_the_package_leads_to_no_file_of_the_repository() -> None:
    """Where the page is shown, the repository is not beside it."""
    text = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert [link for link in links if "://" not in link] == []


def test_no_path_of_the_machine_that_built_it_is_left_in_the_wheel(held: dict[str, bytes]) -> None:
    cargo = os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))
    folders = {str(ROOT), str(Path.home()), cargo, str(Path(sys.executable).parent.parent)}
    for folder in folders:
        named = re.compile(re.escape(folder.encode()) + rb"/[\w./-]{0,80}")
        found = {name: named.findall(content) for name, content in held.items()}
        assert {name: paths for name, paths in found.items() if paths} == {}


@pytest.mark.skipif(platform.system() != "Linux", reason="elsewhere libraries are not ELF")
def test_the_library_is_stripped(library: bytes) -> None:
    found = sections(library)
    assert ".dynsym" in found
    assert found.isdisjoint({".symtab", ".debug_info", ".debug_line"})


def test_a_fresh_environment_without_extras_reads_a_csv(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "cafe.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "schema.toml").write_text(SCHEMA, encoding="utf-8")
    program = (
        "import laks, sys, json\n"
        "schema = laks.Schema.read('schema.toml')\n"
        "tally = laks.read('cafe.csv', schema=schema).tally(as_of='2016-05-01', by=['source'])\n"
        "print(json.dumps([laks.__file__, tally.funnel().counts['started'], tally.to_json()]))\n"
        "foreign = {name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names\n"
        "print(*sorted(foreign))\n"
    )
    answer, foreign = run(fresh / "python", "-c", program, folder=tmp_path).splitlines()
    where, started, stored = json.loads(answer)
    assert Path(where).is_relative_to(fresh.parent)
    assert started == 1
    assert laks.Tally.from_json(stored).funnel().counts["referred"] == 2
    assert set(foreign.split()) - {"__main__"} == {"laks"}


def test_the_command_is_installed_and_brings_its_example(fresh: Path, tmp_path: Path) -> None:
    assert run(fresh / "laks", "--version", folder=tmp_path).strip() == laks.__version__
    program = "import laks; print(laks.datasets.ballerup().path)"
    cafe = Path(run(fresh / "python", "-c", program, folder=tmp_path).strip())
    checked = ["check", cafe / "referrals.csv", "--schema", cafe / "schema.toml"]
    assert run(fresh / "laks", *checked, folder=tmp_path).startswith("83 referrals")


def test_the_source_package_has_all_that_building_needs(source: Path) -> None:
    assert source.name == f"laks-{laks.__version__}"
    assert not [path for path in source.rglob("*") if path.is_symlink()]
    described_there = described((source / "PKG-INFO").read_bytes())
    assert described_there.get_all("License-File") == LICENCES
    project = source / "pyproject.toml"
    manifest = tomllib.loads(project.read_text(encoding="utf-8"))
    assert manifest["project"]["name"] == "laks"
    for name in [*LICENCES, manifest["project"]["readme"]]:
        assert (source / name).is_file()
    assert next(source.rglob("Cargo.lock"))
    assert next(source.rglob("py.typed"))


def test_cargo_finds_every_crate_in_the_source_package_at_the_versions_tested(source: Path) -> None:
    """What it was locked to named a crate that stays behind, so it was refused as out of date."""
    manifest = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    crate = source / manifest["tool"]["maturin"].get("manifest-path", "Cargo.toml")
    asked = ["cargo", "metadata", "--offline", "--format-version", "1", "--manifest-path", crate]
    if manifest["tool"]["maturin"].get("locked"):
        asked.append("--locked")
    told = json.loads(run(*asked, folder=source))
    ours = {package["name"]: package for package in told["packages"] if not package["source"]}
    assert ours.keys() == {"laks", "laks-arrow", "laks-files", "laks-python", "laks-stats"}
    for package in ours.values():
        assert Path(package["manifest_path"]).is_relative_to(source)
    found = {(package["name"], package["version"]) for package in told["packages"]}
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    tested = {(package["name"], package["version"]) for package in lock["package"]}
    assert len(found) > 100
    assert found <= tested
