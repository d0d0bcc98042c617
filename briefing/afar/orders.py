"""What travels between home and a worker: orders out, answers back, as MessagePack."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from briefing.jobs import Job, Result


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """The project a report is made in, by the SHA-256 of its contents.

    `small` holds the small files, in one piece; `libraries` are library files by their path in
    the project; `settings` is what of the environment decides how a report looks.
    """

    small: str
    libraries: dict[str, str] = {}
    settings: dict[str, str] = {}

    @property
    def digest(self) -> str:
        """The name of this project among others."""
        return hashlib.sha256(msgspec.msgpack.encode(self, order="sorted")).hexdigest()


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be made. `kit` is the digest of `identity`, `key` names the order for good.

    `files` are those this report alone rests on, by their path in the project.
    """

    key: str
    kit: str
    parcel: Parcel
    job: Job
    files: dict[str, str] = {}

    def blobs(self) -> set[str]:
        """All a worker must have, by SHA-256."""
        return {self.parcel.small, *self.parcel.libraries.values(), *self.files.values()}


class Made(msgspec.Struct, frozen=True, tag=True):
    """A report, or why there is none. `files` are all that the run left, by name."""

    result: Result
    files: dict[str, bytes] = {}


class Wanting(msgspec.Struct, frozen=True, tag=True):
    """A worker, by its address, that lacks these contents; send them and order again."""

    worker: str
    blobs: tuple[str, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """A worker, by its address, whose kit is not that of home."""

    worker: str


Answer = Made | Wanting | Refused


class Call(msgspec.Struct, frozen=True, array_like=True):
    """A job to make under a key; without a job, the one of that key is to be stopped."""

    key: str
    job: Job | None = None


class Reply(msgspec.Struct, frozen=True, array_like=True):
    """What became of the job of a key."""

    key: str
    made: Made


def encoded(one: Any) -> bytes:
    """A record as bytes."""
    return msgspec.msgpack.encode(one)


def order(content: bytes) -> Order:
    """The order in these bytes. Raises ValueError when it is none."""
    return msgspec.msgpack.decode(content, type=Order)


def answer(content: bytes) -> Answer:
    """The answer in these bytes. Raises ValueError when it is none."""
    found: Answer = msgspec.msgpack.decode(content, type=Made | Wanting | Refused)
    return found
