"""Beyond one machine: reports and reading on the workers of a Dask cluster.

Home alone writes to the reports, the library and the ledger; a worker gets what it needs, by its
SHA-256, and sends back what it made.
"""

from __future__ import annotations

from briefing.afar.workers import Afar

__all__ = ["Afar"]
