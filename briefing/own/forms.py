"""What each kind of file must hold: names, types and the form of its fixed words."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

from briefing.own.taken import SUFFIXES, is_taken

TITLE = 8  # words of a title
WORDS = 6  # words of a head of a column, or of a phrase
MOST = 40  # phrases, and columns
_FORM = re.compile(r"[A-Za-z][a-z]*(?:[ -][a-z]+)*")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,12}(?:\.[a-z0-9]{1,12})?")
_TAKEN = {
    "sections": "is the name of a section or module of the kit; give the file another name",
    "figures": "is the name of a section or module of the kit; give the file another name",
    "formats": "is a format or file of the kit; give the file another name, which is its suffix",
}


def unfit(kind: str, name: str, module: ModuleType) -> str:
    """Why a module adds nothing, and what to do; empty when it can be used.

    The text begins with the name in the file that is at fault, where one is.
    """
    if is_taken(kind, name):
        return f"{name!r} {_TAKEN[kind]}"
    if kind == "sources":
        return _source(module)
    if kind == "formats":
        return _callable(module, "write", "write(content, options) -> Written")
    return _block(module, drawn=kind == "figures")


def _callable(module: ModuleType, name: str, shape: str) -> str:
    if callable(getattr(module, name, None)):
        return ""
    return f"{name} is missing or no function; define {shape}"


def _block(module: ModuleType, *, drawn: bool) -> str:
    """A section or a figure."""
    shape = "drawn(annex), which gives a figure or None"
    missing = _callable(module, "again", "again(annex), which yields statements or rows")
    if not missing and (drawn or hasattr(module, "drawn")):
        missing = _callable(module, "drawn", shape)
    if missing:
        return missing
    if not isinstance(getattr(module, "TITLE", None), str):
        return 'TITLE is missing or no text; write for example TITLE = "Money named"'
    return _words("TITLE", [module.TITLE], TITLE) or _listed(module)


def _listed(module: ModuleType) -> str:
    for name in ("COLUMNS", "PHRASES"):
        told = getattr(module, name, ())
        if not isinstance(told, tuple) or len(told) > MOST:
            return f'{name} is no tuple of at most {MOST} texts; write {name} = ("…", "…")'
        if why := _words(name, told, WORDS):
            return why
    return ""


def _words(name: str, told: Any, most: int) -> str:
    """Fixed words are few and plain: no digit, no mark and no name can hide in them."""
    for one in told:
        if not isinstance(one, str) or not _FORM.fullmatch(one) or len(one.split()) > most:
            return (
                f"{name} has {str(one)[:60]!r}; fixed words are at most {most}, of plain letters, "
                "small but for the first: no digits, marks or names. Print those from a passage"
            )
    return ""


def _source(module: ModuleType) -> str:
    told = getattr(module, "SUFFIXES", None)
    if not isinstance(told, tuple) or not told or len(told) > MOST:
        return 'SUFFIXES is missing or no tuple; write for example SUFFIXES = (".srt",)'
    for one in told:
        if not isinstance(one, str) or not _SUFFIX.fullmatch(one):
            return f'SUFFIXES has {str(one)[:40]!r}; a suffix is like ".srt", in small letters'
        if one in SUFFIXES:
            return f"SUFFIXES has {one!r}, which the kit reads itself; save such files as another"
    for name, shape in (("NAME", str), ("LARGEST", int), ("SECONDS", int), ("ISOLATED", bool)):
        if not isinstance(getattr(module, name, shape()), shape):
            return f"{name} is not of type {shape.__name__}; see docs/howto/add-a-source.md"
    return _callable(module, "read", "read(raw, place), which yields articles")
