"""A way's place: what kind it is, how it is shown, and how it is opened."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing import project
from briefing.delivery.placing.folder import Folder
from briefing.delivery.placing.grounds import Ground
from briefing.delivery.placing.patience import within
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError, PathError
from briefing.runner import publishing

PATIENCE = 30.0  # seconds for another who publishes into the same folder
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def scheme(way: Way) -> str:
    """How the place's address begins, in small letters; empty for a folder.

    Raises DeliveryError when the way has no place, or one that holds a password.
    """
    place = way.place.strip()
    if not place:
        raise DeliveryError(
            f"way {way.name} has no place. Give it a folder or an address, such as "
            'place = "s3://bucket/briefings".'
        )
    if "::" in place and "://" in place:
        raise DeliveryError(f"way {way.name}: place may be one address, not a chain of them (::).")
    found = _SCHEME.match(place)
    if found is None:
        return ""
    if ":" in urlsplit(place).netloc.rpartition("@")[0]:
        raise DeliveryError(
            f"way {way.name}: place holds a password. Take it out, put it into a variable and "
            'name that: secret_env = {password = "VARIABLE"}.'
        )
    return found[1].lower()


def path(way: Way) -> Path | None:
    """The folder of a way, None when its place is somewhere else. Raises DeliveryError."""
    kind = scheme(way)
    if kind in {"file", "local"}:
        parts = urlsplit(way.place.strip())
        return Path(unquote(parts.path))
    return None if kind else project.resolve(way.place.strip())


def shown(way: Way) -> str:
    """The place as it may be told to anybody: without user and password."""
    told = re.sub(r"//[^/]*@", "//", way.place.strip())[:200]
    return "".join(letter if letter.isprintable() else "?" for letter in told)


def opened(way: Way) -> Ground:
    """The place, ready for files. Raises DeliveryError, and what its library raises."""
    here = path(way)
    if here is None:
        from briefing.delivery.placing import remote

        return remote.opened(way, scheme(way))
    here.mkdir(parents=True, exist_ok=True)
    return Folder(here)


@contextlib.contextmanager
def alone(way: Way) -> Iterator[None]:
    """Keep others of this computer from publishing there; only folders know such a lock.

    Raises DeliveryError when another takes too long.
    """
    here = path(way)
    with contextlib.ExitStack() as held:
        if here is not None:
            # What cannot be locked or written is told by whoever tries to write there.
            with contextlib.suppress(OSError):
                within(PATIENCE + way.timeout, lambda: _locked(way, here, held))
        yield


def _locked(way: Way, here: Path, held: contextlib.ExitStack) -> None:
    here.mkdir(parents=True, exist_ok=True)
    try:
        held.enter_context(publishing.alone(here, PATIENCE))
    except PathError:
        raise DeliveryError(
            f"way {way.name}: somebody else publishes in {shown(way)}. Wait for the end of that, "
            "then deliver again."
        ) from None
