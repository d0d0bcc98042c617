"""The optional language model, off by default: it may reword facts that passed the checks."""

from briefing.model.attaching import attach, describe

__all__ = ["attach", "describe"]
