"""What a page in the preview may do: what it says itself, and not a thing more."""

from __future__ import annotations

import re
from html import unescape

_HEAD = 8_192  # characters in which a page's own policy stands
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"<>]{1,4000})">')
_SCRIPTS = re.compile(r"script-src([^;]*)")
_HASH = re.compile(r"'sha(?:256|384|512)-[A-Za-z0-9+/]{40,90}={0,2}'")
_SELF = "'self'"
_ELSE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
SHUT = f"default-src 'none'; {_ELSE}"
DRAWING = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; {_ELSE}"
# Of every answer. Nothing is told to another page, and nothing of another origin may use it.
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("X-Robots-Tag", "noindex"),
)


def policy(page: str, *, own: tuple[str, ...] = (), asks: str = "", site: bool = False) -> str:
    """The content policy of a page, as strict as its own.

    `own` are addresses of scripts of the preview, `asks` the one they may ask. A page of a `site`
    may use files of the site where its own policy lets it. Scripts within the page run only by
    the hashes that the page names.
    """
    found = _META.search(page[:_HEAD])
    told = unescape(found[1]) if found else ""
    scripts = _SCRIPTS.search(told)
    hashes = _HASH.findall(scripts[1]) if scripts else []
    from_site = [_SELF] if site and scripts and _SELF in scripts[1] else []
    reach = f" {_SELF}" if site else ""
    sources = " ".join((*own, *from_site, *hashes)) or "'none'"
    answers = " ".join((asks, *from_site)) or "'none'"
    return (
        f"default-src 'none'; script-src {sources}; connect-src {answers}; img-src data:{reach}; "
        f"font-src data:{reach}; style-src 'unsafe-inline'{reach}; {_ELSE}"
    )


def without(page: str) -> str:
    """The page without its own policy, for one that goes with `policy` in its head."""
    head = _META.sub("", page[:_HEAD], count=1)
    return head + page[_HEAD:]
