"""The files of a copy, read whole and from its own folder alone."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.evidence.checking.container import LARGEST
from briefing.errors import DeliveryError
from briefing.ledger.filing import inside
from briefing.whole import read


def held(folder: Path, name: str, largest: int = LARGEST) -> bytes:
    """A file of a copy. Raises DeliveryError when it is not there, too large or elsewhere."""
    path = folder / name
    try:
        if not inside(name) or not path.resolve().is_relative_to(folder.resolve()):
            raise DeliveryError(f"{folder}: {name!r} lies outside of it; nothing was packed")
        return read(path, largest)
    except OSError as error:
        raise DeliveryError(
            f"{path} cannot be read ({error.strerror or error}). Run the briefing again."
        ) from error
