"""Whether the files of a pack are those its manifest names, no more and no less."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator

from .container import Files, told
from .values import digest, named, plain, read, written

NAME = "MANIFEST.json"
SCHEMA = "briefing.evidence/1"
SEAL = "seal"
_NEWER = re.compile(r"briefing\.evidence/[1-9][0-9]{0,4}")
_NAMES = re.compile(
    r"MANIFEST\.json|README\.txt|__main__\.py|verify\.py|checking/[a-z_]+\.py|claims\.json"
    r"|history\.json|signatures/event-[0-9]+\.json(\.(ssh|minisign|pgp))?|sources/[0-9a-f]{1,64}\.json|report/.+"
)


def manifest(files: Files) -> Dict[str, Any]:
    """The manifest of a pack. Raises ValueError when it has none."""
    if NAME not in files:
        raise ValueError("it has no MANIFEST.json: it is no evidence pack")
    found = named(read(files[NAME]))
    newer = _NEWER.fullmatch(str(found.get("schema")))
    if newer and found.get("schema") != SCHEMA:
        made = told(found.get("kit") or "of unknown version")
        raise ValueError(
            f"a newer kit made it, {made}: check it with the checker it brings along, "
            "python PACK.zip, or with that kit"
        )
    if found.get("schema") != SCHEMA:
        raise ValueError(f"its manifest is of another kind: {told(found.get('schema'))}")
    return found


def sealed(values: Dict[str, Any]) -> Dict[str, Any]:
    """The manifest with the SHA-256 of all its fields, so that a change of one shows."""
    bare = {name: value for name, value in values.items() if name != SEAL}
    return {**bare, SEAL: digest(plain(bare))}


def faults(files: Files, found: Dict[str, Any]) -> Iterator[str]:
    """What differs between the manifest and the files."""
    if sealed(found) != found:
        yield "the manifest was changed after it was sealed"
    elif written(found) != files[NAME]:
        yield "the manifest is not written as packs write it"
    named_files = named(found.get("files"))
    for name in sorted(set(files) - set(named_files) - {NAME}):
        yield f"{told(name)}: the manifest does not know it"
    for name in sorted(named_files):
        entry = named(named_files[name])
        if name not in files:
            yield f"{told(name)}: it is missing"
        elif len(files[name]) != entry.get("bytes") or digest(files[name]) != entry.get("sha256"):
            yield f"{told(name)}: it was changed"
    for name in sorted(files):
        if not _NAMES.fullmatch(name):
            yield f"{told(name)}: no pack has a file of this name"
