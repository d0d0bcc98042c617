"""Versions of a report for audiences: what one may not see is left out, and proven absent."""

from briefing.exporters.variants.made import Made, made_for

__all__ = ["Made", "made_for"]
