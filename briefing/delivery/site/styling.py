"""The look of the site: a style sheet, and the house's fonts, logo and colours as files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from briefing.delivery.site import addresses
from briefing.exporters import colours, fonts, tlp
from briefing.exporters.brand import Brand
from briefing.exporters.webfonts import WebFont, webfonts

# Latin letters of all Europe and marks of typesetting; others come from the reader's own fonts. The
# same for all sites, so that a font file never changes with the reports.
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "‐‑‒–—‘’‚“”„†•…‰′″‹›€−→←"


@lru_cache(maxsize=4)
def files(brand: Brand) -> dict[str, bytes]:
    """The style sheet and what it and the pages need, by address."""
    faces = {name: (font, raw) for name, font, raw in _faces(brand)}
    sheet = "\n".join((_rules(brand, faces), template("site.css")))
    found = {addresses.STYLE: sheet.encode(), addresses.ICON: _icon(brand)}
    found |= {f"style/{name}": raw for name, (_, raw) in faces.items()}
    if brand.logo:
        found[logo(brand)] = brand.logo.raw
    return found


def logo(brand: Brand) -> str:
    """The address of the house's logo, empty without one."""
    return f"style/logo.{brand.logo.suffix}" if brand.logo else ""


def template(name: str) -> str:
    """A file of the kit's site."""
    return (resources.files("briefing.delivery.site") / "templates" / name).read_text("utf-8")


def label(marking: str) -> str:
    """The class of a marking: tlp-amber for TLP:AMBER+STRICT, tlp-none for none."""
    return f"tlp-{marking.replace('+', ':').lower().split(':')[1]}" if marking else "tlp-none"


def _faces(brand: Brand) -> Iterator[tuple[str, WebFont, bytes]]:
    wanted = {brand.serif, brand.sans}
    for font in webfonts(LETTERS, brand=brand):
        if font.family in wanted and font.style == "normal" and font.base64:
            raw = base64.b64decode(font.base64)
            yield f"{hashlib.sha256(raw).hexdigest()[:16]}.woff2", font, raw


def _rules(brand: Brand, faces: dict[str, tuple[WebFont, bytes]]) -> str:
    day, night = colours.light(brand), colours.dark(brand)
    families = dict.fromkeys(font.family for font, _ in faces.values())
    lines = [
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};font-display:swap;'
        f'src:url({name}) format("woff2")}}'
        for name, (font, _) in faces.items()
    ]
    stacks = ";".join(
        f"--{style}:{fonts.css('en', style, among=families, brand=brand)}"
        for style in ("serif", "sans")
    )
    lines += [
        f":root{{{stacks};{_colours(day)}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(night)}}}}}",
        *(f".{label(name)}{{color:{shade}}}" for name, shade in tlp.COLOURS.items()),
    ]
    return "\n".join(lines)


def _colours(made: colours.Palette) -> str:
    return f"--accent:{made.accent};--reference:{made.reference};--tint:{made.tint}"


def _icon(brand: Brand) -> bytes:
    """A page in the house's colour."""
    accent = colours.light(brand).accent
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<rect x="2" y="1" width="12" height="14" rx="1.5" fill="{accent}"/>'
        '<path d="M4.5 5h7M4.5 8h7M4.5 11h4" stroke="#fff" stroke-width="1.4"/></svg>\n'
    ).encode()
