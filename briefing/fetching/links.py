"""Where the teasers of a feed lead, read in a process of its own.

The library that reads broken feeds may hang over one; then the run goes on without it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from briefing.errors import SourceError

_SECONDS = 60.0  # for one feed; the slowest honest one takes a few
_MEMORY = 2 << 30  # bytes of address space


def links(raw: bytes, place: str, seconds: float = _SECONDS) -> tuple[tuple[str, ...], bool]:
    """The pages its entries with a teaser only lead to, and whether any entry has a whole text.

    In the feed's order, each once, as they stand in it. Raises SourceError when it is no feed, or
    reading it took longer than `seconds`.
    """
    home = str(Path(__file__).resolve().parents[2])
    code = f"from briefing.fetching.links import main; main({_MEMORY})"
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter itself, and no text from outside
            [sys.executable, "-P", "-c", code],
            input=json.dumps(place).encode() + b"\n" + raw,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": home},
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"reading this feed took longer than {seconds:g} s") from error
    except ValueError as error:
        raise SourceError("the program that reads feeds broke down over this one") from error
    if found["error"]:
        raise SourceError(found["error"].removeprefix(f"{place}: "))
    return tuple(dict.fromkeys(found["links"])), bool(found["whole"])


def main(memory: int) -> None:
    """Read a feed from standard input, and print what `links` returns. `memory` is in bytes."""
    _limit(memory)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not be taken for the answer
    place = json.loads(sys.stdin.buffer.readline())
    found = {"error": "", "links": [], "whole": False}
    try:
        found |= _read(sys.stdin.buffer.read(), place)
    except (SourceError, RecursionError, MemoryError) as error:
        found["error"] = str(error) or "it is nested too deeply, or too large, to be read"
    with out:
        json.dump(found, out)


def _read(raw: bytes, place: str) -> dict[str, object]:
    from briefing.sources.feed import entries

    found = entries(raw, place)
    teasers = [entry.url for entry in found if entry.url and not entry.body]
    return {"links": teasers, "whole": any(entry.body for entry in found)}


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, size in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (size, resource.getrlimit(what)[1]))
        except (ValueError, OSError):
            continue  # a system that refuses a limit is no reason not to read
