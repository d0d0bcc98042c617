"""What a run will need after its last cell, loaded while the kernel is still getting ready."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

_CHECKS = ("briefing.checks", "briefing.runner.asked", "briefing.runner.filed")


def preload(formats: Sequence[str]) -> None:
    """Import what proves a briefing and what writes it in these formats."""
    from briefing.exporters import ready

    for name in _CHECKS:
        import_module(name)
    ready(formats)
