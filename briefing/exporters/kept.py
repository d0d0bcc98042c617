"""Drawings kept in the user's cache, so that a report written again need not draw them again.

What is kept is found by everything it depends on: the figure, its size, the code that draws it,
the fonts, and the versions of the programs. It is examined like a new drawing when it is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from importlib import metadata, resources
from pathlib import Path

MOST = 96_000_000  # bytes of the cache; what was used longest ago goes first
LARGEST = 4_000_000  # bytes of a drawing that is kept
_REMEMBERED = 64  # drawings of this process
_PROGRAMS = ("mini-racer", "plotly", "plotly-mirage", "vl-convert-python", "countryinfo")
_DIGEST = hashlib.sha256().digest_size

_made: OrderedDict[str, str] = OrderedDict()
_lock = threading.Lock()


def drawing(parts: tuple[bytes | str, ...], draw: Callable[[], str]) -> str:
    """The drawing of what `parts` say, from the cache when it is there and whole, else drawn.

    Without parts it is drawn, and not kept.
    """
    if not parts:
        return draw()
    key = _key(parts)
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            return _made[key]
    place = folder() / f"{key}.svg"
    found = _read(place)
    drawn = draw() if found is None else found
    if found is None:
        _write(place, drawn.encode())
    with _lock:
        _made[key] = drawn
        while len(_made) > _REMEMBERED:
            _made.popitem(last=False)
    return drawn


def folder() -> Path:
    """The folder of kept drawings by the XDG base directory specification."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if named else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 Path.home raises without a home
    return base / "briefing" / "drawings"


def forget() -> None:
    """Forget the drawings of this process; those on disk stay."""
    with _lock:
        _made.clear()


def _key(parts: tuple[bytes | str, ...]) -> str:
    digest = hashlib.sha256(_maker().encode())
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(raw)}:".encode() + raw)
    return digest.hexdigest()


@cache
def _maker() -> str:
    """What draws: the code of the kit, the fonts, the programs."""
    digest = hashlib.sha256()
    for file in sorted(resources.files("briefing.charts").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".js")):
            digest.update(file.read_bytes())
    for name in _PROGRAMS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{name}={metadata.version(name)}".encode())
    from briefing.charts import measure

    for font in range(len(measure.FONTS)):
        with contextlib.suppress(OSError):
            state = measure.path(font).stat()
            digest.update(f"{measure.FONTS[font]}:{state.st_size}:{state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _read(place: Path) -> str | None:
    """A drawing as it was written; None when it is not there, or was changed since."""
    try:
        if place.stat().st_size > LARGEST + _DIGEST:
            return None
        raw = place.read_bytes()
        kept = raw[_DIGEST:].decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if hashlib.sha256(raw[_DIGEST:]).digest() != raw[:_DIGEST]:
        return None
    with contextlib.suppress(OSError):
        os.utime(place)  # used last now
    return kept


def _write(place: Path, made: bytes) -> None:
    """Write into the cache, whole or not at all; a cache that cannot be written is no loss."""
    if len(made) > LARGEST:
        return
    part = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _make_room(place.parent, MOST - len(made))
        part.write_bytes(hashlib.sha256(made).digest() + made)
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _make_room(place: Path, most: int) -> None:
    """Take out files until so many bytes are left, the ones used longest ago first."""
    found = []
    for file in place.iterdir():
        with contextlib.suppress(OSError):  # another process may take it out
            state = file.stat()
            found.append((state.st_mtime_ns, state.st_size, file))
    for _, size, file in sorted(found, reverse=True):
        most -= size
        if most < 0:
            with contextlib.suppress(OSError):
                file.unlink()
