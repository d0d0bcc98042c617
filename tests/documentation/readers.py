"""What reads a block that is a file: the parser the kit uses for a file of that name."""

from __future__ import annotations

import fnmatch
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

from briefing import audiences, batch, schedule
from briefing.cleaning.columns import FIELDS
from briefing.delivery import policy
from briefing.errors import BriefingError
from briefing.exporters import brand
from briefing.fetching import read_settings
from briefing.judgements import examine
from briefing.ledger.policy import read_policy
from briefing.sandbox import settings as sandbox
from briefing.schedule import calendars


def read(file: str, language: str, path: Path) -> str:
    """What is wrong with the file that a block is, by the rules for `file`; "" when nothing is."""
    try:
        for pattern, reader in _FILES:
            if file and fnmatch.fnmatch(file, pattern):
                return reader(path) or ""
        return _LANGUAGES.get(language, _any)(path) or ""
    except (BriefingError, ValueError, SyntaxError) as error:
        return str(error)


def _judgements(path: Path) -> str:
    found, problems = examine(path)
    return "" if found is not None else "\n".join(map(str, problems))


def _policy(path: Path) -> str:
    found, problems = policy.read(path)
    return "" if found is not None else "\n".join(map(str, problems))


def _columns(path: Path) -> str:
    told = tomllib.loads(path.read_text("utf-8"))
    return ", ".join(f"no field {name!r}" for name in told if name not in FIELDS)


def _calendar(path: Path) -> str:
    found = tomllib.loads(path.read_text("utf-8"))
    calendars._calendar(path.stem, found, path)
    return ""


def _quiet(reader: Callable[[Path], object]) -> Callable[[Path], str]:
    def read(path: Path) -> str:
        reader(path)
        return ""

    return read


def _any(path: Path) -> str:
    return "" if path.read_text("utf-8").strip() else "an empty block"


def _yaml(path: Path) -> None:
    import yaml

    try:
        [*yaml.safe_load_all(path.read_text("utf-8"))]
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _xml(path: Path) -> None:
    from lxml import etree

    etree.fromstring(path.read_bytes())


def _template(path: Path) -> None:
    from jinja2 import Environment, TemplateError

    try:
        Environment(autoescape=True).parse(path.read_text("utf-8"))
    except TemplateError as error:
        raise ValueError(str(error)) from error


def _css(path: Path) -> str:
    import tinycss2

    rules = tinycss2.parse_stylesheet(path.read_text("utf-8"))
    return ", ".join(rule.message for rule in rules if rule.type == "error")


_FILES: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("data/judgements/*.yaml", _judgements),
    ("data/audiences.toml", _quiet(audiences.load)),
    ("data/distribution.toml", _policy),
    ("data/fetch.toml", _quiet(read_settings)),
    ("data/ledger.toml", _quiet(read_policy)),
    ("data/sandbox.toml", _quiet(sandbox.read)),
    ("data/calendars/*.toml", _calendar),
    ("notebooks/schedule.toml", _quiet(schedule.read)),
    ("*.columns.toml", _columns),
    ("brand.toml", _quiet(brand.load)),
    ("notebooks/*.toml", _quiet(batch.read)),
)
_LANGUAGES: dict[str, Callable[[Path], str]] = {
    "toml": _quiet(lambda path: tomllib.loads(path.read_text("utf-8"))),
    "yaml": _quiet(_yaml),
    "json": _quiet(lambda path: json.loads(path.read_text("utf-8"))),
    "xml": _quiet(_xml),
    "python": _quiet(lambda path: compile(path.read_text("utf-8"), path.name, "exec")),
    "jinja": _quiet(_template),
    "css": _css,
}
