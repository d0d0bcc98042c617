"""The pages a preview makes itself: the list of reports, and the line above each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from briefing.delivery.copies import Copy

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f27; --quiet: #566071; --line: #c9d1dc; --link: #1d5c97;
  --ground: #fff; --alarm: #a3161c }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --quiet: #a3adbb; --line: #3b4452;
  --link: #86b7ec; --ground: #14171c; --alarm: #ff9a9a } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 0 }
p { margin: .25rem 0 } .quiet { color: var(--quiet) } a { color: var(--link) }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0 }
li { padding: .9rem 0; border-top: 1px solid var(--line) }
.tag { font-size: .8rem; font-weight: 600; border: 1px solid currentColor; border-radius: 3px;
  padding: 0 .35rem; margin-right: .35rem; white-space: nowrap } .draft { color: var(--alarm) }
.files a { margin-right: 1rem; display: inline-block; padding: .2rem 0 }
"""
_BAR = (
    "position:sticky;top:0;z-index:9;padding:.35rem 1rem;font:.85rem/1.5 system-ui,sans-serif;"
    "background:#1b1f27;color:#fff"
)
_LINK = "color:#a9c9f0;margin-right:1rem"


def place(copy: Copy) -> str:
    """Where the files of a copy are in the preview, without a slash at either end."""
    version = f"v{copy.version}" if copy.version else "draft"
    return f"{copy.key}/{version}"


def state(copy: Copy) -> str:
    """What a copy is, in capitals where nobody has signed it."""
    if copy.status == "withdrawn":
        return f"WITHDRAWN, version {copy.version}"
    return f"version {copy.version}" if copy.version else "DRAFT"


def page(copies: Sequence[Copy]) -> str:
    """The list of reports, the newest day first."""
    ordered = sorted(copies, key=lambda copy: (copy.day, copy.key), reverse=True)
    drafts = sum(not copy.version for copy in copies)
    told = f"{len(copies)} report{'' if len(copies) == 1 else 's'}, {drafts} of them drafts."
    body = (
        f'<h1>Latest reports</h1><p class="quiet">Preview on this machine alone. {told} '
        "This list and each report load again when they change.</p>"
    )
    body += f"<ul>{''.join(map(_item, ordered))}</ul>" if copies else _NONE
    return whole("Latest reports", body)


_NONE = "<p>No report yet: <code>briefing run topic_briefing</code> makes one.</p>"


def whole(title: str, body: str) -> str:
    """A page of the preview's own."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="icon" href="data:,">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>{body}</main>\n</body>\n</html>\n"
    )


def banner(copy: Copy) -> str:
    """The line above a report."""
    told = " · ".join((state(copy), copy.marking or "unmarked", copy.day))
    return (
        f'<nav aria-label="Preview" style="{_BAR}"><a style="{_LINK}" href="/">All reports</a>'
        f"Preview · {escape(told)}</nav>"
    )


def _item(copy: Copy) -> str:
    look = "" if copy.status == "released" else " draft"
    tags = _tags((state(copy), look), (copy.marking or "unmarked", ""))
    about = " · ".join(filter(None, (copy.day, copy.notebook, copy.topic, copy.audience)))
    files = "".join(map(_file, sorted(copy.files), [copy] * len(copy.files)))
    return (
        f'<li><h2>{_titled(copy)}</h2><p>{tags}<span class="quiet">{escape(about)}</span></p>'
        f'<p>{escape(copy.bottom_line)}</p><p class="files">{files}</p></li>'
    )


def _titled(copy: Copy) -> str:
    shown = next((name for name in sorted(copy.files) if name.endswith(".html")), "")
    return _link(copy, shown, copy.title) if shown else escape(copy.title)


def _file(name: str, copy: Copy) -> str:
    return "" if "/" in name else _link(copy, name, name.rpartition(".")[2].upper())


def _link(copy: Copy, name: str, words: str) -> str:
    return f'<a href="/{quote(f"{place(copy)}/{name}")}">{escape(words)}</a>'


def _tags(*told: tuple[str, str]) -> str:
    return "".join(f'<span class="tag{look}">{escape(words)}</span>' for words, look in told)


def links(copies: Iterable[Copy]) -> list[str]:
    """The addresses of all pages of these copies, for a check of them."""
    return [f"/{quote(f'{place(c)}/{name}')}" for c in copies for name in c.files]
