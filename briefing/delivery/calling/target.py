"""Where a message goes: the address of the webhook, which is a secret itself, and its headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

import msgspec

from briefing.delivery.placing import secret
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError
from briefing.fetching.failures import RefusedError
from briefing.fetching.urls import Url, url

_ROOMS = "/_matrix/client/v3/rooms/"
_SHORTEST = 6  # characters of a part of an address that may be a secret


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where to ask, and how. `shown` may be told to anybody, `secrets` to nobody."""

    method: Literal["POST", "PUT"]
    url: Url
    headers: Mapping[str, str]
    shown: str
    secrets: tuple[str, ...]
    repeats: bool  # a second request with this one's identity makes no second message


def target(way: Way, identity: str) -> Target:
    """Where the message of an errand goes. Raises DeliveryError, without the address."""
    address = secret.secret(way, "url")
    token = secret.secret(way, "token")
    if not address:
        raise DeliveryError(
            f"way {way.name} has no address. Put it into a file and name that: url_file, or name "
            "a variable that holds it: url_env."
        )
    if not token.isascii() or not token.isprintable():
        raise DeliveryError(f"way {way.name}: the token holds signs that no header may have.")
    if way.flavour == "matrix":
        address = _event(way, address, identity)
        if not token:
            raise DeliveryError(
                f"way {way.name}: Matrix asks for an access token: token_file or token_env."
            )
    found = _read(way, address)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if way.flavour == "plain":
        headers["Idempotency-Key"] = identity
    return Target(
        method="PUT" if way.flavour == "matrix" else "POST",
        url=found,
        headers=headers,
        shown=_shown(way, found),
        secrets=_secrets(way, found, address, token),
        repeats=way.flavour == "matrix",
    )


def _read(way: Way, address: str) -> Url:
    try:
        return url(address)
    except RefusedError as error:
        raise DeliveryError(f"way {way.name}: the address of the webhook {error}.") from None


def _event(way: Way, address: str, identity: str) -> str:
    """The address of one event in a room; its transaction is the errand.

    `address` is https://homeserver/!room:server, or the one of the API that ends with the room.
    """
    try:
        parts = urlsplit(address.strip())
        path = unquote(parts.path or "")
    except ValueError:
        path = ""
    if not path or parts.query or parts.fragment:
        path = ""
    room = path.rpartition("/")[2]
    before = path.removesuffix(room).removesuffix(_ROOMS).rstrip("/")
    if not room.startswith(("!", "#")) or len(room) > 255:
        raise DeliveryError(
            f"way {way.name}: the address must end with the id of a room: "
            "https://matrix.example.org/!room:example.org"
        )
    event = f"{_ROOMS}{quote(room, '')}/send/m.room.message/{identity}"
    return f"{parts.scheme}://{parts.netloc}{quote(before)}{event}"


def _shown(way: Way, found: Url) -> str:
    return f"{way.flavour} at {found.host}" if way.flavour != "plain" else found.host


def _secrets(way: Way, found: Url, address: str, token: str) -> tuple[str, ...]:
    """What no message may hold: the address, each part of its path that may be a key, the token."""
    held = [token] if token else []
    if way.flavour != "matrix":
        parts = found.target.replace("?", "/").replace("&", "/").replace("=", "/").split("/")
        held += [str(found), address, found.target]
        held += [part for part in parts if len(part) >= _SHORTEST]
    return tuple(one for one in held if len(one) > 1)
