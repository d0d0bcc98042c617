"""A connection to the very address that was checked: no second look-up lies in between."""

from __future__ import annotations

import math
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from briefing.errors import PathError
from briefing.fetching.addresses import Address, literal, private, scoped
from briefing.fetching.failures import Deadline, FailedError, RefusedError
from briefing.fetching.settings import Settings
from briefing.fetching.urls import Url
from briefing.fetching.wire import Wire, network

Resolver = Callable[[str, int], Sequence[str]]
_NEXT = 5.0  # seconds until the next address of a host is tried
_OPEN_PORTS = {80, 443, 8080, 8443}


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of a host, as this computer looks them up. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def connect(url: Url, settings: Settings, resolve: Resolver, deadline: Deadline) -> Wire:
    """Connect to one of the host's addresses, all of which must be public.

    The host is looked up once, and the connection goes to what was checked. Raises RefusedError,
    FailedError.
    """
    refuse_port(url, settings)
    addresses = looked_up(url.host, url.port, resolve, deadline)
    for address in addresses:
        refuse(url.host, address, settings)
    return dial(addresses, url.port, deadline)


def refuse_port(url: Url, settings: Settings) -> None:
    """Raise RefusedError when the port is none where web pages live."""
    if url.port not in _OPEN_PORTS and url.port not in settings.allow_ports:
        allowed = "80, 443, 8080 and 8443"
        raise RefusedError(f"port {url.port} is not one of {allowed}; allow_ports adds it")


def refuse(host: str, address: Address, settings: Settings) -> None:
    """Raise RefusedError when `address` is no public one and no setting permits it."""
    kind = private(address)
    if kind is not None and not settings.permits(address):
        named = host if host == str(address) else f"{host} is {address}"
        raise RefusedError(f"not a public address ({named}: {kind}); allow_private permits it")


def looked_up(host: str, port: int, resolve: Resolver, deadline: Deadline) -> list[Address]:
    """The addresses of `host`, itself or in the resolver's order. Raises FailedError.

    The system's look-up knows no time limit; it is left behind when the time is over.
    """
    if (itself := literal(host)) is not None:
        return [itself]
    answer: list[Sequence[str] | Exception] = []

    def ask() -> None:
        try:
            answer.append(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    found = answer[0] if answer else TimeoutError()
    if isinstance(found, Exception):
        raise FailedError(f"the name {host} was not found", again=True) from found
    try:
        addresses = [scoped(text) for text in dict.fromkeys(found)]
    except ValueError:
        addresses = []
    if not addresses:
        raise FailedError(f"the name {host} has no address", again=True)
    return addresses


def dial(addresses: Sequence[Address], port: int, deadline: Deadline) -> Wire:
    """Connect to the first of `addresses` that answers. Raises FailedError."""
    last: OSError = OSError("no address")
    tried = addresses[:4]
    for address in tried:
        family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
        connecting = socket.socket(family, socket.SOCK_STREAM)
        try:
            most = math.inf if address is tried[-1] else _NEXT
            connecting.settimeout(min(deadline.left(), most))
            connecting.connect((str(address), port))
        except (OSError, FailedError) as error:
            connecting.close()
            if isinstance(error, FailedError):
                raise
            last = error
        else:
            return Wire(connecting, deadline)
    raise network(last, "no connection") from last


def secured(url: Url, addresses: Sequence[Address], deadline: Deadline, ca_file: str) -> Wire:
    """Connect as `dial` does; for https, encrypted and with the host's certificate verified.

    `ca_file` is as for `trust`. Raises FailedError, and PathError for a broken `ca_file`.
    """
    wire = dial(addresses, url.port, deadline)
    try:
        if url.scheme == "https":
            wire.secure(trust(ca_file), url.host)
    except BaseException:
        wire.close()
        raise
    return wire


@lru_cache(maxsize=4)  # reading the authorities takes a quarter of a second
def trust(ca_file: str) -> ssl.SSLContext:
    """What certificates are checked against: the system's authorities, certifi's, a house's own.

    Raises PathError when the file of the house's own cannot be read.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    if ca_file:
        try:
            context.load_verify_locations(Path(ca_file))
        except (OSError, ssl.SSLError) as error:
            raise PathError(f"ca_file {ca_file}: no certificates in it") from error
    return context
