"""`release`: a named person signs what a run has made, and it becomes a version for good."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from briefing.delivery.copies import Copy, Event
from briefing.delivery.releases import (
    chain,
    intact,
    pictures,
    places,
    ran,
    shelving,
    signatures,
    signed,
    writing,
)
from briefing.delivery.releases.chain import Chain
from briefing.delivery.releases.draft import Draft
from briefing.delivery.releases.saying import on, remark, signatory
from briefing.delivery.releases.signable import signable
from briefing.delivery.releases.stamps import stamp
from briefing.delivery.releases.unsaid import unsaid
from briefing.errors import DeliveryError

ALWAYS = ("html", "pdf", "eml")  # the formats every version has


def release(
    folder: Path,
    *,
    by: str,
    note: str = "",
    correction: bool = False,
    now: datetime | None = None,
    sign: str = "",
) -> Copy:
    """Sign the run in a folder: it becomes a version, kept whole and for ever, or nothing does.

    `by` is who signs, `note` a remark; of a correction it says what was wrong, and is printed.
    `now` is the moment, None for now; `sign` names a key of the house, see `signatures`. What
    was signed already, and not withdrawn since, is no new version. Raises DeliveryError, which
    says why it may not be signed and what to do.
    """
    by, note = signatory(by), remark(note)
    if places.is_version(folder.absolute()):
        raise DeliveryError(f"{folder} is a signed version already. Name the folder of a run.")
    draft = Draft(folder)
    signable(draft)
    unsaid(draft.notebook, draft.audience, by, note)
    shelf = places.shelf(draft.ran)
    with shelving.alone(shelf):
        known = chain.read(shelf) or Chain(key=draft.ran.key)
        last = _last(known, draft)
        if last is not None and last.content == draft.content and not _is_gone(known, last):
            return _again(shelf, known, last, correction=correction)
        if correction and (last is None or not note):
            raise DeliveryError(
                "a correction says what was wrong with the version before it."
                if last
                else "there is no version to correct yet. Release it without a correction."
            )
        event = _event(draft, last, by=by, note=note, on=on(now), correction=correction)
        copy = msgspec.structs.replace(
            draft.copy(), status="released", version=event.version, by=by, on=event.on
        )
        event = msgspec.structs.replace(event, title=copy.title, marking=copy.marking)
        return _kept(shelf, known, draft, copy, event, sign)


def _kept(shelf: Path, known: Chain, draft: Draft, copy: Copy, event: Event, sign: str) -> Copy:
    """The version, on its shelf and in the chain. Raises DeliveryError."""
    files = _files(draft, copy, (*known.events, event))
    event = msgspec.structs.replace(
        event, previous=known.last, files={n: intact.digest(raw) for n, raw in files.items()}
    )
    if sign:
        event = signatures.signed(event, sign)
    extended = chain.added(known, event)
    try:
        shelving.shelve(shelf, known, event.version, files)
        chain.write(shelf, extended)
    except OSError as error:
        raise shelving.unusable(shelf, error) from error
    return signed.one(shelf, extended, event.version)


def _files(draft: Draft, copy: Copy, events: tuple[Event, ...]) -> dict[str, bytes]:
    """Everything a version keeps: reports with the stamp, notebook, record and pictures."""
    folder, audience = draft.ran.folder, draft.ran.audience
    names = [name.rsplit(".", 1)[1] for name in copy.files if "/" not in name]
    formats = [*dict.fromkeys((*ALWAYS, *names))]
    reports = writing.made(
        folder, formats, audience, draft.beside, stamp(events, copy.version), final=True
    )
    if intact.held(folder, ran.NOTEBOOK) != draft.raw:
        raise DeliveryError(f"{folder} was run again meanwhile. Look at it, then release that.")
    files = {n: intact.digest(raw) for n, raw in reports.items()}
    shown = {f"{pictures.KEPT}/{name}": raw for name, raw in draft.pictures.items()}
    return {
        **reports,
        **shown,
        ran.NOTEBOOK: draft.raw,
        ran.RECORD: draft.record,
        signed.FACTS: signed.kept(msgspec.structs.replace(copy, files=files)),
    }


def _last(known: Chain, draft: Draft) -> Event | None:
    """The last version there is. Raises DeliveryError when the chain is of another report."""
    if known.key != draft.ran.key:
        raise DeliveryError(
            f"the versions of {known.key!r} lie where those of {draft.ran.key!r} would. Give one "
            "of their topics another name."
        )
    made = signed.signed(known.events)
    return made[-1] if made else None


def _is_gone(known: Chain, version: Event) -> bool:
    return any(e.kind == "withdrawal" and e.version == version.version for e in known.events)


def _again(shelf: Path, known: Chain, last: Event, *, correction: bool) -> Copy:
    """The version that is there already."""
    if correction:
        raise DeliveryError(
            f"nothing has changed since version {last.version}, which {last.by} released: there "
            "is nothing to correct. Run the report again with what is right, then release that."
        )
    return signed.one(shelf, known, last.version)


def _event(
    draft: Draft, last: Event | None, *, by: str, note: str, on: str, correction: bool
) -> Event:
    return Event(
        version=last.version + 1 if last else 1,
        kind="correction" if correction else "release",
        by=by,
        on=on,
        content=draft.content,
        judgements=draft.judgements,
        run=draft.ran.run,
        day=draft.ran.day,
        note=note,
    )
