"""The answer to a request: a page, a file, or a status in a few words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import msgspec

from briefing.delivery.serving import closing, listing
from briefing.delivery.serving.asking import Asked, Refused
from briefing.delivery.serving.door import FIELD, Door
from briefing.delivery.serving.opening import Opened
from briefing.delivery.serving.shown import Shown

OWN = "~preview"  # the folder of the preview's own addresses
SCRIPT, CHANGES = f"/{OWN}/reload.js", f"/{OWN}/changes"
_PAGE = 32_000_000  # bytes of a page into which the script is put; a larger one stays as it is
_TYPES = {
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
_RELOAD = (Path(__file__).parent / "reload.js").read_bytes()
Headers = tuple[tuple[str, str], ...]


class Answer(msgspec.Struct, frozen=True):
    """A status, its headers, and what follows: bytes, or an open file that the sender closes."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    file: Opened | None = None


def answer(asked: Asked, door: Door, shown: Shown) -> Answer:
    """What a request gets. Raises Refused for what gets a status alone."""
    origin = door.ours(asked)
    if not origin:
        raise Refused(421)
    how = door.lets_in(asked)
    if not how:
        return _told(403, "This preview opens by the address that its command has printed.")
    if how == "token" or FIELD in asked.query:
        return _entered(asked, door) if how == "token" else _led(asked)
    if asked.parts[0] == OWN:
        return _own(asked, shown)
    page = shown.made(asked.parts)
    if page is not None:
        return _page(page, "", origin, asked, shown)
    try:
        found = shown.opened(asked.parts)
    except OSError as error:
        raise Refused(404) from error
    return _file(found, origin, asked, shown)


def status(number: int) -> Answer:
    """A status with its name and nothing else."""
    return _told(number, HTTPStatus(number).phrase)


def _told(number: int, words: str) -> Answer:
    body = listing.whole(words, f"<h1>{number}</h1><p>{escape(words)}</p>")
    policy = f"{closing.SHUT}; style-src 'unsafe-inline'; img-src data:"
    headers = (("Content-Type", _TYPES["html"]), ("Content-Security-Policy", policy))
    return Answer(number, (*headers, ("Cache-Control", "no-store")), body.encode())


def _entered(asked: Asked, door: Door) -> Answer:
    """The cookie, and the way on: a page of our own, since no other's redirect brings a cookie."""
    led = _led(asked)
    return msgspec.structs.replace(led, headers=(*led.headers, ("Set-Cookie", door.cookie)))


def _led(asked: Asked) -> Answer:
    target = escape(quote(asked.path), quote=True)
    body = (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Preview</title>'
        f'<meta http-equiv="refresh" content="0;url={target}"><a href="{target}">Preview</a></html>'
    )
    headers = (
        ("Content-Type", _TYPES["html"]),
        ("Content-Security-Policy", closing.SHUT),
        ("Cache-Control", "no-store"),
    )
    return Answer(200, headers, body.encode())


def _own(asked: Asked, shown: Shown) -> Answer:
    quiet = (("Content-Security-Policy", closing.SHUT), ("Cache-Control", "no-store"))
    if asked.path == SCRIPT:
        return Answer(200, (*quiet, ("Content-Type", _TYPES["js"])), _RELOAD)
    if asked.path != CHANGES:
        raise Refused(404)
    place = asked.query.get("of", "/")
    parts = place[1:].split("/")
    if not place.startswith("/") or any(one.startswith(".") for one in parts):
        raise Refused(404)
    body = msgspec.json.encode({"stamp": shown.stamp(parts)})
    return Answer(200, (*quiet, ("Content-Type", _TYPES["json"])), body)


def _file(found: Opened, origin: str, asked: Asked, shown: Shown) -> Answer:
    suffix = asked.parts[-1].rpartition(".")[2].lower() if asked.parts[-1] else "html"
    if asked.headers.get("if-none-match", "").strip() == f'"{found.tag}"':
        os.close(found.number)
        return Answer(304, _kept(found.tag))
    if suffix == "html" and found.size <= _PAGE:
        with os.fdopen(found.number, "rb") as file:
            page = file.read().decode("utf-8", "replace")
        return _page(page, found.tag, origin, asked, shown)
    headers: Headers = (
        ("Content-Type", _TYPES.get(suffix, "application/octet-stream")),
        ("Content-Security-Policy", {"svg": closing.DRAWING}.get(suffix, closing.SHUT)),
        *_kept(found.tag),
    )
    if suffix not in _TYPES:
        headers += (("Content-Disposition", f"attachment; filename*=UTF-8''{quote(asked.parts[-1])}"),)
    return Answer(200, headers, file=found)


def _page(page: str, tag: str, origin: str, asked: Asked, shown: Shown) -> Answer:
    """A page with the script that loads it again, and with the policy in its head."""
    policy = closing.policy(page, own=(origin + SCRIPT,), asks=origin + CHANGES, site=shown.site)
    banner = shown.banner(asked.parts) if tag else ""
    body = closing.without(page)
    body = body.replace("<body>", f"<body>{banner}", 1)
    start = body.rfind("</body>")
    if start >= 0:
        body = f'{body[:start]}<script src="{SCRIPT}"></script>{body[start:]}'
    kept = _kept(tag) if tag else (("Cache-Control", "no-store"),)
    headers = (("Content-Type", _TYPES["html"]), ("Content-Security-Policy", policy), *kept)
    return Answer(200, headers, body.encode("utf-8", "replace"))


def _kept(tag: str) -> Headers:
    """It may be kept by this browser, and is asked for again each time."""
    return (("ETag", f'"{tag}"'), ("Cache-Control", "private, no-cache"))


