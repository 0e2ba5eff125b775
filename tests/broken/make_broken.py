"""Writes the broken files of this folder, the same bytes every time.

Run it after a change, and say in `expected.toml` what each file is answered with.
"""

from pathlib import Path

from broken_texts import TEXTS
from broken_workbooks import WORKBOOKS

FOLDER = Path(__file__).parent


def main() -> None:
    """Write every file."""
    for name, content in TEXTS.items():
        (FOLDER / name).write_bytes(content)
    for name, write in WORKBOOKS.items():
        write(FOLDER / name)


if __name__ == "__main__":
    main()
