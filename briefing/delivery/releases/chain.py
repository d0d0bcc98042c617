"""The chain of events of a report, releases.json: each holds the digest of the one before.

The file tells the digest of the last one too, so that an event that is changed, taken out or put
in between is found. Only who may write there can make a whole new chain; against that a signature
helps.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import msgspec

from briefing import whole
from briefing.delivery.copies import Event
from briefing.delivery.releases.places import CHAIN
from briefing.errors import DeliveryError
from briefing.schemas import forms

SCHEMA: Literal["briefing.releases/1"] = "briefing.releases/1"
LARGEST = 50_000_000  # bytes of a chain: some ten thousand events
_REMEDY = (
    "Put the file back from a backup, or see who changed it: nothing of this report is delivered "
    "or released until then."
)


class Chain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that happened to a report, oldest first; `last` is the digest of the last event."""

    schema: Literal["briefing.releases/1"] = SCHEMA
    key: str
    events: tuple[Event, ...] = ()
    last: str = ""


def digest(event: Event) -> str:
    """The SHA-256 of an event, its signature and the digest of the one before included."""
    return hashlib.sha256(canonical(event)).hexdigest()


def canonical(event: Event) -> bytes:
    """An event as JSON that is always the same: named in order, without spaces."""
    return msgspec.json.encode(event, order="sorted")


def read(shelf: Path) -> Chain | None:
    """The chain of a shelf; None where nothing was ever signed. Raises DeliveryError."""
    file = shelf / CHAIN
    try:
        told = forms.present(msgspec.json.decode(whole.read(file, LARGEST)), "briefing.releases")
        chain = msgspec.convert(told, Chain)
    except FileNotFoundError:
        return None
    except forms.FormError as error:
        raise DeliveryError(f"{file} is not read: {error}.") from error
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DeliveryError(f"{file} cannot be read as a chain of events ({why}). {_REMEDY}") from (
            error
        )
    wrong = broken(chain)
    if wrong:
        raise DeliveryError(f"{file} was changed: {wrong}. {_REMEDY}")
    return chain


def broken(chain: Chain) -> str:
    """What is wrong with a chain, as the end of a sentence; empty when it holds."""
    before, signed = "", 0
    for number, event in enumerate(chain.events, start=1):
        if event.previous != before:
            return f"event {number} does not follow the one before it"
        before = digest(event)
        if event.kind != "withdrawal":
            signed += 1
        if event.version != signed and (event.kind != "withdrawal" or event.version > signed):
            return f"event {number} has the version {event.version}, which is not its turn"
    return "" if chain.last == before else "its last event is not the one it tells of"


def added(chain: Chain, event: Event) -> Chain:
    """The chain with one more event, which gets its place in it."""
    placed = msgspec.structs.replace(event, previous=chain.last)
    return msgspec.structs.replace(chain, events=(*chain.events, placed), last=digest(placed))


def write(shelf: Path, chain: Chain) -> None:
    """Put the chain on disk, whole or not at all, and wait until it is there. Raises OSError."""
    text = msgspec.json.format(msgspec.json.encode(chain), indent=2) + b"\n"
    whole.write(shelf / CHAIN, text, 0o444)
