"""A URL in one normal form: what is asked for, what is stored, what is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from briefing.fetching.addresses import literal
from briefing.fetching.failures import RefusedError

PORTS = {"http": 80, "https": 443}
_LONGEST = 4000  # characters; browsers and servers stop near 2,000 to 8,000
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_KEPT = "%/:@!$&'()*+,;=~-._"  # what RFC 3986 lets stand in a path


@dataclass(frozen=True, slots=True)
class Url:
    """An http or https URL, normalised. `host` is lower-case ASCII, IPv6 without brackets.

    `target` is path and query, as the request line says it.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port, as the Host header says them: the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.netloc}"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def url(text: str) -> Url:
    """Read a URL. Raises RefusedError, without its password, when it may not be asked for."""
    text = text.strip()
    if len(text) > _LONGEST:
        raise RefusedError(f"longer than {_LONGEST} characters; that is no address of an article")
    if any(ord(character) < 33 or ord(character) == 127 for character in text.replace(" ", "")):
        raise RefusedError("holds a control character; copy the address again")
    try:
        text.encode()
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise RefusedError("is no address; it must look like https://example.org/news") from error
    if parts.scheme not in PORTS:
        raise RefusedError(
            f"starts with {parts.scheme[:20] or 'nothing'!r}; only http and https do"
        )
    if "@" in parts.netloc:
        raise RefusedError("carries a user name or password; take it out, it would be stored")
    host = _host(parts.hostname or "")
    path = quote(parts.path, safe=_KEPT) or "/"
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return Url(parts.scheme, host, PORTS[parts.scheme] if port is None else port, path + query)


def joined(base: Url, reference: str) -> Url:
    """Where `reference`, a link or redirect of `base`, leads. Raises RefusedError."""
    try:
        return url(urljoin(str(base), reference.strip()))
    except ValueError as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError("leads to something that is no address") from error


def redacted(text: str) -> str:
    """A URL as it may be printed and stored: without user name and password, and not endless."""
    shown = re.sub(r"//[^/?#]*@", "//", text.strip())[:_LONGEST]
    return "".join(character if character.isprintable() else "?" for character in shown)


def _host(name: str) -> str:
    """The host in lower-case ASCII, an international one as IDNA. One trailing dot goes."""
    host = (name if name.isascii() else _ascii(name)).lower().removesuffix(".")
    try:
        address = literal(host)
    except ValueError as error:
        raise RefusedError(f"its host {_short(host)} {error}") from error
    if address is not None:
        return address.compressed if isinstance(address, IPv6Address) else str(address)
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError(f"its host {_short(host)} is no name of the net")
    return host


def _ascii(name: str) -> str:
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise RefusedError(f"its host {_short(name)} is no name of the net") from error


def _short(host: str) -> str:
    return repr(host if len(host) < 80 else host[:80] + "…")
