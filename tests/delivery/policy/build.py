"""Copies, ways, lists and policies for tests, of few words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.delivery.copies import Copy
from briefing.delivery.policy.records import Policy, Readers, Rule, Way

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
DAY = "2026-11-30"
KEY = "topic_briefing/harbour"


def copy(**fields: Any) -> Copy:
    """A released copy marked TLP:GREEN, unless told otherwise."""
    told: dict[str, Any] = {
        "key": KEY,
        "notebook": "topic_briefing",
        "topic": "harbour",
        "day": DAY,
        "run": "0" * 32,
        "folder": Path("reports"),
        "content": "c" * 64,
        "title": "A second pier",
        "marking": "TLP:GREEN",
        "status": "released",
        "version": 1,
        "by": "C. Chief",
        "on": "2026-11-30T08:00:00+00:00",
        "quoted": {},
        "quoted_in_mail": {},
    }
    return Copy(**(told | fields))


def draft(**fields: Any) -> Copy:
    """The same, which nobody has signed."""
    return copy(**({"status": "draft", "version": 0, "by": "", "on": ""} | fields))


def way(**fields: Any) -> Way:
    """A site for TLP:AMBER and less, unless told otherwise."""
    told: dict[str, Any] = {"name": "web", "kind": "site", "most": "TLP:AMBER", "place": "public"}
    return Way(**(told | fields))


def readers(**fields: Any) -> Readers:
    """A list that may have TLP:AMBER and gets everything by the site, unless told otherwise."""
    told: dict[str, Any] = {
        "name": "office", "reports": ("*",), "ways": ("web",), "most": "TLP:AMBER"
    }  # fmt: skip
    return Readers(**(told | fields))


def policy(*rules: Rule, way: Way, readers: Readers, **fields: Any) -> Policy:
    """A policy of one way and one list."""
    return Policy(ways={way.name: way}, lists={readers.name: readers}, rules=tuple(rules), **fields)
