"""What was read is taken from the shelves of open libraries, and what is new is kept there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from briefing import shelf
from briefing.models import Article
from briefing.reading import kept
from briefing.reading.steps import Step, complete, identities
from briefing.shelf.form import FIELDS


def values(article: Article, steps: Sequence[Step], version: int, tools: str) -> dict[str, Any]:
    """Return the fields of the reading of `article`, kept ones or read now.

    `version` is that of the steps together, `tools` names the parser beside them, "" for none.
    """
    given = {name for step in steps for name in step.gives.split()}
    wanted = [name for name in FIELDS if name in given]
    shelves = list(shelf.shelves())
    rules = identities(steps, tools) if shelves else {}
    found = _found(article, shelves, rules, wanted)
    if missing := [name for name in wanted if name not in found]:
        complete(article, steps, found, missing)
        if shelves:
            _keep(article, shelves, f"{version} {tools}".strip(), found, rules)
    return {name: found[name] for name in wanted}


def _found(
    article: Article, shelves: list[shelf.Shelf], rules: dict[str, str], wanted: list[str]
) -> dict[str, Any]:
    """Take from the records what is still as the rules would read it; damaged ones are ignored."""
    found: dict[str, Any] = {}
    for one in shelves:
        for record in one.records(article.id):
            with suppress(ValueError, RecursionError):
                found = kept.decoded(article, record, rules) | found
            if len(found) == len(wanted):
                return found
    return found


def _keep(
    article: Article,
    shelves: list[shelf.Shelf],
    version: str,
    found: dict[str, Any],
    rules: dict[str, str],
) -> None:
    with suppress(ValueError):  # half a surrogate pair has no JSON
        record = kept.encoded(article, found, rules)
        for one in shelves:
            one.put(article.id, version, record)
