"""A message as it travels after DATA: lines that end with CR LF, dots doubled (RFC 5321, 4.5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIZE = 64 * 1024  # bytes; the patience of a socket is for each piece
END = b".\r\n"
_DOTS = re.compile(rb"(?m)^\.")
_ENDS = re.compile(rb"\r\n|\r|\n")


def pieces(raw: bytes) -> Iterator[bytes]:
    """The pieces of a message, without the dot that ends it."""
    lines = _DOTS.sub(b"..", _ENDS.sub(b"\r\n", raw))
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    for begun in range(0, len(whole), SIZE):
        yield whole[begun : begun + SIZE]
