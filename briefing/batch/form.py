"""The form of a batch file: which keys it may have, and of what kind their values are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from briefing.batch.plan import RETRIED
from briefing.errors import UsageError, nearest

Text = Annotated[str, Meta(max_length=2_000)]
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Seconds = Annotated[float, Meta(ge=0, le=604_800)]
Retry = Literal["kernel died", "lost", "disk full", "timed out", "failed", "export failed"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said of all items, or of one."""

    notebook: Text | UnsetType = UNSET
    audience: Text | UnsetType = UNSET
    formats: tuple[Text, ...] | UnsetType = UNSET
    parameters: dict[str, Any] = {}
    out: Text | UnsetType = UNSET
    cell_timeout: Seconds | UnsetType = UNSET
    run_timeout: Seconds | UnsetType = UNSET
    retries: Annotated[int, Meta(ge=0, le=20)] | UnsetType = UNSET
    retry: tuple[Retry, ...] | UnsetType = UNSET
    backoff: Seconds | UnsetType = UNSET
    memory: str | int | UnsetType = UNSET
    sandbox: bool | Literal["strict"] | UnsetType = UNSET


class Matrix(msgspec.Struct, frozen=True):
    """What is varied: every notebook with every audience and every value of every parameter."""

    notebook: tuple[Text, ...] = ()
    audience: tuple[Text, ...] = ()
    parameters: dict[str, Any] = {}  # lists; the name of one that is none is told later


class Listed(Settings, frozen=True, kw_only=True):
    """An entry of [[items]]. It is varied by its own matrix, or by that of the file."""

    name: Name | UnsetType = UNSET
    matrix: Matrix | UnsetType = UNSET


class Excluded(msgspec.Struct, frozen=True):
    """An entry of [[exclude]]: items for which all of this holds are left out."""

    name: Text | UnsetType = UNSET
    notebook: Text | UnsetType = UNSET
    audience: Text | UnsetType = UNSET
    parameters: dict[str, Any] = {}


class Form(msgspec.Struct, frozen=True):
    """A whole file."""

    name: Name | UnsetType = UNSET
    defaults: Settings = Settings()
    matrix: Matrix = Matrix()
    items: tuple[Listed, ...] = ()
    exclude: tuple[Excluded, ...] = ()


_TABLES: dict[str, type] = {"defaults": Settings, "matrix": Matrix}
_LISTS: dict[str, type] = {"items": Listed, "exclude": Excluded}
_KINDS = {"`array`": "a list", "`object`": "a table", "`str`": "text", "`int | str`": "a size"}
_KINDS |= {"`int`": "a whole number", "`float`": "a number", "`bool`": "true or false"}
_PLACE = re.compile(r" - at `(?:key in )?\$\.?([^`]*)`$")


def form(told: Mapping[str, Any], file: str) -> Form:
    """What a file says, its keys and kinds checked. Raises UsageError, naming file and key."""
    for complaint in _unknown(told):
        raise UsageError(f"{file}, {complaint}")
    try:
        return msgspec.convert(told, Form)
    except msgspec.ValidationError as error:
        raise UsageError(f"{file}{_told(str(error), told)}") from None


def _unknown(told: Mapping[str, Any]) -> Iterator[str]:
    """Every key nobody knows, with the nearest known one."""
    yield from _strange(told, Form, "at the top")
    for name, kind in _TABLES.items():
        yield from _strange(told.get(name), kind, f"[{name}]")
    for name, kind in _LISTS.items():
        entries = told.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
            yield from _strange(entry, kind, f"[[{name}]] {number}")
            if name == "items" and isinstance(entry, dict):
                yield from _strange(entry.get("matrix"), Matrix, f"[[{name}]] {number}, matrix")


def _strange(table: object, kind: type, where: str) -> Iterator[str]:
    known = kind.__struct_fields__  # type: ignore[attr-defined] # each is a msgspec.Struct
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            yield f"{where}: no key {key!r:.80}. {_advice(key, known)}"


def _advice(key: str, known: tuple[str, ...]) -> str:
    hint = "" if key in known or "parameters" not in known else _INSIDE
    return f"{nearest(key, known)}{hint}"


_INSIDE = " A parameter of the notebook stands under parameters."


def _told(message: str, told: Mapping[str, Any]) -> str:
    """What msgspec says, in the words of the file."""
    found = _PLACE.search(message)
    what = message[: found.start()] if found else message
    if "Invalid enum value" in what:
        word = what.partition("value ")[2].strip("'")
        if word == "checks failed":
            what = "failed checks are never tried again: correct what they name"
        else:
            what = f"nothing ends as {word!r}. {nearest(word, RETRIED)}"
    for kind, words in _KINDS.items():
        what = what.replace(kind, words)
    place = (found[1] if found else "").replace("[...]", "")
    return f"{_where(place)}: {what[:1].lower()}{what[1:]}{_number(place, told)}"


def _where(place: str) -> str:
    """`$.items[0].retries` as "[[items]] 1, retries"."""
    head, _, rest = place.partition(".")
    entry = re.fullmatch(r"(\w+)\[(\d+)\]", head)
    first = f"[[{entry[1]}]] {int(entry[2]) + 1}" if entry else f"[{head}]" if rest else head
    return ", " + ", ".join(part for part in (first, rest) if part)


def _number(place: str, told: Mapping[str, Any]) -> str:
    """Remind of [[...]] where a table stands for a list of them."""
    head = place.partition(".")[0]
    wrong = head in _LISTS and isinstance(told.get(head), dict)
    return f"; write [[{head}]]" if wrong else ""
