"""Files of the repository that guides link to, as pages: every link of the site has an end."""

import re
from pathlib import Path

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)(#[^)\s]*)?\)")
LANGUAGES = {".rs": "rust", ".py": "python", ".toml": "toml", ".md": "", ".ipynb": "json"}


def link_within(text: str, page: Path, root: Path, pages: Path, known: dict[Path, str]) -> str:
    """Lead the links in the text of `page`, a file of the repository, to pages of the site.

    `known` says which files have pages of their own; what else is linked to gets one.
    """

    def link(found: re.Match[str]) -> str:
        target = (page.parent / found[1]).resolve()
        if target not in known:
            if not target.is_file():
                raise SystemExit(f"{page.relative_to(root)} links to {found[1]}, which is no file")
            known[target] = _show(target, root, pages)
        up = "../" * known[page].count("/")
        return f"]({up}{known[target]}{found[2] or ''})"

    return LINK.sub(link, text)


def _show(target: Path, root: Path, pages: Path) -> str:
    name = target.relative_to(root)
    page = Path("source") / f"{str(name).replace('/', '-')}.md"
    (pages / page).parent.mkdir(exist_ok=True)
    language = LANGUAGES.get(target.suffix, "text")
    text = target.read_text(encoding="utf-8")
    shown = f"# {name}\n\n````{language}\n{text.rstrip()}\n````\n"
    (pages / page).write_text(shown, encoding="utf-8")
    return page.as_posix()
