"""Processes kept ready, so that a report need not wait for its libraries.

`Workers` makes reports, each job in one of a few processes that outlive it.
"""

from __future__ import annotations

from briefing.warm.workers import Finished, Workers, ahead

__all__ = ["Finished", "Workers", "ahead"]
