"""A file as an answer: its kind, its policy, and whether the browser has it already."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import quote

import msgspec

from briefing.delivery.serving import closing
from briefing.delivery.serving.asking import Asked
from briefing.delivery.serving.opening import Held, Opened

SCRIPT = "/~preview/reload.js"
RELOAD = (Path(__file__).parent / "reload.js").read_bytes()
_PAGE = 32_000_000  # bytes of a page into which the script is put; a larger one stays as it is
TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "text/xml; charset=utf-8",
    "opml": "text/xml; charset=utf-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
}
# A link that skips to the report stays first, where readers by keyboard look for it.
_START = re.compile(r'<body>(?:\s*<a class="skip" href="#[\w-]{1,60}">[^<]{0,200}</a>)?')
Headers = tuple[tuple[str, str], ...]


class Answer(msgspec.Struct, frozen=True):
    """A status, its headers, and what follows: bytes, or an open file that the sender closes."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    file: Opened | None = None


def filed(found: Opened | Held, asked: Asked, banner: str, where: tuple[str, str, str]) -> Answer:
    """A file, or that it is what the browser has kept; a page gets `banner` and the script.

    `where` are the origin, the path of the script, and that of what it asks.
    """
    tag = hashlib.sha256(f"{found.tag}{banner}".encode()).hexdigest()[:32]
    kept = (("ETag", f'"{tag}"'), ("Cache-Control", "private, no-cache"))
    if asked.headers.get("if-none-match", "").strip() == f'"{tag}"':
        _let_go(found)
        return Answer(304, kept)
    suffix = asked.parts[-1].rpartition(".")[2].lower() if asked.parts[-1] else "html"
    if suffix == "html" and (isinstance(found, Held) or found.size <= _PAGE):
        page = _bytes(found).decode("utf-8", "replace")
        origin, script, asks = where
        policy = closing.policy(page, origin + script, origin + asks)
        return Answer(200, _headers(suffix, policy, kept), _with_script(page, banner, script))
    policy = {"svg": closing.DRAWING, "pdf": closing.ALONE}.get(suffix, closing.SHUT)
    headers = _headers(suffix, policy, kept)
    if suffix not in TYPES:
        name = quote(asked.parts[-1])
        headers += (("Content-Disposition", f"attachment; filename*=UTF-8''{name}"),)
    if isinstance(found, Held):
        return Answer(200, headers, found.content)
    return Answer(200, headers, file=found)


def _headers(suffix: str, policy: str, kept: Headers) -> Headers:
    kind = TYPES.get(suffix, "application/octet-stream")
    return (("Content-Type", kind), ("Content-Security-Policy", policy), *kept)


def _with_script(page: str, banner: str, script: str) -> bytes:
    """A page with the script that loads it again; its policy goes in the head of the answer."""
    body = _START.sub(lambda found: found[0] + banner, closing.without(page), count=1)
    start = body.rfind("</body>")
    if start >= 0:
        body = f'{body[:start]}<script src="{script}"></script>{body[start:]}'
    return body.encode("utf-8", "replace")


def _bytes(found: Opened | Held) -> bytes:
    if isinstance(found, Held):
        return found.content
    with os.fdopen(found.number, "rb") as file:
        return file.read(_PAGE)


def _let_go(found: Opened | Held) -> None:
    if isinstance(found, Opened):
        os.close(found.number)
