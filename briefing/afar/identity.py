"""What must be equal at home and on a worker, so that a report does not depend on its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from briefing.errors import BriefingError

_SHOWN = 3  # differences that a message names


@cache
def code() -> str:
    """The SHA-256 of all files of the kit."""
    package = Path(__file__).resolve().parents[1]
    found = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(package).as_posix()
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            found.update(f"{name}\0{content}\n".encode())
    return found.hexdigest()


@cache
def identity() -> dict[str, str]:
    """The versions of Python and the packages, the kit's code, parser and language model."""
    from briefing import record
    from briefing.model import describe
    from briefing.reading import parser

    versions = {name: told or "not installed" for name, told in record.versions().items()}
    tools = {"parser": _told(parser.identity), "model": _told(describe)}
    return {**versions, "code of the kit": code(), **tools}


def _told(asked: Callable[[], str]) -> str:
    try:
        return asked()
    except BriefingError as error:
        return str(error)


def digest() -> str:
    """The identity in one word."""
    told = msgspec.json.encode(identity(), order="sorted")
    return hashlib.sha256(told).hexdigest()


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What differs, in words; "" when nothing does."""
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    told = [
        f"{name} is {_short(there.get(name))} there, {_short(here.get(name))} here"
        for name in names[:_SHOWN]
    ]
    more = f"; {len(names) - _SHOWN} more differ" if len(names) > _SHOWN else ""
    return "; ".join(told) + more


def _short(told: str | None) -> str:
    """A value for a message: printable, and of a hash its beginning."""
    plain = "".join(c if c.isprintable() else "?" for c in told or "none")
    return plain[:12] if len(plain) == 64 else plain[:80]
