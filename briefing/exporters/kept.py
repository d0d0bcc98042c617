"""Drawings kept in the user's cache, so that a report written again need not draw them again.

What is kept is found by everything it depends on: the figure, its size, the code that draws it,
the fonts, and the versions of the programs. It is examined like a new drawing when it is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from importlib import metadata, resources

from briefing.exporters import rehearsing
from briefing.exporters.caching import Cache

CACHE = Cache("drawings", "svg", most=96_000_000, largest=4_000_000)
_REMEMBERED = 64  # drawings of this process
_PROGRAMS = ("mini-racer", "plotly", "plotly-mirage", "vl-convert-python", "countryinfo")

_made: OrderedDict[str, str] = OrderedDict()
_lock = threading.Lock()


def drawing(parts: tuple[bytes | str, ...], draw: Callable[[], str]) -> str:
    """The drawing of what `parts` say, from the cache when it is there and whole, else drawn.

    Without parts it is drawn, and not kept.
    """
    if rehearsing.on():
        return rehearsing.DRAWING
    if not parts:
        return draw()
    key = _key(parts)
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            return _made[key]
    drawn = _read(key)
    if drawn is None:
        drawn = draw()
        CACHE.keep(key, drawn.encode())
    with _lock:
        _made[key] = drawn
        while len(_made) > _REMEMBERED:
            _made.popitem(last=False)
    return drawn


def forget() -> None:
    """Forget the drawings of this process; those on disk stay."""
    with _lock:
        _made.clear()


def _read(key: str) -> str | None:
    """A drawing of the cache; None when there is none."""
    raw = CACHE.get(key)
    with contextlib.suppress(UnicodeDecodeError):
        return raw.decode() if raw is not None else None
    return None


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
