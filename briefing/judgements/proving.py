"""A change of a judgements file, proven before it is written."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.errors import UsageError
from briefing.judgements import exchange, lines, loading, plain
from briefing.judgements.loading import near
from briefing.judgements.merging import Change

_EDIT: dict[str, Callable[[str, Change], str]] = {
    "put": lambda text, change: exchange.put(text, change.path, change.new),
    "add": lambda text, change: exchange.add(text, change.path, change.new),
    "drop": lambda text, change: exchange.drop(text, change.path),
}


def proven(raw: bytes, change: Change, wanted: dict[str, Any], place: Path) -> bytes:
    """The bytes with a change, which read as `wanted`. Raises UsageError when they do not."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw.decode("utf-8-sig")
    try:
        edited = _EDIT[change.what](text, change)
        made = mark + edited.encode()
    except (lines.Layout, UnicodeEncodeError) as error:
        raise _unfit(place, change) from error
    found, problems = loading.read_bytes(made)
    if found is None:
        worst = next(problem for problem in problems if not problem.mild)
        raise UsageError(f"not written, because the file would be wrong: {worst.why}")
    if plain.plain(found) != wanted or _comments(text) - _comments(edited):
        raise _unfit(place, change)
    return made


def _comments(text: str) -> Counter[str]:
    """The lines that hold a comment and nothing else."""
    marks = lines.comments(text)
    alone = [mark for mark in marks if not text[lines.line_start(text, mark[0]) : mark[0]].strip()]
    return Counter(text[first:last] for first, last in alone)


def _unfit(place: Path, change: Change) -> UsageError:
    return UsageError(
        f"{'/'.join(change.path)} cannot be changed safely as {near(place)} is laid out; nothing "
        "was written. Change it in the file by hand"
    )
