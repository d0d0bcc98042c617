"""The choices of a parameter: `Literal["a", "b"]`, or in its comment "one of: a, b"."""

from __future__ import annotations

import ast
import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.parameters.shape import Base

_ONE_OF = re.compile(r"(?:^|[\s;,(])one of: ?(.+)")
_ITEM = re.compile(
    r"""\s*(?:"([^"]*)"|'([^']*)'|([^,;()"']+?))\s*(,\s*(?:or\s)?|\sor\s|[;)]|\.(?=\s|$)|$)"""
)
_MOST = 100  # choices; more are no choice
_LONGEST = 200  # characters of one


def listed(annotation: ast.expr | None, about: str, base: Base) -> tuple[Any, ...]:
    """The choices that are given, as values of the type `base`; none when they are no such."""
    found = _literal(annotation) or _told(about, base)
    kept = tuple(dict.fromkeys(found))
    return kept if 1 < len(kept) <= _MOST else ()


def _literal(annotation: ast.expr | None) -> list[Any]:
    for node in ast.walk(annotation) if annotation is not None else ():
        if isinstance(node, ast.Subscript) and _name(node.value) == "Literal":
            inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            values = [one.value for one in inside if isinstance(one, ast.Constant)]
            plain = [one for one in values if isinstance(one, str | int)]
            return plain if len({type(one) for one in plain}) == 1 else []
    return []


def _name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _told(about: str, base: Base) -> list[Any]:
    found = _ONE_OF.search(about)
    texts = [*_items(found[1])] if found else []
    values = [_value(text, base) for text in texts]
    return [] if None in values or base in {"bool", "dict"} else values


def _items(text: str) -> Iterator[str]:
    """The items of a list in words, up to what ends it: ";", ")", a full stop or the end."""
    place = 0
    while found := _ITEM.match(text, place):
        yield next(part for part in found.groups() if part is not None)
        place = found.end()
        if "," not in found[4] and "or" not in found[4]:
            return


def _value(text: str, base: Base) -> Any:
    if base not in {"int", "float"}:
        return text if len(text) <= _LONGEST else None
    try:
        number = int(text) if base == "int" else float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
