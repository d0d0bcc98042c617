"""What an earlier run of a briefing rested on, and what has changed since.

`look` finds that run among the reports; `inventory` tells which texts are new, which are gone and
which only say again what is known; `comparison` compares what today's rules read in both sets.
Runs are compared by what they hold, never by how they were printed, and nothing here runs anything.
"""

from __future__ import annotations

from briefing.history.runs import Found, last, lighter, look

__all__ = ["Found", "last", "lighter", "look"]
