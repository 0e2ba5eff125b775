"""A hook of mkdocs: what a page would load from elsewhere is its own, or stops the build."""

import re
from pathlib import Path
from typing import Any

SHIM = re.compile(r'<script src="https?://[^"]*/iframe-worker/shim"></script>')
REMOTE = re.compile(
    r'<(?:script|img|iframe|source)\b[^>]*\ssrc="(?:https?:)?//[^"]*"|<link\b[^>]*href="https?://[^"]*"'
)
WORKER = Path(__file__).with_name("worker_from_file.js")


def on_post_page(output: str, *, page: Any, **_: object) -> str:
    """Give the page with the search's helper in it, and nothing remote."""
    return _without_remote(output, page.file.src_uri)


def on_post_template(output_content: str, *, template_name: str, **_: object) -> str:
    """Do the same for the page that says that there is no such page."""
    return _without_remote(output_content, template_name)


def _without_remote(output: str, name: str) -> str:
    script = f"<script>{WORKER.read_text(encoding='utf-8')}</script>"
    output = SHIM.sub(lambda _: script, output)
    if remote := REMOTE.search(output):
        raise SystemExit(f"{name} would load {remote[0]}; a page loads nothing remote")
    return output
