"""Gather the pages of the site: guides, notebooks that were run, and the reference.

python python/site/pages.py build/site-pages PYTHON_WITH_NBCONVERT
"""

import shutil
import sys
from pathlib import Path

from linked_files import link_within
from reference import write_reference
from tutorial import write_tutorial

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GUIDES = ROOT / "python" / "docs"
COVERAGE = ROOT / "crates" / "laks-stats" / "coverage.md"
RUST = """# The Rust crates

Their documentation is made from the code, and stands beside these pages:

<ul>
<li><a href="../rust/laks/index.html">laks</a>: rows, tallies, figures, plans, words</li>
<li><a href="../rust/laks_stats/index.html">laks-stats</a>: estimates, intervals and tests</li>
<li><a href="../rust/laks_arrow/index.html">laks-arrow</a>: Arrow record batches and streams</li>
<li><a href="../rust/laks_files/index.html">laks-files</a>: CSV and workbooks</li>
</ul>
"""


def gather(pages: Path, converter: Path) -> None:
    """Write every page anew."""
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir(parents=True)
    shutil.copy(HERE / "site.css", pages)
    write_reference(pages / "reference")
    (pages / "reference" / "rust.md").write_text(RUST, encoding="utf-8")
    write_tutorial(ROOT / "notebooks", pages / "tutorial", converter)
    write_guides(pages)


def write_guides(pages: Path) -> None:
    """Write the guides, and a page for each other file that they link to."""
    known = {path: path.name for path in sorted(GUIDES.glob("*.md"))}
    known |= {COVERAGE: "coverage.md", ROOT / "README.md": "readme.md"}
    known[ROOT / "notebooks"] = "tutorial/01_livsstilscafe.md"
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        known[notebook] = f"tutorial/{notebook.stem}.md"
    written = [path for path in known if path.suffix == ".md"]
    for path in written:
        text = link_within(path.read_text(encoding="utf-8"), path, ROOT, pages, known)
        (pages / known[path]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    gather(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).absolute())
