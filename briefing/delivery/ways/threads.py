"""Which conversation a letter belongs to: the versions and days of a topic are one."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand
from briefing.delivery.journal import Delivery, Journal
from briefing.delivery.ways.mailboxes import Mailbox


class Threads:
    """What everybody got so far, by the journal as it was when a report was asked for first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._got: dict[tuple[str, str], dict[str, list[Delivery]]] = {}

    def before(self, errand: Errand, receiver: Mailbox) -> str:
        """The identity of what a receiver got last of a report, or of what is withdrawn now.

        Empty when there is none.
        """
        own = errand.identity(receiver.address)
        rows = self._rows(errand).get(receiver.address.lower(), [])
        got = [row for row in rows if row.identity != own]
        if errand.copy.status == "withdrawn":
            got = [row for row in got if row.version == errand.copy.version] or got
        return got[0].identity if got else ""

    def _rows(self, errand: Errand) -> dict[str, list[Delivery]]:
        """By receiver, the latest first."""
        key = (errand.copy.key, errand.way.name)
        if key not in self._got:
            found: dict[str, list[Delivery]] = defaultdict(list)
            for row in self._journal.rows(errand.copy.key):
                if row.way == errand.way.name and row.state == "sent":
                    found[row.receiver.lower()].append(row)
            self._got[key] = dict(found)
        return self._got[key]


def root(copy: Copy, domain: str) -> str:
    """The id that all of a topic answer, for the same audience, whatever the notebook."""
    name = copy.key.partition("/")[2] or copy.key
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"<thread.{digest}@{domain}>"
