"""The style of a house: its name, logo, colours, fonts and standing words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: its bytes, the suffix of its format (svg, png or jpg), and its words."""

    raw: bytes
    suffix: str
    alt: str


@dataclass(frozen=True, slots=True)
class Brand:
    """How the reports of a house look; the defaults are the kit's own style.

    `house` stands above the topic, `boilerplate` at the end of a report, a paragraph each.
    Colours are #rrggbb on white. `serif`, `sans` and `mono` (code) are names of font families,
    whose files are among `fonts` unless they come with the kit. `missing` says what a character
    without a glyph does: stop the report, or be named in brackets where it stands. `templates`
    is a folder of the house's own templates, None without one.
    """

    house: str = ""
    boilerplate: tuple[str, ...] = ()
    logo: Logo | None = None
    accent: str = "#17365d"
    reference: str = "#1d5c97"
    tint: str = "#eef3f9"
    serif: str = "Source Serif 4"
    sans: str = "Inter"
    mono: str = "JetBrains Mono"
    fonts: tuple[Path, ...] = ()
    missing: Literal["error", "name"] = "error"
    templates: Path | None = None


KIT = Brand()


def read(folder: Path) -> Brand:
    """The style of the house whose project is in `folder`; the kit's own without a brand.toml.

    Raises PathError, ParameterError or UnknownNameError, which say what to change.
    """
    from briefing.exporters import brandfile

    return brandfile.read(folder)


def load(file: Path) -> Brand:
    """The style of a house from its brand.toml; raises as `read` does."""
    from briefing.exporters import brandfile

    return brandfile.load(file)
