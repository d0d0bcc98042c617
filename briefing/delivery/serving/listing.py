"""The words that a preview adds: a line above each report, and a page for what is not shown."""

from __future__ import annotations

from html import escape

from briefing.delivery.copies import Copy

_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;"
    "margin:15vh auto;padding:0 1rem}"
)
_BAR = (
    "position:sticky;top:0;z-index:9;padding:.35rem 1rem;font:.85rem/1.5 system-ui,sans-serif;"
    "background:#1b1f27;color:#fff"
)
_DRAFT = "background:#a3161c;color:#fff;font-weight:600;padding:0 .4rem;border-radius:3px"
_LINK = "color:#a9c9f0;margin-right:1rem"


def banner(copy: Copy, home: str) -> str:
    """The line above a report: what it is, and the way back to `home`, the list."""
    if copy.status == "withdrawn":
        state = f'<span style="{_DRAFT}">WITHDRAWN</span> version {copy.version}'
    elif copy.version:
        state = f"version {copy.version}"
    else:
        state = f'<span style="{_DRAFT}">DRAFT</span>'
    about = " · ".join((copy.marking or "unmarked", copy.day))
    return (  # what a link leads to is not to lie below the line
        "<style>html{scroll-padding-top:3.5rem}</style>"
        f'<nav aria-label="Preview" style="{_BAR}">'
        f'<a style="{_LINK}" href="{escape(home)}">All reports</a>'
        f"Preview · {state} · {escape(about)}</nav>"
    )


def page(title: str, words: str) -> str:
    """A page of a few words."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="icon" href="data:,">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main><h1>{escape(title)}</h1>"
        f"<p>{escape(words)}</p></main>\n</body>\n</html>\n"
    )
