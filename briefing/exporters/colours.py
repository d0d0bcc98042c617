"""The colours of a house on a page, light and dark, so that every word in them can be read.

Contrast is that of WCAG 2.2 (w3.org/TR/WCAG22/#dfn-contrast-ratio): from 1 to 21, text needs 4.5.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from briefing.exporters.brand import Brand

TEXT = 4.5  # the least contrast of text, success criterion 1.4.3
PAPER = "#ffffff"
INK, QUIET = "#1b1f27", "#566071"
NIGHT = "#14171c"  # the ground of the dark page
NIGHT_INK, NIGHT_QUIET = "#e4e8ee", "#a3adbb"
_HEADS, _LINKS = 9.0, 7.0  # contrast in the dark; success criterion 1.4.6 asks 7
_STEP = 0.02  # of lightness, from 0 to 1
_DIM = (0.15, 0.25)  # lightness, and the most saturation, of a tint in the dark


@dataclass(frozen=True, slots=True)
class Palette:
    """Three colours of a house as #rrggbb: accent, links, and the ground of boxes."""

    accent: str
    reference: str
    tint: str


def light(brand: Brand) -> Palette:
    """The colours of a house on paper; one that could not be read on it is made darker."""
    accent, reference = (_readable(c, PAPER, -_STEP, TEXT) for c in (brand.accent, brand.reference))
    return Palette(accent, reference, _ground(brand.tint, (INK, QUIET, accent, reference)))


def dark(brand: Brand) -> Palette:
    """The same hues on the dark page, as light as they need to be."""
    accent = _readable(brand.accent, NIGHT, _STEP, _HEADS)
    reference = _readable(brand.reference, NIGHT, _STEP, _LINKS)
    hue, _, strength = _hls(brand.tint)
    tint = _hex(hue, _DIM[0], min(strength, _DIM[1]))
    accent, reference = (_readable(c, tint, _STEP, TEXT) for c in (accent, reference))
    return Palette(accent, reference, tint)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #rrggbb, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, ground: str, step: float, least: float) -> str:
    """The colour, lighter or darker by steps until it can be read on the ground."""
    hue, lightness, strength = _hls(colour)
    while contrast(colour, ground) < least and 0 < lightness + step < 1:
        lightness += step
        colour = _hex(hue, lightness, strength)
    return colour


def _ground(tint: str, words: tuple[str, ...]) -> str:
    """The tint, nearer to white by steps until every word can be read on it."""
    red, green, blue = _parts(tint)
    while min(contrast(tint, word) for word in words) < TEXT and tint != PAPER:
        red, green, blue = (
            min(1.0, part + max(_STEP, (1 - part) / 8)) for part in (red, green, blue)
        )
        tint = _written(red, green, blue)
    return tint


def _luminance(colour: str) -> float:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*_parts(colour))


def _hex(hue: float, lightness: float, strength: float) -> str:
    return _written(*colorsys.hls_to_rgb(hue, lightness, strength))


def _written(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))
