"""Where the report of an item goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing import project
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
        "batch": batch, "item": item.slug, "notebook": slug(notebook), "topic": slug(topic),
        "day": f"{moment():%Y-%m-%d}",
    }  # fmt: skip
    try:
        return project.resolve(item.out.format_map(words))
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        name = str(error).strip("'")
        raise UsageError(
            f"out = {item.out!r:.120}: {name!r} cannot stand in braces. {nearest(name, _NAMES)}"
        ) from None
