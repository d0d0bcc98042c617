"""Which reports are meant: patterns of keys, `*` for any letters and `?` for one."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    # A bracket is a bracket here: keys may be of any letters, and nobody expects a class.
    return re.compile(fnmatch.translate(pattern.replace("[", "[[]")))


def fits(patterns: Iterable[str], key: str) -> bool:
    """True when one of the patterns fits the whole key."""
    return any(_compiled(one).match(key) for one in patterns)
