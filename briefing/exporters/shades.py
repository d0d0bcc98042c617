"""Colours of cells that can be read: on their ground, on paper, and on the dark page."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from briefing.exporters.colours import INK, NIGHT, PAPER, TEXT, contrast

BLACK = "#000000"  # where neither ink nor white can be read, this can
GREY = 16  # how far the parts of a grey lie from one another, of 255
DARK = 12.0  # contrast with paper of a grey that is none of its own, such as #333
_STEP = 0.02  # of lightness, from 0 to 1


@lru_cache(maxsize=4096)
def paired(colour: str, ground: str) -> tuple[str, str]:
    """A colour and a ground as #rrggbb, either of them empty for that of the report.

    White is no ground of its own. On a ground the words always have a colour, ink or white when
    theirs cannot be read; without one they are made darker until they can be read on paper.
    """
    ground = "" if ground == PAPER else ground
    if not ground:
        own = bool(colour) and not _inky(colour)
        return (_readable(colour, PAPER, -_STEP) if own else ""), ""
    if colour and contrast(colour, ground) >= TEXT:
        return colour, ground
    best = max((INK, PAPER), key=lambda ink: contrast(ink, ground))
    return (best if contrast(best, ground) >= TEXT else BLACK), ground


def _inky(colour: str) -> bool:
    """True for black and dark greys, which stand for the colour of all words."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return max(parts) - min(parts) < GREY and contrast(colour, PAPER) >= DARK


@lru_cache(maxsize=4096)
def night(colour: str) -> str:
    """A colour of words as light as it must be on the dark page."""
    return _readable(colour, NIGHT, _STEP)


def _readable(colour: str, ground: str, step: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, strength = colorsys.rgb_to_hls(red, green, blue)
    while contrast(colour, ground) < TEXT and 0 <= lightness <= 1:
        lightness += step
        parts = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), strength)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour
