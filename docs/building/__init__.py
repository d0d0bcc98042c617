"""What the site of the documents has beyond Sphinx: parts of pages that are made of the code.

A page says `<!-- made: NAME -->` where such a part goes. On a plain repository page nothing stands
there, so the line above says where the same is told: `briefing --help`, say.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docs.building import commands, gallery, python, sections

_MADE = re.compile(r"<!-- made: ([\w-]+) -->")
_MAKERS = {
    "commands": commands.page,
    "gallery": gallery.page,
    "python": python.page,
    "parameters": python.parameters,
    "judgements": python.judgements,
    "errors": python.errors,
    "sections": sections.page,
}
_FRONT = '<!doctype html><meta charset="utf-8"><title>briefing</title>\n'
_FRONT += '<meta http-equiv="refresh" content="0; url=docs/index.html">\n'
_FRONT += '<a href="docs/index.html">The documents of briefing</a>\n'


def outdated(_: Any, env: Any, *__: object) -> list[str]:
    """The pages that must be read each time, since what is made for them may be other."""
    paths = ((name, Path(env.doc2path(name))) for name in env.found_docs)
    return [name for name, path in paths if _MADE.search(path.read_text("utf-8"))]


def fill(_: object, __: str, content: list[str]) -> None:
    """Put what is made of the code where a page asks for it."""
    content[0] = _MADE.sub(lambda found: _MAKERS[found[1]](), content[0])


# What the theme leaves out for readers without a mouse or a screen.
_OPEN = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    "<pre>": '<pre tabindex="0">',
}


def opened(app: Any, failed: Exception | None) -> None:
    """Let wide blocks be moved by keyboard, and headings tell their rank."""
    if failed is None and app.builder.format == "html":
        for path in Path(app.outdir).rglob("*.html"):
            if "gallery" not in path.relative_to(app.outdir).parts:
                made = old = path.read_text("utf-8")
                for found, better in _OPEN.items():
                    made = made.replace(found, better)
                if made != old:
                    path.write_text(made, "utf-8")


def front(app: Any, failed: Exception | None) -> None:
    """Let the folder of the site open with its first page."""
    if failed is None and app.builder.format == "html":
        (Path(app.outdir) / "index.html").write_text(_FRONT, "utf-8")


def setup(app: Any) -> dict[str, bool]:
    """Join Sphinx."""
    # pygments says no types
    from pygments.lexers.shell import BashLexer  # type: ignore[import-untyped]

    app.add_lexer("console", BashLexer)  # commands stand without a prompt
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", fill)
    app.connect("build-finished", opened)
    app.connect("build-finished", front)
    app.connect("build-finished", gallery.put)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
