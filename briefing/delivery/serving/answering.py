"""The answer to a request: a page, a file, or a status in a few words."""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from urllib.parse import quote

import msgspec

from briefing.delivery.serving import closing, listing
from briefing.delivery.serving.asking import Asked, Refused
from briefing.delivery.serving.door import FIELD, Door
from briefing.delivery.serving.files import RELOAD, SCRIPT, TYPES, Answer, filed
from briefing.delivery.serving.shown import Shown

OWN = SCRIPT.split("/")[1]  # the folder of the preview's own addresses
CHANGES = f"/{OWN}/changes"
_WHY = {
    404: "Nothing is here; it may be made at this moment, or be gone.",
    421: "This preview answers by the address that its command has printed.",
}


def answer(asked: Asked, door: Door, shown: Shown) -> Answer:
    """What a request gets. Raises Refused for what gets a status alone."""
    origin = door.ours(asked)
    if not origin:
        raise Refused(421)
    how, path = door.lets_in(asked), door.below(asked.path)
    if not how or not path:
        return _told(403, "This preview opens by the address that its command has printed.")
    if how == "token" or FIELD in asked.query:
        return _entered(asked, door) if how == "token" else _led(asked)
    asked = msgspec.structs.replace(asked, path=path)
    if asked.parts[0] == OWN:
        return _own(asked, shown)
    try:
        found = shown.found(asked.parts)
    except OSError as error:
        raise Refused(404) from error
    banner = shown.banner(asked.parts, f"{door.base}/")
    return filed(found, asked, banner, (origin, door.base + SCRIPT, door.base + CHANGES))


def status(number: int) -> Answer:
    """A status with its name and nothing else."""
    return _told(number, _WHY.get(number, "This cannot be shown here."))


def _told(number: int, words: str) -> Answer:
    body = listing.page(HTTPStatus(number).phrase, words)
    policy = f"{closing.SHUT}; style-src 'unsafe-inline'; img-src data:"
    headers = (("Content-Type", TYPES["html"]), ("Content-Security-Policy", policy))
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
        ("Content-Type", TYPES["html"]),
        ("Content-Security-Policy", closing.SHUT),
        ("Cache-Control", "no-store"),
    )
    return Answer(200, headers, body.encode())


def _own(asked: Asked, shown: Shown) -> Answer:
    quiet = (("Content-Security-Policy", closing.SHUT), ("Cache-Control", "no-store"))
    if asked.path == SCRIPT:
        return Answer(200, (*quiet, ("Content-Type", TYPES["js"])), RELOAD)
    if asked.path != CHANGES:
        raise Refused(404)
    place = asked.query.get("of", "/")
    parts = place[1:].split("/")
    if not place.startswith("/") or any(one.startswith(".") for one in parts):
        raise Refused(404)
    body = msgspec.json.encode({"stamp": shown.stamp(parts)})
    return Answer(200, (*quiet, ("Content-Type", TYPES["json"])), body)
