"""The notebooks, run, as pages."""

import subprocess
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def write_tutorial(notebooks: Path, folder: Path, converter: Path) -> None:
    """Run each notebook where it stands, and write it as Markdown with its results."""
    folder.mkdir(parents=True)
    for path in sorted(notebooks.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, resources={"metadata": {"path": notebooks}}).execute()
        run = folder / path.name
        nbformat.write(notebook, run)
        command = [converter, "-m", "nbconvert", "--to", "markdown", "--log-level", "WARN", run]
        subprocess.run(command, check=True)  # noqa: S603
        run.unlink()
