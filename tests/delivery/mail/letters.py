"""Copies of a small report, their readers, and the way they go, for tests of mail."""

from __future__ import annotations

import hashlib
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from briefing.delivery.copies import Copy, Event, File
from briefing.delivery.errands import Errand
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Readers, Way

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
AMBER = "TLP:AMBER"
SIGNED = Event(
    version=1, kind="release", by="A. Finch", on="2024-03-05T08:00:00Z", content="c" * 64
)
GONE = Event(
    version=1,
    kind="withdrawal",
    by="B. Moor",
    on="2024-03-06T09:00:00Z",
    content="c" * 64,
    note="The date of the opening was wrong.",
)


@cache
def report(*, released: bool) -> bytes:
    """The message of a report, as the exporters write it."""
    from briefing.exporters import export
    from briefing.exporters.writing import Options, Release
    from briefing.models import Front
    from tests.exporters import notebook as nb

    front = Front("A pier for May", nb.FRONT.topic, nb.FRONT.lines, marking=AMBER)
    status = "Released by A. Finch on 5 March 2024. Version 1."
    stamp = Release(status, 1, "A. Finch", "2024-03-05") if released else None
    return export(nb.briefing(figure=True, front=front), "eml", Options(release=stamp)).data


def copy(folder: Path, pdf: bytes = PDF, **fields: Any) -> Copy:
    """A released copy that lies in a folder, as a message and a PDF."""
    files = {"briefing.eml": report(released=fields.get("status") != "draft"), "briefing.pdf": pdf}
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return kept(folder, **fields)


def kept(folder: Path, **fields: Any) -> Copy:
    """The copy of files that lie there already."""
    told: dict[str, Any] = {
        "key": "topic_briefing/harbour",
        "notebook": "topic_briefing",
        "topic": "harbour",
        "day": "2024-03-05",
        "run": "run-1",
        "content": "c" * 64,
        "title": "A pier for May",
        "marking": AMBER,
        "status": "released",
        "version": 1,
        "events": (SIGNED,),
    }
    names = ("briefing.eml", "briefing.pdf")
    raws = {name: (folder / name).read_bytes() for name in names}
    files = {n: File(hashlib.sha256(raw).hexdigest(), len(raw)) for n, raw in raws.items()}
    return Copy(folder=folder, files=files, **{**told, **fields})


def way(**fields: Any) -> Way:
    """A way of the kind mail that asks for nothing: its server is on this machine."""
    told: dict[str, Any] = {
        "name": "post",
        "kind": "mail",
        "most": "TLP:RED",
        "host": "localhost",
        "security": "none",
        "sender": "The Desk <desk@house.example>",
        "timeout": 10.0,
        "per_minute": 100_000,
    }
    return Way(**{**told, **fields})


def readers(*addresses: str, **fields: Any) -> Readers:
    """A list of readers."""
    told: dict[str, Any] = {
        "name": "board",
        "title": "The board",
        "reports": ("*",),
        "ways": ("post",),
        "most": "TLP:RED",
    }
    return Readers(addresses=addresses, **{**told, **fields})


def errand(copy: Copy, way: Way, *addresses: str) -> Errand:
    """A copy to some addresses."""
    return Errand(copy=copy, readers=readers(*addresses), way=way)


def states(journal: Journal) -> dict[str, str]:
    """What the journal says of each receiver."""
    return {row.receiver: row.state for row in journal.rows()}


def read(raw: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def body(found: EmailMessage, kind: str) -> str:
    """The plain text or the page of a message."""
    part = found.get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


def tried(errand: Errand, journal: Journal, folder: Path) -> bytes:
    """The one message that an errand would send."""
    from briefing.delivery.ways import mail

    (outcome,) = mail.carry([errand], errand.way, journal, folder)
    assert outcome.ending == "tried", outcome.why
    return Path(outcome.where).read_bytes()


def sent(journal: Journal, errand: Errand, receiver: str) -> str:
    """Enter that a receiver has it; the id of that message."""
    identity = errand.identity(receiver)
    facts = {"report": errand.copy.key, "run": "", "content": errand.copy.content}
    facts |= {"marking": "", "way": errand.way.name, "readers": "board", "receiver": receiver}
    journal.begin(identity, version=errand.copy.version, **facts)
    journal.sent(identity)
    return f"<{identity}@house.example>"
