"""Evidence packs: a report, what it rests on, and a check that needs nothing but Python."""

from briefing.delivery.evidence.packing import Packed, pack

__all__ = ["Packed", "pack"]
