"""What the postman is told, and what he answers: records in frames over a pipe."""

from __future__ import annotations

import struct
from typing import IO, Literal

import msgspec

from briefing.delivery.policy.records import Way

_SIZE = struct.Struct(">I")
LARGEST = 256 * 2**20  # bytes of a frame: more than any server takes


class Order(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A message for one receiver. `identity` is its key in the journal, empty for what has none.

    `sender` and `receiver` are bare addresses, `facts` what the journal is told of it. `utf8` is
    true when an address can only travel with SMTPUTF8 (RFC 6531).
    """

    sender: str
    receiver: str
    raw: bytes
    identity: str = ""
    facts: dict[str, str | int] = {}
    utf8: bool = False


class Rest(msgspec.Struct, frozen=True, tag=True):
    """Say goodbye to the server: the next order comes later."""


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """The first frame: the way, the journal, and the descriptor of its lock (-1: none)."""

    way: Way
    journal: str
    lock: int = -1


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an order.

    `again` is true when it may be tried again later, `whole` when what stopped it stops all
    messages, not this one alone. `where` is what the server said to it.
    """

    ending: Literal["sent", "already", "failed", "unknown"]
    why: str = ""
    where: str = ""
    again: bool = False
    whole: bool = False


def write(pipe: IO[bytes], frame: msgspec.Struct) -> None:
    """Send a record. Raises OSError when nobody reads any more."""
    raw = msgspec.msgpack.encode(frame)
    pipe.write(_SIZE.pack(len(raw)) + raw)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes | None:
    """The next frame; None when the other side has gone, be it in the middle of one."""
    head = _exactly(pipe, _SIZE.size)
    if head is None:
        return None
    (size,) = _SIZE.unpack(head)
    return _exactly(pipe, size) if size <= LARGEST else None


def _exactly(pipe: IO[bytes], size: int) -> bytes | None:
    parts, missing = [], size
    while missing:
        part = pipe.read(missing)
        if not part:
            return None
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
