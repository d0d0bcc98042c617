"""The styles, lists, settings and fonts of a Word file, in the colours and fonts of a house.

A house's folder may hold word/styles.xml and the other files of the kit, under the same name;
`{% extends "briefing/styles.xml" %}` names the kit's own. They run in jinja's sandbox.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from briefing.errors import ExportError
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
MONO = "Consolas"  # comes with Word


# Letters of the summary in half points, with the least height of a line that Source Serif 4 needs.
SIZES = ((20, 274), (19, 260), (18, 248))


def parts(
    report: Report, brand: Brand, ledger: Ledger, size: tuple[int, int] = SIZES[0]
) -> dict[str, bytes]:
    """The parts by name, the summary in one of its sizes.

    Raises ExportError when a template of the house is broken.
    """
    values = _values(report, brand, ledger) | {"letters": size[0], "line": size[1]}
    environment = _environment(brand.templates)
    return {name: _part(environment, name, values, brand) for name in NAMES}


def _values(report: Report, brand: Brand, ledger: Ledger) -> dict[str, Any]:
    return {
        "language": scripts.region(report.language),
        "asian": scripts.region(ledger.asian),
        "serif": brand.serif,
        "sans": brand.sans,
        "mono": MONO,
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
        "marking": look.TLP.get(report.marking, "ffffff"),
        "width": WIDTH,
        "step": STEP,
        "lists": ledger.lists,
    }


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
    place = (folder / name).resolve()
    if name.startswith(KIT) or not place.is_file():
        return None
    if not place.is_relative_to(folder) or place.stat().st_size > LARGEST:
        raise ExportError(
            f"The template {name} of the house lies outside {folder}, or has more than "
            f"{LARGEST:,} bytes. Put a smaller file there."
        )
    return place.read_text("utf-8")


def _part(environment: Environment, name: str, values: dict[str, Any], brand: Brand) -> bytes:
    """A part from its template, well-formed for certain."""
    what = f"word/{name}" + (f" in {brand.templates}" if brand.templates else "")
    try:
        made = environment.get_template(name).render(values).encode()
        expat.ParserCreate().Parse(made, True)  # noqa: FBT003 expat takes it by position only
    except ExportError:
        raise
    except Exception as broken:
        line = getattr(broken, "lineno", None)
        where = f", line {line}" if line else ""
        raise ExportError(f"The template {what}{where} is broken: {broken}") from broken
    return made
