"""The manifest of a pack, and the files that check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing.delivery.copies import Copy
from briefing.delivery.evidence.checking import container, manifest
from briefing.delivery.evidence.checking.values import digest, plain
from briefing.delivery.evidence.words import ENTRY


def checker() -> Iterator[tuple[str, bytes]]:
    """The files that check a pack, as the kit has them."""
    for file in sorted(Path(container.__file__).parent.glob("*.py")):
        yield f"checking/{file.name}", file.read_bytes()
    yield from ((one, ENTRY.encode()) for one in ("__main__.py", "verify.py"))


def described(
    copy: Copy, events: Sequence[object], files: Mapping[str, bytes]
) -> dict[str, object]:
    """The manifest of these files, not sealed yet."""
    fields = ("key", "notebook", "topic", "audience", "title", "day", "run", "marking", "status")
    return {
        "schema": manifest.SCHEMA,
        **{field: getattr(copy, field) for field in (*fields, "version", "by", "on", "content")},
        "last_event": digest(plain(events[-1])) if events else "",
        "quotation": copy.quoted or {},
        "kit": _kit(),
        "verify": "python PACK.zip, or: briefing verify PACK.zip",
        "files": {
            one: {"sha256": digest(content), "bytes": len(content)}
            for one, content in files.items()
        },
    }


def _kit() -> str:
    from briefing.record import installed

    return installed("briefing") or ""
