"""``python -m laks``: the command line, where the command ``laks`` is not on the path."""

from __future__ import annotations

import sys

from laks.command_line import main

if __name__ == "__main__":
    sys.exit(main())
