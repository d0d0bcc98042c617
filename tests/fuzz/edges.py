"""Which steps from line to line of the kit's own code a case takes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import briefing

Edge = tuple[int, int, int]  # a function, and two of its lines one after the other
_KIT = str(Path(briefing.__file__).parent)


class Steps:
    """Numbers for functions, the same for one run of the program."""

    def __init__(self) -> None:
        self.numbers: dict[CodeType, int] = {}

    def of(self, act: Callable[[], object]) -> frozenset[Edge]:
        """The steps that are taken in the kit while something is done."""
        found: set[Edge] = set()
        numbers = self.numbers

        def entered(frame: FrameType, event: str, _: Any) -> Any:
            code = frame.f_code
            if event != "call" or not code.co_filename.startswith(_KIT):
                return None
            number = numbers.setdefault(code, len(numbers))
            before = 0

            def stepped(frame: FrameType, event: str, _: Any) -> Any:
                nonlocal before
                if event == "line":
                    found.add((number, before, frame.f_lineno))
                    before = frame.f_lineno
                return stepped

            return stepped

        kept = sys.gettrace()
        sys.settrace(entered)
        try:
            act()
        finally:
            sys.settrace(kept)
        return frozenset(found)


def chosen(
    told: Iterable[tuple[str, int, frozenset[Edge]]], room: int, most: int
) -> list[tuple[str, frozenset[Edge]]]:
    """Names of cases, and what only each of them adds: the most new steps for their size first.

    `told` has name, size in bytes and steps of each case. No more than `room` bytes and `most`
    cases are chosen.
    """
    left, known, made = [*told], set[Edge](), list[tuple[str, frozenset[Edge]]]()
    while left and len(made) < most:
        name, size, edges = max(
            left, key=lambda one: (len(one[2] - known) / (one[1] + 200), one[0])
        )
        if not edges - known:
            break
        left.remove((name, size, edges))
        if size <= room:
            room -= size
            made.append((name, frozenset(edges - known)))
            known |= edges
    return made
