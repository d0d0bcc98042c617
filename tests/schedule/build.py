"""Entries of a schedule for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from briefing.schedule.cron import parse
from briefing.schedule.entry import Entry
from briefing.schedule.slots import between


def entry(cron: str = "30 6 * * *", zone: str = "UTC", **rest: Any) -> Entry:
    """An entry that makes a topic briefing."""
    usual = Entry(name="daily", cron=parse(cron), zone=ZoneInfo(zone), notebook="topic_briefing")
    return replace(usual, **rest)


def walls(one: Entry, after: datetime, until: datetime) -> list[str]:
    """Its slots as the clocks of its zone show them."""
    return [f"{s.astimezone(one.zone):%a %m-%d %H:%M %z}" for s in between(one, after, until)]
