"""A damaged file of any kind is read or refused in words: it never ends the process."""

import subprocess
import sys
from pathlib import Path

import damaged_files
from fuzzing import SECONDS, SEED


def test_any_damaged_file_is_read_or_refused() -> None:
    """An .xls of 1.5 kB asked for all memory, and the process that read it was ended."""
    command = [sys.executable, str(Path(damaged_files.__file__)), SEED, str(SECONDS * 0.5)]
    ended = subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, timeout=600
    )
    lines = ended.stdout.splitlines()
    assert ended.returncode == 0, (lines[-1:], ended.stderr[-3000:])
    assert lines[-1].startswith("tries: ") and len(lines) > 30
