"""brand.toml: the file in which a house says how its reports look."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from briefing.errors import ParameterError, PathError, UnknownNameError, nearest
from briefing.exporters import brandcolours, brandparts
from briefing.exporters.brand import KIT, Brand
from briefing.exporters.visible import shown

NAME = "brand.toml"
LARGEST = 64_000  # bytes of the file
LONGEST = 2_000  # characters of the name of a house, or of one paragraph
PARAGRAPHS = 10
KEYS = {
    "": ("house", "boilerplate", "missing_glyphs", "templates", "logo", "colours", "fonts"),
    "logo": ("file", "alt"),
    "colours": ("accent", "reference", "tint"),
    "fonts": ("serif", "sans", "mono", "files"),
}


def load(file: Path) -> Brand:
    """The style of a house from its file; pictures and fonts it names lie in the same folder.

    Raises PathError, ParameterError or UnknownNameError, which say what to change.
    """
    said = _parsed(file)
    tables = {name: _table(said, name) for name in KEYS}
    folder = file.parent.resolve()
    colours = {key: _words(tables["colours"], key, "colours") for key in tables["colours"]}
    fonts = tables["fonts"]
    families = {key: _words(fonts, key, "fonts") for key in fonts if key != "files"}
    files = _list(fonts, "files", "fonts")
    own = _words(said, "templates")
    return brandcolours.readable(
        Brand(
            house=_words(said, "house"),
            boilerplate=_list(said, "boilerplate"),
            logo=_logo(tables["logo"], folder),
            missing=_missing(said),
            fonts=brandparts.fonts(files, families, folder),
            templates=brandparts.templates(own, folder) if own else None,
            **families,
            **brandcolours.colours(colours),
        )
    )


def read(folder: Path) -> Brand:
    """The style of the house whose project is in `folder`; the kit's own without a brand.toml.

    Raises as `load` does.
    """
    file = folder / NAME
    return load(file) if file.is_file() else KIT


def _parsed(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as missing:
        raise PathError(f"{file} cannot be read: {missing.strerror}.") from missing
    if len(raw) > LARGEST:
        raise ParameterError(f"{file.name} has more than {LARGEST:,} bytes. Shorten it.")
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise ParameterError(f"{file.name} is no TOML: {broken}. Mend it there.") from broken


def _table(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table of the file, every key in it known."""
    found = said.get(name, {}) if name else said
    if not isinstance(found, dict):
        raise ParameterError(
            f"{NAME}: {name} is a part of its own. Write [{name}] on a line, and below it "
            f"{', '.join(KEYS[name])}."
        )
    for key in found:
        if key not in KEYS[name]:
            place = f" in [{name}]" if name else ""
            raise UnknownNameError(
                f"{NAME}: nothing is called {key[:80]!r}{place}. {nearest(key, KEYS[name])}"
            )
    return found


def _words(table: Mapping[str, Any], key: str, part: str = "") -> str:
    return _text(table.get(key, ""), f"{part}.{key}".strip("."))


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise ParameterError(f"{NAME}: {name} must be words in quotation marks, not {value!r:.60}.")
    if len(value) > LONGEST:
        raise ParameterError(f"{NAME}: {name} has more than {LONGEST:,} characters. Shorten it.")
    return shown(value).strip()


def _list(table: Mapping[str, Any], key: str, part: str = "") -> tuple[str, ...]:
    """One text or several."""
    value, name = table.get(key, []), f"{part}.{key}".strip(".")
    several = value if isinstance(value, list) else [value]
    if len(several) > PARAGRAPHS:
        raise ParameterError(f"{NAME}: {name} has more than {PARAGRAPHS} entries. Leave some out.")
    return tuple(text for one in several if (text := _text(one, name)))


def _logo(table: Mapping[str, Any], folder: Path) -> Any:
    if not table:
        return None
    return brandparts.logo(_words(table, "file", "logo"), _words(table, "alt", "logo"), folder)


def _missing(said: Mapping[str, Any]) -> Literal["error", "name"]:
    match said.get("missing_glyphs", "error"):
        case "error":
            return "error"
        case "name":
            return "name"
        case other:
            raise ParameterError(
                f'{NAME}: missing_glyphs is "error" (stop the report) or "name" (print the '
                f"character's number), not {other!r:.60}."
            )
