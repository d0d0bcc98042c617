"""The styles, lists, settings and fonts of a Word file, in the colours and fonts of a house.

A house's folder may hold word/styles.xml and the other files of the kit, under the same name;
`{% extends "briefing/styles.xml" %}` names the kit's own. They run in jinja's sandbox.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from briefing.errors import ExportError
from briefing.exporters import tlp
from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.word import look, scripts
from briefing.exporters.word.prose import STEP
from briefing.exporters.word.story import Ledger
from briefing.exporters.word.tables import WIDTH

if TYPE_CHECKING:
    from jinja2 import Environment

NAMES = ("styles.xml", "numbering.xml", "settings.xml", "theme.xml", "fonttable.xml")
KIT = "briefing/"  # the prefix of the kit's own templates
LARGEST = 1_000_000  # bytes of one file of a house


# The kit's fonts are on hardly any reader's machine. These come with Word on every system, and
# elsewhere have a double of the same widths (Caladea, Liberation Sans).
OFFICE = {"Source Serif 4": "Cambria", "Inter": "Arial", "JetBrains Mono": "Consolas"}
# Letters of the summary in half points, with the least height of a line.
SIZES = ((21, 274), (20, 264), (19, 252), (18, 242))


@dataclass(frozen=True, slots=True)
class Styling:
    """The templates of a file, and what they are filled with but the size of the summary."""

    environment: Environment
    values: Mapping[str, Any]
    house: Path | None

    def part(self, name: str, size: tuple[int, int] = SIZES[0]) -> bytes:
        """A part, the summary in one of its sizes; well-formed for certain.

        Raises ExportError when a template of the house is broken.
        """
        what = f"word/{name}" + (f" in {self.house}" if self.house else "")
        try:
            template = self.environment.get_template(name)
            made = template.render({**self.values, "letters": size[0], "line": size[1]}).encode()
            expat.ParserCreate().Parse(made, True)  # noqa: FBT003 expat takes it by position only
        except ExportError:
            raise
        except Exception as broken:
            line = getattr(broken, "lineno", None)
            where = f", line {line}" if line else ""
            raise ExportError(f"The template {what}{where} is broken: {broken}") from broken
        return made


def styling(report: Report, brand: Brand, ledger: Ledger) -> Styling:
    """The templates for a report in the style of a house."""
    house = brand.templates
    environment = _environment(house) if house else _kits()
    return Styling(environment, _values(report, brand, ledger), house)


def _values(report: Report, brand: Brand, ledger: Ledger) -> dict[str, Any]:
    return {
        "language": scripts.region(report.language),
        "asian": scripts.region(ledger.asian),
        "serif": OFFICE.get(brand.serif, brand.serif),
        "sans": OFFICE.get(brand.sans, brand.sans),
        "mono": OFFICE.get(brand.mono, brand.mono),
        "scripts": scripts.THEME,
        "accent": brand.accent.lstrip("#"),
        "reference": brand.reference.lstrip("#"),
        "tint": brand.tint.lstrip("#"),
        "ink": look.INK,
        "quiet": look.QUIET,
        "hairline": look.HAIRLINE,
        "ochre": look.OCHRE,
        "ochre_tint": look.OCHRE_TINT,
        "alarm": look.ALARM,
        "alarm_tint": look.ALARM_TINT,
        "marker": look.MARKER,
        "marking": tlp.colour(report.marking).lstrip("#"),
        "width": WIDTH,
        "step": STEP,
        "lists": ledger.lists,
    }


@cache
def _kits() -> Environment:
    return _environment(None)


def _environment(house: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    found = [FunctionLoader(lambda name: _own(house, name))] if house else []
    loader = ChoiceLoader([*found, FunctionLoader(_kit)])
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, loader=loader)


def _kit(name: str) -> str | None:
    plain = name.removeprefix(KIT)
    if plain not in NAMES:
        return None
    folder = resources.files("briefing.exporters") / "templates" / "word"
    return (folder / plain).read_text("utf-8")


def _own(house: Path, name: str) -> str | None:
    """A file of the house; None without one."""
    folder = (house / "word").resolve()
    place = folder / name
    if name.startswith(KIT) or not place.is_file():
        return None
    place = place.resolve()
    if not place.is_relative_to(folder) or place.stat().st_size > LARGEST:
        raise ExportError(
            f"The template {name} of the house lies outside {folder}, or has more than "
            f"{LARGEST:,} bytes. Put a smaller file there."
        )
    return place.read_text("utf-8")
