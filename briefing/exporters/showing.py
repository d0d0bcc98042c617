"""The picture of a cell, examined, with the words its cell has for it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.exporters import images
from briefing.exporters.image import Picture
from briefing.exporters.place import Place


def picture(place: Place, kind: str, raw: bytes, alt: str = "", width: int = 0) -> Picture:
    """A picture of the type `kind`, its bytes given.

    Raises ExportError when it is none that may be shown.
    """
    return _made(place, kind, alt, width, lambda suffix: images.examined(raw, suffix))


def stored(place: Place, kind: str, text: str, alt: str = "", width: int = 0) -> Picture:
    """A picture of the type `kind`, as the text a notebook keeps it in. Raises ExportError."""
    return _made(place, kind, alt, width, lambda suffix: images.decoded(text, suffix))


def _made(place: Place, kind: str, alt: str, width: int, read: Callable[[str], bytes]) -> Picture:
    if kind not in images.TYPES:
        name = images.OTHER.get(kind, kind)
        raise place.error(f"a {name} picture, which not every format holds", "Show it as PNG.")
    suffix = images.TYPES[kind]
    try:
        raw = read(suffix)
    except ValueError as why:
        raise place.error(f"a picture that {why}", "Make it again.") from why
    # both are taken, so that the words of a cell with several pictures stay in step
    own, headline = place.said("alt"), place.said("headline")
    alt = alt.strip() or own
    if not alt:
        place.warn(
            "a picture without a description. Give it one: alt in the cell's metadata, or a "
            "first line `#| fig-alt: words`"
        )
    unsaid = headline or f"Picture of cell {place.cell}, without a description"
    return Picture(raw, suffix, alt or unsaid, headline, width)
