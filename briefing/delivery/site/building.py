"""The whole site from copies of reports: the same copies and style give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.delivery import markings
from briefing.delivery.copies import Copy
from briefing.delivery.site import (
    addresses,
    editions,
    feeds,
    listing,
    outlines,
    searching,
    styling,
    telling,
)
from briefing.delivery.site.pages import Pages
from briefing.delivery.site.records import Edition, Piece, Settings, Site


def build(copies: Iterable[Copy], settings: Settings) -> Site:
    """Make the site of these copies, each of which its readers may have.

    A copy whose files are missing or changed is left out and told in `lost`; it never stops the
    others.
    """
    every, lost = editions.editions(copies)
    marking = markings.strictest(*(one.copy.marking for one in every if not one.is_nameless))
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
    topics = listing.topics(every)
    for name, mine in topics.items():
        yield addresses.topic(name), listing.topic(name, mine, pages)
        title = f"{settings.title}: {name}"
        yield addresses.feed(name), feeds.atom(mine, settings, addresses.feed(name), title)
        listed = feeds.opml([name], settings, addresses.opml(name), whole=False)
        yield addresses.opml(name), listed
    yield from listing.days(every, pages)
    yield addresses.TOPICS, listing.topic_list(topics, pages)
    yield addresses.INDEX, listing.index(every, topics, pages)
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


def _last(files: dict[str, Piece]) -> tuple[str, ...]:
    """What links to others, in the order in which it is published after them."""
    inner = [n for n in files if n.startswith(("topics/", "days/")) or n.endswith("/changes.html")]
    outer = [name for name in addresses.ROOT if name in files]
    return (*sorted(inner), addresses.WORDS, *outer)
