"""Whether there is anything new to say: articles on the topic that the last report had not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefing.errors import BriefingError
from briefing.ledger import Ledger
from briefing.library import open_library
from briefing.parameters import declared, fitted
from briefing.runner.notebooks import find, raw
from briefing.runner.questions import About, Untold, questions
from briefing.schedule.entry import Entry


def stale(ledger: Ledger, entry: Entry) -> str:
    """Say that nothing is new since the last run of an entry that succeeded; else empty.

    Empty too when it cannot be told: then the run is made, and says itself what is wrong.
    """
    last = ledger.latest(entry.key, status="succeeded")
    if last is None:
        return ""
    known = {article.article for article in ledger.account(last.run).articles}
    try:
        asked = _asked(entry)
        found = {id_ for about in asked for id_ in _articles(about)}
    except (BriefingError, ValueError, KeyError, TypeError):
        return ""
    if not asked or not found <= known:
        return ""
    count = f"{len(found)} article{'' if len(found) == 1 else 's'}"
    return f"no new articles on the topic since run {last.run[:8]}; it had all {count}"


def _asked(entry: Entry) -> list[About]:
    """What the notebook of an entry asks its library for; by its parameters if need be."""
    node: dict[str, Any] = json.loads(raw(find(entry.notebook)))
    known = declared(node)
    values = {name: p.default for name, p in known.items()} | fitted(known, entry.parameters)
    try:
        return questions(node, values).about
    except Untold:
        return _usual(values)


def _usual(values: Mapping[str, Any]) -> list[About]:
    topic, place = values.get("topic"), values.get("library")
    if not isinstance(topic, str) or not isinstance(place, str):
        return []
    since, until = (values.get(name) or "" for name in ("since", "until"))
    return [About(place, topic, since, until)]


def _articles(about: About) -> set[str]:
    library = open_library(about.place)
    try:
        if about.topic is None:
            raise ValueError(about)  # everything in the library: nobody has listed it
        found = library.about(about.topic, about.since, about.until)
        return {article.id for article in found.articles}
    finally:
        library.close()
