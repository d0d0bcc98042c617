"""Where the report of an item goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from briefing import project
from briefing.batch.naming import plain
from briefing.batch.plan import Item
from briefing.clock import moment
from briefing.errors import UsageError, nearest
from briefing.runner import place
from briefing.slugs import slug

_NAMES = ("batch", "item", "notebook", "topic", "day")  # what may stand in braces in `out`


def folder(batch: str, item: Item, notebook: str, values: Mapping[str, Any]) -> Path:
    """The folder of an item, `values` being all parameters of its notebook.

    Raises UsageError for a word in braces that nobody knows.
    """
    topic = values.get("actor") or values.get("topic")  # as `briefing run` files it
    topic = topic if isinstance(topic, str) else ""
    if not item.out:
        return place.folder(project.root() / "reports", notebook, topic)
    words = {
        "batch": plain(batch), "item": item.slug, "notebook": slug(notebook), "topic": slug(topic),
        "day": f"{moment():%Y-%m-%d}",
    }  # fmt: skip
    return project.resolve("".join(_filled(item.out, words)))


def _filled(out: str, words: Mapping[str, str]) -> Iterator[str]:
    """The pieces of `out`, words put in; no attribute of them, and no width to be filled."""
    try:
        pieces = [*Formatter().parse(out)]
    except ValueError as error:
        raise _refused(out, str(error)) from None
    for text, name, form, turned in pieces:
        yield text
        if name is None:
            continue
        if name not in words or form or turned:
            shown = f"{name}{'!' if turned else ''}{turned or ''}{':' if form else ''}{form}"
            raise _refused(out, shown)
        yield words[name]


def _refused(out: str, name: str) -> UsageError:
    return UsageError(
        f"out = {out!r:.120}: {name!r:.60} cannot stand in braces. {nearest(name, _NAMES)}"
    )
