"""The whole site from copies of reports: the same copies and style give the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing.delivery import markings
from briefing.delivery.copies import Copy
from briefing.delivery.site import (
    addresses,
    editions,
    feeds,
    outlines,
    searching,
    styling,
    telling,
)
from briefing.delivery.site.pages import Pages
from briefing.delivery.site.records import Edition, Piece, Settings, Site

NEWEST = 40  # reports on the front page; the days hold all
BESIDE = 12  # topics and days beside them
NEWS = 6  # corrections and withdrawals beside them


def build(copies: Iterable[Copy], settings: Settings) -> Site:
    """Make the site of these copies, each of which its readers may have.

    A copy whose files are missing or changed is left out and told in `lost`; it never stops the
    others.
    """
    every, lost = editions.editions(copies)
    marking = markings.strictest(*(one.copy.marking for one in every))
    pages = Pages(settings, marking, empty=not every)
    files: dict[str, Piece] = {}
    for name, raw in _made(every, pages, settings):
        files[name] = Piece.of(raw)
    for one in every:
        files |= one.files
    is_open = marking == "TLP:CLEAR" and bool(every)
    for name, raw in outlines.files(files, every, settings.base, is_open=is_open).items():
        files[name] = Piece.of(raw)
    shown = tuple(one.copy for one in every)
    return Site(dict(sorted(files.items())), shown, marking, tuple(lost), _last(files))


def _made(every: list[Edition], pages: Pages, settings: Settings) -> Iterator[tuple[str, bytes]]:
    yield from styling.files(settings.brand).items()
    yield addresses.SEARCH, styling.template("search.js").encode()
    yield addresses.WORDS, searching.words(every)
    yield from _editions(every, pages)
    topics = _topics(every)
    for name, mine in topics.items():
        yield addresses.topic(name), _topic(name, mine, pages)
        title = f"{settings.title}: {name}"
        yield addresses.feed(name), feeds.atom(mine, settings, addresses.feed(name), title)
        listed = feeds.opml([name], settings, addresses.opml(name), whole=False)
        yield addresses.opml(name), listed
    yield from _days(every, pages)
    yield addresses.TOPICS, _topic_list(topics, pages)
    yield addresses.INDEX, _index(every, topics, pages)
    nights, about = addresses.NIGHTS, addresses.ABOUT
    yield nights, pages.page(nights, "nights.html", "Runs", nights=settings.nights)
    yield about, pages.page(about, "about.html", "About", markings=telling.MARKINGS)
    yield addresses.LOST, pages.lost()
    yield addresses.FEED, feeds.atom(every, settings, addresses.FEED, settings.title)
    yield addresses.OPML, feeds.opml(sorted(topics), settings, addresses.OPML, whole=True)


def _editions(every: list[Edition], pages: Pages) -> Iterator[tuple[str, bytes]]:
    """The page of what changed in each edition, and the notice in place of a withdrawn one."""
    standing = editions.latest([one for one in every if not one.is_withdrawn])
    later = {one.copy.key: one for one in standing}
    for one in every:
        if one.is_withdrawn:
            yield addresses.report(one.copy), pages.notice(one, later.get(one.copy.key))
        elif one.before:
            yield addresses.changes(one.copy), pages.changes(one)


def _topics(every: list[Edition]) -> dict[str, list[Edition]]:
    """The editions of each topic; the topic with the newest comes first."""
    found: dict[str, list[Edition]] = {}
    for one in every:
        found.setdefault(one.topic, []).append(one)
    return found


def _topic(name: str, mine: list[Edition], pages: Pages) -> bytes:
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


def _days(every: list[Edition], pages: Pages) -> Iterator[tuple[str, bytes]]:
    days = [(date, [*all_of]) for date, all_of in groupby(every, key=_date)]
    for number, (date, all_of) in enumerate(days):
        name, heading = addresses.day(date), f"Reports of {telling.day(date)}"
        later = days[number - 1][0] if number else ""
        earlier = days[number + 1][0] if number + 1 < len(days) else ""
        yield (
            name,
            pages.page(name, "day.html", heading, editions=all_of, later=later, earlier=earlier),
        )
    counted = [(date, len(all_of)) for date, all_of in days]
    months = groupby(counted, key=lambda one: telling.month(one[0]))
    told = [(month, [*dates]) for month, dates in months]
    yield addresses.DAYS, pages.page(addresses.DAYS, "days.html", "Days", months=told)


def _date(one: Edition) -> str:
    return one.copy.day


def _topic_list(topics: dict[str, list[Edition]], pages: Pages) -> bytes:
    told = [(name, len(mine), mine[0].copy.day) for name, mine in topics.items()]
    told.sort(key=lambda one: one[0].casefold())
    return pages.page(addresses.TOPICS, "topics.html", "Topics", topics=told)


def _index(every: list[Edition], topics: dict[str, list[Edition]], pages: Pages) -> bytes:
    newest = editions.latest(every)
    days = [(date, [*all_of]) for date, all_of in groupby(newest[:NEWEST], key=_date)]
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
        days=days,
        count=len(every),
        more=len(every) > sum(len(all_of) for _, all_of in days),
        news=news[:NEWS],
        topics=[(name, len(mine)) for name, mine in topics.items()][:BESIDE],
        recent=[(date, counts[date]) for date in sorted(counts, reverse=True)][:BESIDE],
    )


def _last(files: dict[str, Piece]) -> tuple[str, ...]:
    """What links to others, in the order in which it is published after them."""
    inner = [n for n in files if n.startswith(("topics/", "days/")) or n.endswith("/changes.html")]
    outer = [name for name in addresses.ROOT if name in files]
    return (*sorted(inner), addresses.WORDS, *outer)
