"""Many reports in one go: a file of items, made by several workers, killed and gone on with.

>>> from briefing import batch                                        # doctest: +SKIP
>>> batch.perform(batch.read(Path("notebooks/nightly.toml"))).counts  # doctest: +SKIP
{'succeeded': 3, 'unchanged': 197}
"""

from __future__ import annotations

from briefing.batch.crew import Crew, crew
from briefing.batch.file import read
from briefing.batch.performing import Options, chosen, perform
from briefing.batch.plan import Item, Plan, Row
from briefing.batch.summary import Summary

__all__ = [
    "Crew",
    "Item",
    "Options",
    "Plan",
    "Row",
    "Summary",
    "chosen",
    "crew",
    "perform",
    "read",
]
