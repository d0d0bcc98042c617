"""What readers find, without what no library can hold: halves of characters.

Escapes of JSON and YAML can name a surrogate alone, which has no form in UTF-8.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from briefing.models import Article, DroppedLine, Origin, Published, Skipped

_HALF = re.compile("[\ud800-\udfff]")


def storable(found: Article | Skipped) -> Article | Skipped:
    """The record, every half of a character in its fields shown as U+FFFD."""
    made: Article | Skipped = _whole(found)
    return made


def _whole(value: Any) -> Any:
    """The value itself when nothing in it has to change."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value) if _HALF.search(value) else value
    if isinstance(value, tuple):
        made = tuple(map(_whole, value))
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    if isinstance(value, (Article, DroppedLine, Origin, Published, Skipped)):
        old = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, one in old.items() if (new := _whole(one)) is not one}
        return replace(value, **changed) if changed else value
    return value
