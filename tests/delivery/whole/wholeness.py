"""What is wrong with files that were published: half of one, or a manifest that lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

_STAGING = ".staging-"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder that readers see, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(_STAGING)
    }


def complaints(files: Mapping[str, bytes]) -> list[str]:
    """Every file that is not whole, and what manifests name and is not there as they say."""
    return [*(name for name, raw in files.items() if not _whole(name, raw)), *_broken(files)]


def _whole(name: str, raw: bytes) -> bool:
    """By its end, where its kind has one."""
    try:
        match name.rpartition(".")[2]:
            case "html":
                return raw.rstrip().endswith(b"</html>")
            case "json":
                json.loads(raw)
            case "xml" | "opml":
                ElementTree.fromstring(raw)  # noqa: S314 - made by the kit
            case "pdf":
                return raw.rstrip().endswith(b"%%EOF")
            case _:
                return bool(raw) or name == ".nojekyll"
    except (ValueError, ElementTree.ParseError):
        return False
    return True


def _broken(files: Mapping[str, bytes]) -> Iterator[str]:
    """Of a store what its pointer leads to; of a site what its manifest lists."""
    for name, raw in files.items():
        folder, _, last = name.rpartition("/")
        if last == "latest.json":
            manifest = f"{folder}/{json.loads(raw)['manifest']}"
            if manifest not in files:
                yield f"{name} names {manifest}, which is not there"
        elif last == "manifest.json":
            listed = json.loads(raw)["files"]
            told = {f"{folder}/{one}": found["sha256"] for one, found in listed.items()}
            yield from _differing(name, told, files)
        elif name == "files.json":
            yield from _differing(name, json.loads(raw), files)


def _differing(name: str, told: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[str]:
    for one, digest in told.items():
        if one != name and hashlib.sha256(files.get(one, b"")).hexdigest() != digest:
            yield f"{name}: {one} is not what it says"
