"""Comments that stood under one another stand so again after a value was changed."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator

_GAP = 2  # spaces before a comment, at least


def comments(source: str) -> dict[int, tuple[int, str]]:
    """The comments of a cell that is plain Python: by line, from 1, their column and text."""
    return dict(_comments(source))


def _comments(source: str) -> Iterator[tuple[int, tuple[int, str]]]:
    for token in tokenize.generate_tokens(io.StringIO(source, newline="").readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], (token.start[1], token.string)


def aligned(before: str, after: str) -> str:
    """`after` with the comments of changed lines in the column they shared with a neighbour.

    Nothing else changes. A line that became too long for its column keeps two spaces.
    """
    old, new = comments(before), comments(after)
    lines = _lines(after)
    if len(_lines(before)) != len(lines):
        return after
    for number, (column, _) in new.items():
        was = old[number][0] if number in old else column
        shared = any(old.get(near, (-1,))[0] == was for near in (number - 1, number + 1))
        if column != was and shared:
            line = lines[number - 1]
            code = line[:column].rstrip(" ")
            lines[number - 1] = code.ljust(max(was, len(code) + _GAP)) + line[column:]
    return "".join(lines)


def _lines(source: str) -> list[str]:
    return io.StringIO(source, newline="").readlines()  # as Python counts lines
