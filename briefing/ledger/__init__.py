"""Every run on record, in one SQLite file: what was asked, what became of it, what it rests on.

>>> from briefing.ledger import Ledger                        # doctest: +SKIP
>>> with Ledger.open() as ledger:                             # doctest: +SKIP
...     ledger.latest("topic_briefing/export-controls")
"""

from __future__ import annotations

from briefing.ledger.accounts import Account
from briefing.ledger.damage import DamagedError
from briefing.ledger.entries import Entry
from briefing.ledger.leases import Lease
from briefing.ledger.ledger import Ledger, place
from briefing.ledger.policy import Policy

__all__ = ["Account", "DamagedError", "Entry", "Lease", "Ledger", "Policy", "place"]
