"""What a store has of a copy: its files, the manifest of them, and the pointer to the newest."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from typing import Any

import msgspec

from briefing import whole
from briefing.delivery import releases
from briefing.delivery.calling.facts import withdrawal
from briefing.delivery.copies import Copy
from briefing.errors import DeliveryError

MANIFEST = "manifest.json"
LATEST = "latest.json"
_NEVER = (".ipynb", ".json")  # notebook and records are the house's
_LARGEST = 1_000_000_000  # bytes of one file


def files(copy: Copy) -> dict[str, bytes]:
    """The files of a copy by name, each as it was recorded; of a withdrawn one the notice.

    Raises DeliveryError when one is missing or was changed.
    """
    if copy.status == "withdrawn":
        return notice(copy)
    found = {name: _held(copy, name) for name in sorted(copy.files) if not name.endswith(_NEVER)}
    return found or {"briefing.html": releases.written(copy, "html")}


def manifest(copy: Copy, held: Mapping[str, bytes]) -> bytes:
    """What lies beside it: the hash and size of each file, and all that is known of the copy."""
    listed = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in held.items()
    }
    history = [
        {
            "version": event.version,
            "kind": event.kind,
            "by": event.by,
            "on": event.on,
            "day": event.day,
            "marking": event.marking,
            "title": event.title,
            "note": event.note,
            "content": event.content,
        }
        for event in copy.events
    ]
    more = {"bottom_line": copy.bottom_line, "language": copy.language, "run": copy.run}
    if copy.status == "withdrawn":
        del more["bottom_line"]
    return _written({**_facts(copy, MANIFEST), **more, "history": history, "files": listed})


def latest(copy: Copy, edition: str) -> bytes:
    """The pointer to the copy that was published last."""
    return _written({**_facts(copy, LATEST), "manifest": f"{edition}/{MANIFEST}"})


def notice(copy: Copy) -> dict[str, bytes]:
    """What stands where a withdrawn version was: that, by whom, when and why."""
    event = withdrawal(copy)
    lines = [f"Version {copy.version} of this report was withdrawn. Do not use it any more."]
    if event is not None:
        lines.append(f"Withdrawn by {event.by} on {event.on[:10]}.")
        lines += [f"Reason: {event.note}"] if event.note else []
    head = f"WITHDRAWN: {copy.title}"
    marking = copy.marking or "No marking assigned"
    text = "\n\n".join((marking, head, *lines, marking)) + "\n"
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    mark = f"<p><strong>{html.escape(marking)}</strong></p>\n"
    page = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{html.escape(head)}</title>\n</head>\n<body>\n<main>\n{mark}"
        f"<h1>{html.escape(head)}</h1>\n{body}{mark}</main>\n</body>\n</html>\n"
    )
    return {
        "notice.txt": text.encode("utf-8", "replace"),
        "notice.html": page.encode("utf-8", "replace"),
    }


def _facts(copy: Copy, what: str) -> dict[str, Any]:
    return {
        "schema": f"briefing.store.{what.removesuffix('.json')}/1",
        "report": copy.key,
        "title": copy.title,
        "topic": copy.topic,
        "audience": copy.audience,
        "day": copy.day,
        "status": copy.status,
        "version": copy.version,
        "marking": copy.marking,
        "released": {"by": copy.by, "on": copy.on},
        "content": copy.content,
    }


def _written(told: Mapping[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _held(copy: Copy, name: str) -> bytes:
    """A file of a copy, if it is still what was recorded."""
    path = copy.folder / name
    try:
        content = whole.read(path, _LARGEST)
    except OSError as error:
        raise DeliveryError(
            f"{path} cannot be read ({error.strerror or error}). Run the report again."
        ) from error
    if hashlib.sha256(content).hexdigest() != copy.files[name].sha256:
        raise DeliveryError(
            f"{path} is not what it was when the report was made. Run the report again, or put "
            "the file back from a backup."
        )
    return content
