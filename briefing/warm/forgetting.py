"""What a rehearsal leaves behind is taken away."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import Any

_DEEP = 6  # containers in one another that a cache is searched through
_OURS = frozenset({"Annex", "Article", "Coverage", "Reading", "Section", "Span", "Statement"})


def forget() -> None:
    """Nothing of the invented articles is left, and a warning is shown when it comes again."""
    from briefing import memos, reading
    from briefing.exporters import kept
    from briefing.sections import copies

    reading.forget()
    copies.forget()
    kept.forget()
    for cached in memos.kept():
        if _holds(cached):
            cached.cache_clear()
    for module in [*sys.modules.values()]:
        if isinstance(module, ModuleType):
            vars(module).pop("__warningregistry__", None)
    gc.collect()


def _holds(cached: Any) -> bool:
    """True for a cache with a record of articles in it."""
    level, seen = [cached], set()
    for _ in range(_DEEP):
        level = [inner for one in level for inner in gc.get_referents(one) if id(inner) not in seen]
        seen |= {*map(id, level)}
        if any(type(one).__name__ in _OURS for one in level):
            return True
        level = [one for one in level if isinstance(one, tuple | list | dict)]
    return False
