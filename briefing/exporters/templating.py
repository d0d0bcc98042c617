"""The templates of the page: the kit's, and those a house puts before them.

A house's folder may hold page/report.html and any other file of the kit's page, under the same
name. `{% extends "briefing/report.html" %}` names the kit's own. House templates run in jinja's
sandbox and read no file outside their folder.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.errors import ExportError

if TYPE_CHECKING:
    from jinja2 import Environment

KIT = "briefing/"  # the prefix of the kit's own templates
LARGEST = 1_000_000  # bytes of one file of a house


def kit_page() -> None:
    """Read the kit's own page, so that the first report need not."""
    _kit().get_template("report.html")


def page(values: dict[str, Any], house: Path | None) -> str:
    """The page of these values, by the templates of the kit or those of the folder `house`.

    Raises ExportError when a template of the house is broken, with its file and line.
    """
    if house is None:
        return _kit().get_template("report.html").render(values)
    folder = _folder(house)
    try:
        return _environment(folder).get_template("report.html").render(values)
    except ExportError:
        raise
    except Exception as broken:  # noqa: BLE001 a template of a house may raise anything
        _explain(broken, folder)


def text(name: str, house: Path | None) -> str:
    """A file of the page that is no template, such as report.css; the house's own comes first."""
    found = _own(_folder(house), name) if house else None
    return kit(name) if found is None else found


def addition(name: str, house: Path | None) -> str:
    """A file that only a house has; empty when it has none."""
    return (_own(_folder(house), name) if house else None) or ""


@cache
def _kit() -> Environment:
    from jinja2 import Environment, FunctionLoader

    from briefing.exporters.compiled import kept

    made = _set_up(Environment, FunctionLoader(kit))
    made.bytecode_cache = kept(Path(str(resources.files("briefing.exporters"))) / "__pycache__")
    return made


def _environment(folder: Path) -> Environment:
    from jinja2 import ChoiceLoader, FunctionLoader
    from jinja2.sandbox import SandboxedEnvironment

    return _set_up(
        SandboxedEnvironment,
        ChoiceLoader([FunctionLoader(lambda name: _house(folder, name)), FunctionLoader(_found)]),
    )


def _set_up(made: Callable[..., Environment], loader: Any) -> Environment:
    """Every word put into the page is escaped, and a name nobody knows is an error."""
    from jinja2 import StrictUndefined

    return made(autoescape=True, undefined=StrictUndefined, loader=loader)


def kit(name: str) -> str:
    """A file of the kit's page as it is."""
    return (resources.files("briefing.exporters") / "templates" / "page" / name).read_text("utf-8")


def _found(name: str) -> str | None:
    """A file of the kit, with its prefix or without; None when there is no such file."""
    plain = name.removeprefix(KIT)
    if "/" in plain or "\\" in plain:
        return None
    try:
        return kit(plain)
    except OSError:
        return None


def _folder(house: Path) -> Path:
    return (house / "page").resolve()


def _house(folder: Path, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """What jinja is told of a house's template: its text, its place, and that it is fresh."""
    found = None if name.startswith(KIT) else _own(folder, name)
    return None if found is None else (found, str(folder / name), lambda: True)


def _own(folder: Path, name: str) -> str | None:
    """A file of the house, None without one; raises ExportError when it cannot be used."""
    place = folder / name
    if not place.is_file():
        return None
    if not place.resolve().is_relative_to(folder):
        raise ExportError(f"The template {place} lies outside its folder. Copy it into {folder}.")
    raw = place.read_bytes()[: LARGEST + 1]
    if len(raw) > LARGEST:
        raise ExportError(f"The template {place} has more than {LARGEST:,} bytes. Shorten it.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise ExportError(f"The template {place} is not UTF-8: {broken}. Save it so.") from broken


def _explain(broken: Exception, folder: Path) -> NoReturn:
    """Say in which file and line of the house a template broke."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    inside = [f for f in traceback.extract_tb(broken.__traceback__) if _is_in(f.filename, folder)]
    place = f"{inside[-1].filename}, line {inside[-1].lineno}" if inside else str(folder)
    what = str(broken) or type(broken).__name__
    if isinstance(broken, TemplateSyntaxError):
        place, what = f"{broken.filename or broken.name}, line {broken.lineno}", str(broken.message)
    elif isinstance(broken, TemplateNotFound):
        what = f"there is no template {broken.name!r}; the kit's own begin with {KIT!r}"
    raise ExportError(f"A template of the house is broken: {place}: {what}") from broken


def _is_in(name: str, folder: Path) -> bool:
    return Path(name).is_relative_to(folder)
