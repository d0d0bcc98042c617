"""What is due, what was missed, and who makes it: notebooks/schedule.toml and the ledger.

Docs: docs/schedule.md. Nothing heavy is imported here: `briefing schedule due` starts at once.
"""

from __future__ import annotations

from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.reading import FILE, read

__all__ = ["FILE", "Entry", "Schedule", "read"]
