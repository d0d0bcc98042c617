"""What this machine has for making briefings, what it lacks, and how to get it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import project, record
from briefing.errors import ParameterError, PathError, UsageError
from briefing.runner import place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST = (3, 11)
_INSTALL = "pip install -r requirements.txt, in the project's folder"
# Fonts come as packages, so that a report looks alike on every machine.
FONTS = {
    "fontpkg-inter": "Latin, headings and tables",
    "fontpkg-source-serif-4": "Latin, running text",
    "fontpkg-jetbrains-mono": "code",
    "pylopdf-fonts-ko": "Korean, running text",
    "pylopdf-fonts-jp": "Japanese, running text",
    "pylopdf-fonts-zh-cn": "simplified Chinese, running text",
    "pylopdf-fonts-zh-tw": "traditional Chinese, running text",
    "manimgx-fonts-cjk": "Korean, Japanese and Chinese, headings and tables",
    "manimgx-fonts": "other scripts, signs and emoji",
}
_TOOLS = ("click", "rich", "pyyaml", "jinja2", "jupyterlab", "markdown-it-py")
_SETTING = ("fonttools", "typst", "uharfbuzz")
_SOURCES = ("feedparser", "ftfy", "h11", "lxml", "protego", "pypdfium2", "trafilatura")
_EXTRAS = {  # package: (extra that brings it, what it adds)
    "kiwipiepy": ("asian", "to find Korean by words, then briefing library index"),
    "sudachipy": ("asian", "to find Japanese by words, then briefing library index"),
    "pyarrow": ("parquet", "to read Parquet tables"),
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `found` is its version or place, empty when it is missing.

    `needed` is False for what only adds comfort. `advice` says how to get it.
    """

    name: str
    ok: bool
    found: str
    advice: str
    needed: bool = True


def examine() -> list[Finding]:
    """Look for everything a run needs. Nothing is raised: what fails is a finding."""
    found = [*_python(), *_packages(), *_kernel(), *_fonts(), *_folders()]
    return [*found, _brand(), *_own(), _together(), *_optional(), _model()]


def _python() -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, OLDEST))
    ok = sys.version_info >= OLDEST
    yield Finding("python", ok, found, f"install Python {wanted} or later from python.org")


def _packages() -> Iterator[Finding]:
    for name in dict.fromkeys((*record.PACKAGES, *_TOOLS, *_SETTING, *_SOURCES)):
        version = record.installed(name)
        yield Finding(name, version is not None, version or "", _INSTALL)


def _fonts() -> Iterator[Finding]:
    for name, use in FONTS.items():
        version = record.installed(name)
        found = f"{version} ({use})" if version else ""
        yield Finding(f"font {name}", version is not None, found, f"{_INSTALL}; {use}")


def _kernel() -> Iterator[Finding]:
    """See that this interpreter can be a kernel: the runner starts no other."""
    call = [sys.executable, "-P", "-m", "ipykernel_launcher", "--version"]
    try:
        shown = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 our own interpreter
        ok = shown.returncode == 0
    except (OSError, subprocess.SubprocessError):
        ok = False
    yield Finding("kernel", ok, f"starts with {sys.executable}" if ok else "", _INSTALL)


def _folders() -> Iterator[Finding]:
    root = project.root()
    count = len(list((root / "notebooks").glob("*.ipynb")))
    told = f"{root}, {count} notebooks" if count else ""
    yield Finding("project", bool(count), told, "go to the project's folder, or below it")
    yield _writable(root / "reports")


def _brand() -> Finding:
    """See whether the style of the house can be used as it stands in brand.toml."""
    from briefing.exporters import brand

    root = project.root()
    try:
        house = brand.read(root)
    except UsageError as error:
        return Finding("house style", ok=False, found="", advice=str(error))
    if house == brand.KIT:
        return Finding("house style", ok=True, found="the kit's own (docs/brand.md)", advice="")
    parts = {"logo": house.logo, "fonts": house.fonts, "templates": house.templates}
    told = ", ".join(["brand.toml", *(name for name, part in parts.items() if part)])
    return Finding("house style", ok=True, found=told, advice="")


def _own() -> Iterator[Finding]:
    """See whether each file that the project adds to the kit can be used."""
    from briefing import own

    for one in own.listed():
        if isinstance(one, own.Fault):
            yield Finding(
                one.place,
                ok=False,
                found="",
                advice=f"line {one.line}: {one.why}" if one.line else one.why,
            )
        else:
            yield Finding(one.place, ok=True, found="added by this project", advice="")


def _together() -> Finding:
    """See whether git of this copy leaves outputs of notebooks out, and compares by cells."""
    from briefing.starting import together

    advice = together.missing(project.root())
    told = "" if advice else "notebooks are committed without outputs, compared cell by cell"
    return Finding("working together", not advice, told, advice, needed=False)


def _writable(folder: Path) -> Finding:
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    try:
        place.prepare(nearest)
    except PathError as error:
        return Finding("reports", ok=False, found="", advice=str(error))
    return Finding("reports", ok=True, found=f"{folder} can be written", advice="")


def _model() -> Finding:
    """See whether a language model is named and could be asked; nobody is asked here."""
    from briefing import model

    advice = "no report needs a language model; docs/model.md says how to name one"
    try:
        found = model.describe()
    except ParameterError as error:
        return Finding("language model", ok=False, found="", advice=str(error), needed=False)
    return Finding("language model", bool(found), found, advice, needed=False)


def _optional() -> Iterator[Finding]:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    advice = "no report needs a browser; to look at pages as readers do, install Chromium"
    yield Finding("browser", bool(found), found, advice, needed=False)
    found = shutil.which("tesseract") or ""
    advice = "to read scanned PDF files, install tesseract"
    yield Finding("text recognition", bool(found), found, advice, needed=False)
    for name, (extra, use) in _EXTRAS.items():
        version = record.installed(name)
        advice = f"{use}: pip install 'briefing[{extra}]'"
        yield Finding(name, version is not None, version or "", advice, needed=False)
