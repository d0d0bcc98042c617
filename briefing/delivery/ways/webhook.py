"""Webhooks: a message with title, marking, bottom line and link, to a chat or another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import time

import msgspec

from briefing import project
from briefing.delivery.calling.asking import UnsureError, ask
from briefing.delivery.calling.facts import facts
from briefing.delivery.calling.forms import FORMS
from briefing.delivery.calling.judging import Judged, judged
from briefing.delivery.calling.target import Target, target
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.placing.patience import pause
from briefing.delivery.policy.records import Way
from briefing.delivery.site import addresses
from briefing.delivery.ways.entering import earlier, entry, outcome
from briefing.errors import BriefingError, DeliveryError
from briefing.fetching.failures import FailedError

_SILENT = "cannot be reached"
LONGEST_WAIT = 60.0  # seconds; who asks for more is asked by the next delivery
# Homeservers know a transaction for at least half an hour (Synapse: 30 minutes, on disk a day).
REMEMBERED = 1_200.0


def carry(errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None) -> list[Outcome]:
    """Tell the webhook of each copy once; a dry run writes the messages into a folder."""
    told: list[Outcome] = []
    for errand in errands:
        try:
            body = msgspec.json.encode(FORMS[way.flavour](facts(errand.copy, way), errand.copy))
            if dry is not None:
                told.append(_tried(errand, body, journal, dry))
            else:
                silent = any(one.why.startswith(_SILENT) for one in told)
                told.append(_Message(errand, body, journal).send(1 if silent else way.attempts))
        except BriefingError as error:
            told.append(outcome(errand, "failed", why=str(error)))
    return told


class _Message:
    def __init__(self, errand: Errand, body: bytes, journal: Journal) -> None:
        self._errand = errand
        self._body = body
        self._journal = journal
        self._identity = errand.identity()

    def send(self, attempts: int) -> Outcome:
        """What became of it. Raises DeliveryError for what is wrong on this side."""
        way = self._errand.way
        to = target(way, self._identity)
        row = self._begun(to)
        if row is not None:
            return row
        found = Judged("refused", "it was not asked")
        for attempt in range(1, attempts + 1):
            found = self._asked(to)
            last = attempt == attempts or found.wait > LONGEST_WAIT
            repeated = found.ending == "again" or (found.ending == "unsure" and to.repeats)
            if last or not repeated:
                break
            pause(attempt, found.wait)
        return self._entered(found, to)

    def _begun(self, to: Target) -> Outcome | None:
        """Enter that it is to leave; what is told when it must not."""
        row = self._journal.begin(self._identity, **entry(self._errand))
        known = to.repeats and row is not None and time() - row.began < REMEMBERED
        if known and self._journal.resend(self._identity):
            row = self._journal.begin(self._identity, **entry(self._errand))
        return None if row is None else earlier(self._errand, row)

    def _asked(self, to: Target) -> Judged:
        way = self._errand.way
        ca_file = str(project.resolve(way.ca_file)) if way.ca_file else ""
        try:
            answer = ask(
                to,
                self._body,
                seconds=way.timeout,
                ca_file=ca_file,
                committing=lambda: self._journal.committing(self._identity, to.shown),
            )
        except FailedError as error:
            return Judged("again" if error.again else "refused", f"{_SILENT} ({error})")
        except UnsureError as error:
            return Judged("unsure", f"the message has left, but {error}")
        except DeliveryError as error:
            self._journal.failed(self._identity, str(error))
            raise
        return judged(answer, to)

    def _entered(self, found: Judged, to: Target) -> Outcome:
        errand, why = self._errand, f"{found.why}."
        if found.ending == "sent":
            self._journal.sent(self._identity, found.where)
            return outcome(errand, "sent", where=found.where)
        if found.ending == "unsure":
            self._journal.unknown(self._identity, why)
            return outcome(errand, "unknown", where=to.shown, why=why)
        if found.wait > LONGEST_WAIT:
            why = f"{found.why}; it asks to wait {found.wait:g} s. Deliver again after that."
        self._journal.failed(self._identity, why)
        return outcome(errand, "failed", where=to.shown, why=why)


def _tried(errand: Errand, body: bytes, journal: Journal, dry: Path) -> Outcome:
    """Write the message that would leave, unless it left before."""
    row = journal.find(errand.identity())
    if row is not None and row.state in {"sent", "unknown"}:
        return earlier(errand, row)
    name = addresses.folder(errand.copy).removeprefix("reports/").rstrip("/")
    path = dry / addresses.place(errand.way.name) / f"{name}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.format(body, indent=2) + b"\n")
    except OSError as error:
        raise DeliveryError(f"{path} cannot be written ({error.strerror}).") from error
    return outcome(errand, "tried", where=str(path))
