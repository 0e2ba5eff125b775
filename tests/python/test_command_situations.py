"""What happens to a script at night: full disks, pipes, locales, names, wrong words.

Each situation runs in a folder of its own, in bash, with its exact text and exit code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BALLERUP = ROOT / "notebooks" / "data" / "ballerup"
BEFORE = """
laks() { PYTHON -m laks "$@"; }
TALLY="laks tally referrals.csv --schema schema.toml --as-of 2016-05-15"
laks tally referrals.csv --schema schema.toml --plan plan.toml --as-of 2016-05-15 --quiet \\
    --out last.json
cp last.json before.json
"""

SITUATIONS = tomllib.loads(
    (ROOT / "tests/python/command_situations.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_script_is_told_what_happened(name: str, tmp_path: Path) -> None:
    situation = SITUATIONS[name]
    for file in ("referrals.csv", "schema.toml", "plan.toml"):
        shutil.copy(BALLERUP / file, tmp_path)
    around = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    around.pop("PYTHONIOENCODING", None)
    ran = subprocess.run(
        ["bash", "-c", BEFORE.replace("PYTHON", sys.executable) + situation["script"]],
        cwd=tmp_path,
        env=around,
        capture_output=True,
        check=False,
        timeout=60,
    )
    said = ran.stdout.decode("utf-8", "surrogateescape")
    told = ran.stderr.decode("utf-8", "surrogateescape").replace(str(tmp_path), "HERE")
    assert (ran.returncode, told) == (situation["exit"], situation.get("error", ""))
    out = situation.get("out", "")
    if out.startswith("measure,"):
        assert said.startswith(out)
        assert said.count("\n") > 1
    else:
        assert said == out
    assert not list(tmp_path.glob(".laks-*")) or name == "a killed process"
