"""The way through a proxy, if the settings name one."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from briefing.errors import ParameterError
from briefing.fetching.connecting import (
    Resolver,
    dial,
    looked_up,
    refuse,
    refuse_port,
)
from briefing.fetching.failures import Deadline, FailedError, RefusedError
from briefing.fetching.settings import Settings
from briefing.fetching.urls import Url
from briefing.fetching.wire import Wire

_LONGEST = 16_384  # bytes of a proxy's answer


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the proxy is, and the header that says who asks; empty when nobody has to say."""

    host: str
    port: int
    authorization: str


def proxy(settings: Settings) -> Proxy | None:
    """The proxy of the settings, None when there is none. Raises ParameterError."""
    if not settings.proxy:
        return None
    try:
        parts = urlsplit(settings.proxy)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme != "http" or not host:
        raise ParameterError("proxy must look like http://proxy.example:3128")
    user = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    coded = base64.b64encode(user.encode()).decode("ascii")
    return Proxy(host, port or 80, f"Basic {coded}" if parts.username else "")


def connect_through(
    by: Proxy, url: Url, settings: Settings, resolve: Resolver, deadline: Deadline
) -> Wire:
    """Connect to the proxy. Raises RefusedError, FailedError.

    A name this computer can look up is checked as without a proxy. One it cannot is left to the
    proxy: then the proxy decides where the connection goes.
    """
    refuse_port(url, settings)
    try:
        found = looked_up(url.host, url.port, resolve, deadline)
    except FailedError:
        if not settings.allow_private and f".{url.host}".endswith(".localhost"):
            raise RefusedError(
                "not a public address (localhost); allow_private permits it"
            ) from None
        found = []
    for one in found:
        refuse(url.host, one, settings)
    return dial(looked_up(by.host, by.port, resolve, deadline), by.port, deadline)


def tunnel(wire: Wire, by: Proxy, url: Url) -> None:
    """Have the proxy pass everything on to the host of `url`. Raises FailedError."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    where = f"{host}:{url.port}"
    lines = [f"CONNECT {where} HTTP/1.1", f"Host: {where}"]
    lines += [f"Proxy-Authorization: {by.authorization}"] if by.authorization else []
    wire.send(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
    answer = b""
    while b"\r\n\r\n" not in answer:
        more = wire.receive()
        answer += more
        if not more or len(answer) > _LONGEST:
            raise FailedError("the proxy opened no tunnel", again=True)
    status = answer.split(maxsplit=2)[1:2]
    if status != [b"200"]:
        told = status[0][:3].decode("ascii", "replace") if status else "nothing"
        raise FailedError(f"the proxy opened no tunnel (it answered {told})")
