"""What the kit's own functions, and those a project adds, keep of what they returned."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

_OURS = ("briefing", "briefing_own")


def kept() -> Iterator[_lru_cache_wrapper[Any]]:
    """The functions of the imported modules of the kit that keep what they returned, each once.

    Those of a project's own files are among them.
    """
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in _OURS:
            for one in [*vars(module).values()]:
                if isinstance(one, _lru_cache_wrapper) and one.__module__ == name:
                    yield one
