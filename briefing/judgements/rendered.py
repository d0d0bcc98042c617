"""Words, mappings and lists as YAML that the strict reader of this package takes as they are."""

from __future__ import annotations

import re
from typing import Any

_FIRST = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~]")  # what begins something else than words
_BROKEN = re.compile(r": | #|:$|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_FLOW = re.compile(r"[,\[\]{}:?#]")  # what ends words within brackets


def scalar(words: str, *, style: str | None = None, flow: bool = False) -> str:
    """Words as they stand behind a name: bare if that is safe, or in the quotes of `style`.

    `flow` is true within brackets.
    """
    if style == "'" and not _BROKEN.search(words.replace(": ", "").replace(" #", "").rstrip(":")):
        return "'" + words.replace("'", "''") + "'"
    safe = words and not _FIRST.match(words) and not _BROKEN.search(words)
    if style == '"' or not safe or (flow and _FLOW.search(words)):
        return '"' + "".join(_escaped(character) for character in words) + '"'
    return words


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    number = ord(character)
    if number < 0x20 or 0x7F <= number <= 0xA0 or character in "\u2028\u2029\ufeff\ufffe\uffff":
        return f"\\u{number:04x}"
    return character


def block(held: Any) -> list[str]:
    """Lines of a mapping or a list, not indented."""
    if isinstance(held, list):
        return [line for entry in held for line in _entry(entry)]
    lines = []
    for name, one in held.items():
        if isinstance(one, dict | list):
            lines += [f"{scalar(name)}:", *(f"  {line}" for line in block(one))]
        else:
            lines.append(f"{scalar(name)}:{_after(one)}")
    return lines


def _entry(held: Any) -> list[str]:
    if not isinstance(held, dict | list):
        return [f"-{_after(held)}"]
    first, *rest = block(held) or ["{}"]
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _after(words: str | None) -> str:
    return "" if words is None else f" {scalar(words)}"


def inline(held: Any) -> str:
    """A mapping, a list or words within brackets."""
    if isinstance(held, dict):
        pairs = (f"{scalar(name, flow=True)}: {inline(one)}" for name, one in held.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(held, list):
        return "[" + ", ".join(map(inline, held)) + "]"
    return scalar(held, flow=True)
