"""The files of pins: one exact version a line, with the hashes of its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.markers import Marker

_PIN = re.compile(
    r"(?P<name>[\w.-]+?)(?:\[[\w,-]+\])?==(?P<version>[^\s;]+)(?:\s*;\s*(?P<where>.+))?"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One distribution. `where` is the condition of its platform or Python, "" for every one."""

    name: str
    version: str
    where: str
    hashes: tuple[str, ...]


def normal(name: str) -> str:
    """A name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def read(file: Path) -> dict[str, Pin]:
    """The pins of a file by their names. Raises ValueError on a line that is none.

    Of two pins of one name, for older and newer Pythons, the one that this Python takes.
    """
    found: dict[str, Pin] = {}
    for pin in _pins(file.read_text("utf-8")):
        if pin.name not in found or Marker(pin.where).evaluate():
            found[pin.name] = pin
    return found


def _pins(text: str) -> Iterator[Pin]:
    for line in text.replace("\\\n", " ").splitlines():
        first, _, rest = line.partition("--")
        if not first.strip() or first.startswith("#"):
            continue
        found = _PIN.fullmatch(first.strip())
        hashes = tuple(_HASH.findall(f"--{rest}"))
        if not found or not hashes:
            raise ValueError(f"no exact version with its hashes: {line[:80]!r}; call: make pins")
        yield Pin(normal(found["name"]), found["version"], found["where"] or "", hashes)
