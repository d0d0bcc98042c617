"""One request and its answer, by h11 over a wire: no cookies, no redirects, bounded in all."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import h11

from briefing.fetching import endings
from briefing.fetching.connecting import Resolver, connect, system_resolver, trust
from briefing.fetching.failures import Deadline, FailedError
from briefing.fetching.proxies import Proxy, connect_through, proxy, tunnel
from briefing.fetching.settings import Settings
from briefing.fetching.unpacking import ENCODINGS, Body
from briefing.fetching.urls import Url
from briefing.fetching.wire import Wire

AGENT = "briefing"  # the name robots.txt files may speak to
_HEAD = 65_536  # bytes of an answer's head
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. Header names are lower case; the first of several counts.

    `sure` is False when nothing tells whether the body is all of it.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    sure: bool = True


Wanted = Callable[[Answer], bool]


class Browser:
    """Asks servers, one request a connection, by the settings."""

    def __init__(self, settings: Settings, resolve: Resolver = system_resolver) -> None:
        """Read the certificates and the proxy. Raises PathError, ParameterError."""
        self._settings = settings
        self._resolve = resolve
        self._context: ssl.SSLContext = trust(settings.ca_file)
        self._proxy: Proxy | None = proxy(settings)
        self._agent = user_agent(settings.contact)
        self._open: dict[int, Wire] = {}  # a list of a dict's values is made in one step

    def stop(self) -> None:
        """Break off whatever is being fetched."""
        for wire in list(self._open.values()):
            wire.abort()

    def ask(
        self,
        url: Url,
        deadline: Deadline,
        wanted: Wanted,
        headers: Mapping[str, str] | None = None,
        largest: int | None = None,
    ) -> Answer:
        """The answer to GET `url`; its body is read only when `wanted` says so of its head.

        `largest` is the most bytes of a body, None for that of the settings. Raises RefusedError,
        FailedError.
        """
        with self._connected(url, deadline) as wire:
            self._open[id(wire)] = wire
            try:
                return self._exchanged(wire, url, deadline, wanted, headers or {}, largest)
            except h11.RemoteProtocolError as error:
                raise FailedError(f"the answer is not sound HTTP ({error})", again=True) from error
            finally:
                del self._open[id(wire)]

    def _exchanged(
        self,
        wire: Wire,
        url: Url,
        deadline: Deadline,
        wanted: Wanted,
        headers: Mapping[str, str],
        largest: int | None,
    ) -> Answer:
        talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)
        wire.send(talk.send(self._request(url, headers)) or b"")
        wire.send(talk.send(h11.EndOfMessage()) or b"")
        head = _head(talk, wire, deadline)
        answer = Answer(head.status_code, _fields(head), b"")
        if not wanted(answer):
            return answer
        most = self._settings.largest if largest is None else largest
        body = _body(answer, talk, wire, most)
        after = talk.trailing_data[0]
        return replace(answer, body=body, sure=endings.sure(answer.headers, body, after, wire))

    def _connected(self, url: Url, deadline: Deadline) -> Wire:
        if self._proxy:
            wire = connect_through(self._proxy, url, self._settings, self._resolve, deadline)
        else:
            wire = connect(url, self._settings, self._resolve, deadline)
        try:
            if url.scheme == "https":
                if self._proxy:
                    tunnel(wire, self._proxy, url)
                wire.secure(self._context, url.host)
        except BaseException:
            wire.close()
            raise
        return wire

    def _request(self, url: Url, headers: Mapping[str, str]) -> h11.Request:
        said = {
            "Host": url.netloc,
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ENCODINGS,
            "Connection": "close",
            **headers,
        }
        target = url.target
        if self._proxy and url.scheme == "http":
            target = str(url)
            if self._proxy.authorization:
                said["Proxy-Authorization"] = self._proxy.authorization
        pairs = [
            (name.encode(), value.encode("latin-1", "replace")) for name, value in said.items()
        ]
        return h11.Request(method="GET", target=target, headers=pairs)


@lru_cache(maxsize=8)
def user_agent(contact: str = "") -> str:
    """How this kit names itself to servers: briefing/<version>, and whom to write to."""
    from importlib.metadata import version

    shown = "".join(character for character in contact if " " < character < "\x7f")
    return f"{AGENT}/{version('briefing')}" + (f" (+{shown})" if shown else "")


def _event(talk: h11.Connection, wire: Wire) -> h11.Event | type[h11.PAUSED]:
    while True:
        event = talk.next_event()
        if event is not h11.NEED_DATA:
            return event  # type: ignore[return-value]  # mypy cannot narrow h11's sentinels
        talk.receive_data(wire.receive())


def _head(talk: h11.Connection, wire: Wire, deadline: Deadline) -> h11.Response:
    while True:
        deadline.left()  # a server may send "102 Processing" for ever
        event = _event(talk, wire)
        if isinstance(event, h11.Response):
            return event
        if not isinstance(event, h11.InformationalResponse):
            raise FailedError("the connection was closed without an answer", again=True)


def _fields(head: h11.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in head.headers:
        found.setdefault(name.decode("ascii"), _text(value))
    return found


def _text(value: bytes) -> str:
    """A header's value: UTF-8 if it is, since redirects of many sites are."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _body(answer: Answer, talk: h11.Connection, wire: Wire, largest: int) -> bytes:
    told = answer.headers.get("content-length", "")
    if told.isdecimal() and int(told[:20]) > largest:
        raise FailedError(f"larger than {largest} bytes; it was not taken")
    body = Body(answer.headers.get("content-encoding", ""), largest)
    while isinstance(event := _event(talk, wire), h11.Data):
        body.add(bytes(event.data))
    return body.whole()
