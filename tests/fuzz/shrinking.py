"""A case made smaller while it still does what it is kept for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.fuzz.target import Target


def smallest(target: Target, case: Any, holds: Callable[[Any], bool], seconds: float = 20.0) -> Any:
    """A smaller case for which `holds` is still true: lines go first, then letters.

    It ends after so many seconds of CPU with what it has by then.
    """
    until = time.process_time() + seconds
    text = target.dumps(case)
    for parted in (_lines, list):
        text = _less(parted(text), lambda made: _holds(target, made, holds), until)
    return target.loads(text)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _holds(target: Target, text: str, holds: Callable[[Any], bool]) -> bool:
    """Whether a text is a case that is written as it is read, and does what it should."""
    try:
        case = target.loads(text)
        return target.dumps(case) == text and holds(case)
    except Exception:  # noqa: BLE001 - whatever it is, it is no case
        return False


def _less(pieces: list[str], holds: Callable[[str], bool], until: float) -> str:
    """The pieces that cannot be left out, tried in halves, quarters and so on."""
    size = max(1, len(pieces) // 2)
    while size:
        place = 0
        while place < len(pieces) and time.process_time() < until:
            fewer = pieces[:place] + pieces[place + size :]
            if fewer and holds("".join(fewer)):
                pieces = fewer
            else:
                place += size
        size //= 2
    return "".join(pieces)
