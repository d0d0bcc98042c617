"""Names of items: given, or made from what an item says itself and what is varied.

Defaults are not in a name, nor are other items: adding one to a batch renames nobody.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.batch.plan import Item
from briefing.errors import UsageError
from briefing.slugs import slug

_WORD = re.compile(r"[A-Za-z0-9_-]{1,60}")
LONGEST = 120  # characters of a name that is made


def name(given: str, notebook: str, parts: Mapping[str, Any], *, told: bool) -> tuple[str, str]:
    """The name of an item, and the same for folders. `told`: the notebook belongs into it.

    Raises UsageError for a given name that cannot be shown.
    """
    if given and not given.isprintable():
        raise UsageError(f"the name {given!r} has characters that cannot be shown")
    stem = Path(notebook).stem
    varied = [plain(stem)] if told else []
    varied += [_part(key, value) for key, value in parts.items()]
    if not given and not varied:
        varied = [plain(stem)]
    shown = _bounded(".".join([*([given] if given else []), *varied]))
    short = _bounded(".".join([*([slug(given)] if given else []), *varied]))
    return shown, short


def _part(key: str, value: Any) -> str:
    """One value as a part of a name: a text as itself, anything else with its parameter."""
    if isinstance(value, str):
        return slug(value) if value.strip() else f"no-{plain(key)}"
    return (
        f"{plain(key)}-{slug(json.dumps(value, default=str, ensure_ascii=False, sort_keys=True))}"
    )


def plain(word: str) -> str:
    """A word of a program as itself, anything else as a slug: fit for names of files."""
    return word if _WORD.fullmatch(word) else slug(word)


def _bounded(made: str) -> str:
    if len(made) <= LONGEST:
        return made
    digest = hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{made[: LONGEST - 9].rstrip('.-')}-{digest}"


def unique(items: Iterable[Item]) -> None:
    """See that no two items have one name. Raises UsageError."""
    seen: dict[str, Item] = {}
    for item in items:
        other = seen.setdefault(item.slug.casefold(), item)  # on some disks a is A
        if other is not item:
            same = "" if other.name == item.name else f" and {item.name!r}"
            raise UsageError(
                f"two items are named {other.name!r}{same}; give each a name of its own"
            )
