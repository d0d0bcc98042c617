"""The lists of the site: topics and their editions, days, and the front page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from briefing.delivery.copies import Copy
from briefing.delivery.site import addresses, editions, telling
from briefing.delivery.site.pages import Pages
from briefing.delivery.site.records import Edition

NEWEST = 40  # reports on the front page; the days hold all
BESIDE = 12  # topics and days beside them
NEWS = 6  # corrections and withdrawals beside them


def topics(every: list[Edition]) -> dict[str, list[Edition]]:
    """The editions of each topic; the topic with the newest comes first."""
    found: dict[str, list[Edition]] = {}
    for one in every:
        found.setdefault(one.topic, []).append(one)
    return found


def topic(name: str, mine: list[Edition], pages: Pages) -> bytes:
    """The page of a topic: the editions of each of its reports, and their fingerprints."""
    keyed = sorted(mine, key=lambda one: one.copy.key)  # keeps the order within a report
    groups = [[*group] for _, group in groupby(keyed, key=lambda one: one.copy.key)]
    groups.sort(key=lambda group: editions.newest(group[0]))
    headed = [(_head(group[0].copy), group) for group in groups]
    hashes = [
        (f"{telling.kind(one.copy)}, {one.copy.day}, {telling.told(one)}, {_form(place)}", p.sha256)
        for one in mine
        for place, p in one.files.items()
    ]
    return pages.page(
        addresses.topic(name), "topic.html", name, subject=name, groups=headed, hashes=hashes
    )


def _head(copy: Copy) -> str:
    return telling.kind(copy) + (f", for {copy.audience}" if copy.audience else "")


def _form(place: str) -> str:
    return "PDF" if place.endswith(".pdf") else "page"


def days(every: list[Edition], pages: Pages) -> Iterator[tuple[str, bytes]]:
    """A page for each day, and one that lists them."""
    dated = [(date, [*all_of]) for date, all_of in groupby(every, key=_date)]
    for number, (date, all_of) in enumerate(dated):
        name, heading = addresses.day(date), f"Reports of {telling.day(date)}"
        later = dated[number - 1][0] if number else ""
        earlier = dated[number + 1][0] if number + 1 < len(dated) else ""
        yield (
            name,
            pages.page(name, "day.html", heading, editions=all_of, later=later, earlier=earlier),
        )
    counted = [(date, len(all_of)) for date, all_of in dated]
    months = groupby(counted, key=lambda one: telling.month(one[0]))
    told = [(month, [*dates]) for month, dates in months]
    yield addresses.DAYS, pages.page(addresses.DAYS, "days.html", "Days", months=told)


def _date(one: Edition) -> str:
    return one.copy.day


def topic_list(known: dict[str, list[Edition]], pages: Pages) -> bytes:
    """The page that lists all topics, by name."""
    told = [(name, len(mine), mine[0].copy.day) for name, mine in known.items()]
    told.sort(key=lambda one: one[0].casefold())
    return pages.page(addresses.TOPICS, "topics.html", "Topics", topics=told)


def index(every: list[Edition], known: dict[str, list[Edition]], pages: Pages) -> bytes:
    """The front page: the newest edition of each report, and what leads further."""
    newest = editions.latest(every)
    dated = [(date, [*all_of]) for date, all_of in groupby(newest[:NEWEST], key=_date)]
    counts = Counter(one.copy.day for one in every)
    news = [
        (one, event)
        for one in every
        for event in one.copy.events
        if event.version == one.copy.version and event.kind != "release"
    ]
    news.sort(key=lambda pair: (pair[1].on, pair[0].copy.key), reverse=True)
    return pages.page(
        addresses.INDEX,
        "index.html",
        "Reports",
        days=dated,
        count=len(every),
        more=len(every) > sum(len(all_of) for _, all_of in dated),
        news=news[:NEWS],
        topics=[(name, len(mine)) for name, mine in known.items()][:BESIDE],
        recent=[(date, counts[date]) for date in sorted(counts, reverse=True)][:BESIDE],
    )
