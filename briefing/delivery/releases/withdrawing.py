"""`withdraw`: a version is taken back. It is kept, and every later copy says so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from briefing.delivery.copies import Copy, Event
from briefing.delivery.releases import chain, places, shelving, signatures, signed
from briefing.delivery.releases.draft import signed_as
from briefing.delivery.releases.saying import on, reason, signatory
from briefing.delivery.releases.unsaid import unsaid
from briefing.errors import DeliveryError


def withdraw(
    report: str | Path,
    *,
    by: str,
    why: str,
    version: int = 0,
    now: datetime | None = None,
    sign: str = "",
    root: Path | None = None,
) -> Copy:
    """Withdraw a version of a report, named by its key or a folder; 0 is the one signed last.

    `by` is who does it, `why` the reason its readers get. `sign` names a key of the house, `root`
    the project of a key. Raises UsageError, UnknownNameError, and DeliveryError when the version
    is withdrawn already or the history was tampered with.
    """
    by, why = signatory(by), reason(why)
    shelf, _ = signed.report(str(report), root)
    with shelving.alone(shelf):
        known = chain.read(shelf)
        made = signed.signed(known.events) if known else []
        asked = version or (made[-1].version if made else 0)
        own = next((one for one in made if one.version == asked), None)
        if known is None or own is None:
            raise DeliveryError(
                f"{report} has no version {asked}; its last one is {len(made)}. "
                "See `briefing releases`."
            )
        _standing(known.events, own)
        unsaid(*signed_as(places.version(shelf, own.version)), by, why)
        event = Event(
            version=own.version,
            kind="withdrawal",
            by=by,
            on=on(now),
            content=own.content,
            judgements=own.judgements,
            run=own.run,
            day=own.day,
            marking=own.marking,
            title=own.title,
            note=why,
            previous=known.last,
        )
        if sign:
            event = signatures.signed(event, sign)
        extended = chain.added(known, event)
        try:
            chain.write(shelf, extended)
        except OSError as error:
            raise shelving.unusable(shelf, error) from error
        return signed.one(shelf, extended, own.version)


def _standing(events: tuple[Event, ...], own: Event) -> None:
    """Raise DeliveryError when a version is withdrawn already."""
    for event in events:
        if event.kind == "withdrawal" and event.version == own.version:
            raise DeliveryError(
                f"version {own.version} was withdrawn by {event.by} on {event.on[:10]} already."
            )
