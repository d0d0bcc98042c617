"""Mail: each reader gets a message of their own, once, over SMTP with TLS.

The message is that of the exporters; whom it is for, and its thread, stand in its head. A process
of its own sends it (`postman`), so that a delivery that is killed loses and doubles nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Ending, Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import dkim, heads
from briefing.delivery.ways.entering import outcome
from briefing.delivery.ways.letter import Letter, letter, note
from briefing.delivery.ways.mailboxes import Mailbox, mailbox, receivers
from briefing.delivery.ways.orders import Order
from briefing.delivery.ways.post import Post
from briefing.delivery.ways.rounds import Round, sent
from briefing.delivery.ways.tasks import Task
from briefing.delivery.ways.threads import Threads
from briefing.errors import BriefingError, DeliveryError
from briefing.slugs import slug

_LETTERS = 2  # kept at a time: they hold whole reports


def carry(errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None) -> list[Outcome]:
    """Do all errands of a way of the kind mail; see `errands.Carrier`.

    With `dry`, each message lies in that folder as an `.eml` file, whole as it would be sent.
    """
    tasks: list[Task] = []
    outcomes: list[Outcome] = []
    for errand in errands:
        for found in receivers(errand.readers):
            if isinstance(found, Mailbox):
                tasks.append(Task(errand, found))
            else:
                outcomes.append(outcome(errand, "failed", why=str(found)))
    writer = _Writer(way, journal)
    if dry is None:
        return [*outcomes, *Round(way, journal, writer.order).go(tasks)]
    return [*outcomes, *(_tried(task, writer, journal, dry) for task in tasks)]


def tell(
    way: Way, journal: Journal, receiver: str, subject: str, text: str, facts: dict[str, str | int]
) -> str:
    """Send one person a plain text, once for an `identity`; what the server said.

    `facts` are those of `Journal.begin`, with an `identity`. Raises DeliveryError.
    """
    known = dict(facts)
    identity = str(known.pop("identity"))
    sender, to = mailbox(way.sender), mailbox(receiver)
    head = heads.note(sender, to, subject, identity)
    raw = dkim.signed(way, _whole(head, note(text, subject)))
    with Post(way, journal) as post:
        answer = sent(post, _order(sender, to, raw, identity, known), way.attempts)
    if answer.ending in {"failed", "unknown"}:
        raise DeliveryError(answer.why)
    return answer.where


class _Writer:
    """Writes messages; a letter that many receivers get is made once."""

    def __init__(self, way: Way, journal: Journal) -> None:
        self._way = way
        self._threads = Threads(journal)
        self._letters: dict[tuple[str, str, int, str], Letter] = {}

    def order(self, task: Task) -> Order:
        """The message of a task. Raises DeliveryError when it cannot be made."""
        sender = mailbox(self._way.sender)
        made = self._letter(task.errand.copy)
        before = self._threads.before(task.errand, task.receiver)
        head = heads.head(task.errand, made, task.receiver, before)
        raw = dkim.signed(self._way, _whole(head, made))
        return _order(sender, task.receiver, raw, task.identity, task.facts)

    def _letter(self, copy: Copy) -> Letter:
        key = (copy.key, copy.content, copy.version, copy.status)
        if key not in self._letters:
            if len(self._letters) >= _LETTERS:
                del self._letters[next(iter(self._letters))]
            self._letters[key] = letter(copy, self._way)
        return self._letters[key]


def _whole(head: bytes, made: Letter) -> bytes:
    return head + made.head + b"\r\n" + made.body


def _order(
    sender: Mailbox, to: Mailbox, raw: bytes, identity: str, facts: dict[str, str | int]
) -> Order:
    return Order(
        sender=sender.address,
        receiver=to.address,
        raw=raw,
        identity=identity,
        facts=facts,
        utf8=sender.wide or to.wide,
    )


def _tried(task: Task, writer: _Writer, journal: Journal, folder: Path) -> Outcome:
    """A dry run: the message as a file, for this user alone."""
    row = journal.find(task.identity)
    if row is not None and row.state in {"sent", "unknown"}:
        ending: Ending = "already" if row.state == "sent" else "unknown"
        return task.outcome(ending, row.place, row.why)
    names = (task.errand.way.name, task.errand.readers.name, task.receiver.address)
    path = folder / f"{'_'.join(slug(name)[:60] for name in names)}_{task.identity[:12]}.eml"
    try:
        raw = writer.order(task).raw
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(raw)
    except OSError as error:
        return task.outcome("failed", why=f"{path} cannot be written ({error.strerror or error}).")
    except BriefingError as error:
        return task.outcome("failed", why=str(error))
    return task.outcome("tried", str(path))
