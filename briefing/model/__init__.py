"""The optional language model, off by default: it may reword facts that passed the checks."""

from briefing.model.attaching import attach, describe
from briefing.model.rewriter import Rewriter
from briefing.model.settings import Settings, settings

__all__ = ["Rewriter", "Settings", "attach", "describe", "settings"]
