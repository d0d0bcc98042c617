"""One request with a body, and its answer: bounded, verified, told before it counts.

The last byte of the body leaves only when the journal knows: before that the other side cannot
have taken the message, after it nobody can say that it has not.
"""

from __future__ import annotations

from collections.abc import Callable

import h11

from briefing.delivery.calling.target import Target
from briefing.errors import DeliveryError
from briefing.fetching.addresses import private
from briefing.fetching.connecting import looked_up, secured, system_resolver
from briefing.fetching.exchange import Answer, user_agent
from briefing.fetching.failures import Deadline, FailedError
from briefing.fetching.unpacking import Body
from briefing.fetching.wire import Wire

_HEAD = 65_536  # bytes of an answer's head
_LARGEST = 65_536  # bytes of its body; those of chats are shorter than 1,000


class UnsureError(Exception):
    """The request has left, and no answer came: the other side may have taken it or not."""


def ask(
    target: Target, body: bytes, *, seconds: float, ca_file: str, committing: Callable[[], None]
) -> Answer:
    """The answer to a request. `committing` is called right before its last byte leaves.

    Raises FailedError when it did not leave, UnsureError when nobody knows, DeliveryError for an
    address that must not be asked.
    """
    deadline = Deadline(seconds, seconds)
    with _connected(target, deadline, ca_file) as wire:
        talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)
        raw = b"".join(
            talk.send(event) or b""
            for event in (_request(target, len(body)), h11.Data(body), h11.EndOfMessage())
        )
        wire.send(raw[:-1])
        committing()
        try:
            wire.send(raw[-1:])
            return _answer(talk, wire, Deadline(seconds, seconds))
        except FailedError as error:
            raise UnsureError(str(error)) from None
        except h11.RemoteProtocolError:
            raise UnsureError("the answer is not sound HTTP") from None


def _connected(target: Target, deadline: Deadline, ca_file: str) -> Wire:
    at = target.url
    found = looked_up(at.host, at.port, system_resolver, deadline)
    if at.scheme == "http" and any(private(one) is None for one in found):
        raise DeliveryError(
            f"{target.shown} is a public address, and what goes there would be unencrypted. "
            "Use https."
        )
    return secured(at, found, deadline, ca_file)


def _request(target: Target, size: int) -> h11.Request:
    said = {
        "Host": target.url.netloc,
        "User-Agent": user_agent(),
        "Accept": "application/json, text/plain;q=0.5",
        "Content-Type": "application/json",
        "Content-Length": str(size),
        "Connection": "close",
        **target.headers,
    }
    headers = [(name.encode(), value.encode("ascii")) for name, value in said.items()]
    return h11.Request(method=target.method, target=target.url.target, headers=headers)


def _answer(talk: h11.Connection, wire: Wire, deadline: Deadline) -> Answer:
    """The answer, its body cut where it grows too long. Raises FailedError, h11's errors."""
    head: h11.Response | None = None
    parts: list[bytes] = []
    try:
        while True:
            deadline.left()
            event = talk.next_event()
            if event is h11.NEED_DATA:
                talk.receive_data(wire.receive())
            elif isinstance(event, h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                parts.append(bytes(event.data))
                if sum(map(len, parts)) > _LARGEST:
                    break
            elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                break
    except (FailedError, h11.RemoteProtocolError):
        if head is None:
            raise
    if head is None:
        raise FailedError("the connection was closed without an answer")
    fields: dict[str, str] = {}
    for name, value in head.headers:
        fields.setdefault(name.decode("ascii"), value.decode("latin-1"))
    return Answer(head.status_code, fields, _unpacked(fields, b"".join(parts)))


def _unpacked(fields: dict[str, str], raw: bytes) -> bytes:
    """The body's words, nothing of what is packed though nobody asked for that."""
    try:
        body = Body(fields.get("content-encoding", ""), _LARGEST)
        body.add(raw[:_LARGEST])
        return body.whole()
    except FailedError:
        return b""
