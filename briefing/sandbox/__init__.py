"""A kernel behind walls: no network, few files, bounded memory and time, nobody else in sight.

What a run asks for is an `Order`; what the kernel's process could raise is a `Standing`, which
goes into the run's record. Nothing is imported here that a kernel would have to wait for.
"""

from __future__ import annotations

from briefing.sandbox.orders import WALLS, Limits, Order, Standing

__all__ = ["WALLS", "Limits", "Order", "Standing"]
