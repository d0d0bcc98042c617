"""A pack checked by the kit, which knows two things more than the pack's own checker."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing.delivery.evidence.checking import history, record, signatures
from briefing.delivery.evidence.checking.looking import Found, looked_at
from briefing.delivery.evidence.checking.values import read
from briefing.delivery.evidence.describing import checker
from briefing.errors import BriefingError

_OTHER = (
    "The pack's own checker is not that of this kit: it is of another version, or lies. What "
    "you read here was found by the kit."
)
_PICTURES = f"{record.FOLDER}pictures/"


def verified(place: Path, signers: Path | None = None) -> Found:
    """What is found of a pack: by its checker, as the kit has it, and of what was signed.

    `signers` has the keys of those who may sign, None for the project's data/signers. Never
    raises for what the pack holds; OSError when there is none.
    """
    found = looked_at(place)
    if not found.manifest:
        return found
    if any(found.files.get(name) != content for name, content in checker()):
        found.notes.append(_OTHER)
    if any(name.startswith(signatures.FOLDER) for name in found.files):
        found.look("signatures", lambda: _signed(found, signers))
    if found.manifest.get("version") and record.NOTEBOOK in found.files:
        found.look("content", lambda: _content(found))
    return found


def _signed(found: Found, signers: Path | None) -> tuple[str, Iterable[str]]:
    """Who signed each event that has a signature, by the keys that are known here."""
    from briefing import project
    from briefing.delivery.copies import Event
    from briefing.delivery.releases import signatures as keys

    keyring = signers or project.root() / keys.FOLDER
    if not keyring.is_dir():
        found.notes.append(f"No signature was checked: there is no {keys.FOLDER} with keys here.")
        return "not checked", ()
    names, wrong = [], []
    for event in read(found.files[history.NAME])["events"]:
        if event["signature"]:
            try:
                names.append(keys.check(msgspec.convert(event, Event), keyring))
            except BriefingError as error:
                wrong.append(f"version {event['version']}: {error}")
    return f"by {', '.join(dict.fromkeys(names))}", wrong


def _content(found: Found) -> tuple[str, Iterable[str]]:
    """The hash that was signed, made again from the notebook, its pictures and judgements."""
    from briefing.delivery.releases import content

    files, about = found.files, found.manifest
    judged = read(files[record.RECORD])["inputs"].get("judgements") or {"sha256": ""}
    pictures = {n.removeprefix(_PICTURES): c for n, c in files.items() if n.startswith(_PICTURES)}
    again = content.digest(
        read(files[record.NOTEBOOK]), judgements=judged["sha256"], pictures=pictures
    )
    wrong = [] if again == about.get("content") else ["the notebook is not what was signed"]
    return "what was signed is what the notebook shows", wrong
