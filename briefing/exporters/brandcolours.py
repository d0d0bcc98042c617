"""The colours of a house's style, which every reader must be able to read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefing.errors import ParameterError
from briefing.exporters import colours as palette
from briefing.exporters.brand import KIT, Brand

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def colours(named: Mapping[str, str]) -> dict[str, str]:
    """The colours, in small letters; raises ParameterError when one is not like #17365d."""
    for key, colour in named.items():
        if not _COLOUR.fullmatch(colour):
            raise ParameterError(
                f"brand.toml: colours.{key} must be # and six digits from 0 to f, such as "
                f"{getattr(KIT, key)}, not {colour[:40]!r}."
            )
    return {key: colour.lower() for key, colour in named.items()}


def readable(brand: Brand) -> Brand:
    """The brand, once its colours can be read; raises ParameterError with one that can."""
    for colour in (palette.INK, palette.QUIET):
        ratio = palette.contrast(colour, brand.tint)
        if ratio < palette.TEXT:
            better = palette.light(replace(KIT, tint=brand.tint)).tint
            raise _pale("tint", brand.tint, f"of text ({colour}) on it", ratio, better)
    grounds = {"on white": palette.PAPER, f"on the tint {brand.tint}": brand.tint}
    for key in ("accent", "reference"):
        colour = getattr(brand, key)
        for where, ground in grounds.items():
            ratio = palette.contrast(colour, ground)
            if ratio < palette.TEXT:
                raise _pale(key, colour, where, ratio, _darker(colour, brand.tint))
    return brand


def _darker(colour: str, ground: str) -> str:
    """The colour, darker by steps until it can be read on white and on the ground."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    while palette.contrast(colour, palette.PAPER) < palette.TEXT or (
        palette.contrast(colour, ground) < palette.TEXT
    ):
        parts = [part * 49 // 50 for part in parts]
        colour = "#" + "".join(f"{part:02x}" for part in parts)
    return colour


def _pale(key: str, colour: str, where: str, ratio: float, better: str) -> ParameterError:
    return ParameterError(
        f"brand.toml: colours.{key} is {colour}: the contrast {where} is {ratio:.1f} to 1, and "
        f"text needs {palette.TEXT} (WCAG 2.2, 1.4.3). The nearest that passes is {better}."
    )
