"""The fonts of a page as rules of its style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.exporters import fonts
from briefing.exporters.brand import Brand
from briefing.exporters.faces import Style
from briefing.exporters.webfonts import WebFont, webfonts

_STYLES: tuple[Style, ...] = ("serif", "sans", "mono")
_REGIONS = {"KR": "ko", "JP": "ja", "SC": "zh", "TC": "zh-Hant", "HK": "zh-HK"}
# The places of a page that hold words in a language of their own: texts of sources in serif,
# their titles in sans.
_SERIF, _SANS = (".text", ".subtitle"), ("h3 bdi",)


def rules(values: Any, drawn: str, brand: Brand) -> Iterator[str]:
    """The fonts of a report in plain values, and which stand in for which.

    `drawn` are its figures as SVG.
    """
    made = webfonts(values, drawn, brand=brand)
    yield from map(_face, made)
    families = dict.fromkeys(font.family for font in made)
    yield from (_lent(family) for family in families if family.startswith("Noto Serif "))
    own = str(values["language"])
    yield f":root{{{_families(own, families, brand)}}}"
    for language in _others(own, families):
        places = [f"{place}:lang({language})" for place in (*_SERIF, *_SANS)]
        yield f"{','.join(places)}{{{_families(language, families, brand)}}}"
        yield f"{','.join(places[: len(_SERIF)])}{{font-family:var(--serif)}}"
        yield f"{','.join(places[len(_SERIF) :])}{{font-family:var(--sans)}}"


def _face(font: WebFont) -> str:
    return (
        f'@font-face{{font-family:"{font.family}";font-style:{font.style};'
        f"font-weight:{font.weight};src:url(data:font/woff2;base64,{font.base64}) "
        'format("woff2")}'
    )


def _lent(family: str) -> str:
    """A bold face of a family that has none, without letters: the next family lends its own."""
    return (
        f'@font-face{{font-family:"{family}";font-weight:600 900;'
        "src:url(data:font/woff2;base64,);unicode-range:U+0}"
    )


def _families(language: str, among: dict[str, None], brand: Brand) -> str:
    return ";".join(
        f"--{style}:{fonts.css(language, style, among=among, brand=brand)}" for style in _STYLES
    )


def _others(own: str, families: dict[str, None]) -> list[str]:
    """The languages whose shapes of shared characters are on the page beside its own."""
    regions = {family[-2:] for family in families if family[:-2] in ("Noto Serif ", "Noto Sans ")}
    return [
        language
        for region, language in _REGIONS.items()
        if region in regions and region != fonts.region(own)
    ]
