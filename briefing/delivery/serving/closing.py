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
ALONE = "frame-ancestors 'none'"  # of a PDF, which browsers show by pages of their own
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


def policy(page: str, script: str, asks: str) -> str:
    """The content policy of a page, as strict as its own.

    `script` is the address of the preview's own script, `asks` the one that it may ask. Files of
    the site serve the page where its own policy says so; scripts within it run only by the hashes
    that it names, and those of a page without a policy not at all.
    """
    found = _META.search(page[:_HEAD])
    told = unescape(found[1]) if found else ""
    scripts = _SCRIPTS.search(told)
    named = scripts[1] if scripts else ""
    hashes = _HASH.findall(named)
    running = " ".join((script, *([_SELF] if _SELF in named else []), *hashes))
    reach = f" {_SELF}" if _SELF in told else ""
    return (
        f"default-src 'none'; script-src {running}; connect-src {asks}; img-src data:{reach}; "
        f"font-src data:{reach}; style-src 'unsafe-inline'{reach}; {_ELSE}"
    )


def without(page: str) -> str:
    """The page without its own policy, for one that goes with `policy` in its head."""
    head = _META.sub("", page[:_HEAD], count=1)
    return head + page[_HEAD:]
