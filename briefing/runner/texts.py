"""A notebook as the text of its file: what nbformat writes, in half the time."""

from __future__ import annotations

import copy
import json
from typing import Any

import msgspec


def text(node: Any) -> bytes:
    """A notebook's file, byte for byte as `nbformat.writes` would have it, with a last newline.

    nbformat's encoder in Python walks each value; here C does, and only the layout is made after.
    """
    from nbformat.v4.rwbase import split_lines, strip_transient

    plain = strip_transient(split_lines(copy.deepcopy(node)))  # type: ignore[no-untyped-call]
    try:
        dense = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return msgspec.json.format(dense.encode(), indent=1) + b"\n"
    except (TypeError, ValueError, RecursionError):  # bytes, or half a surrogate pair
        import nbformat

        written: str = nbformat.writes(node, version=4)  # type: ignore[no-untyped-call]
        return (written + "\n").encode("utf-8", "surrogatepass")
