"""Feeds of the site: Atom (RFC 4287) of new versions, corrections and withdrawals, and OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

import msgspec

from briefing.delivery.copies import Event
from briefing.delivery.site import addresses, telling
from briefing.delivery.site.records import Edition, Settings
from briefing.exporters.visible import shown

MOST = 100  # entries of a feed; a reader that was away for longer has the site's lists
_NEVER = "1970-01-01T00:00:00Z"
_NOWHERE = "site.invalid"  # RFC 2606: a name that is nobody's, where nobody has said the host
_SINCE = "2026"  # the year in which tags of this form were first made (RFC 4151, 2.1)


class Entry(msgspec.Struct, frozen=True):
    """One entry: its tag, when it changed, title, place, words, marking, topic and author."""

    id: str
    updated: str
    title: str
    place: str
    words: str
    marking: str
    topic: str
    author: str
    language: str


def atom(editions: Iterable[Edition], settings: Settings, name: str, title: str) -> bytes:
    """The feed at an address: an entry for each edition, and one for each withdrawal."""
    found = sorted((e for one in editions for e in _entries(one, settings)), key=_newest)[:MOST]
    author = settings.brand.house or settings.title
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{_tag(settings, name)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{max((e.updated for e in found), default=_NEVER)}</updated>",
        f"<author><name>{_text(author)}</name></author>",
        f'<link rel="alternate" type="text/html" href={_link("index.html", name, settings)}/>',
    ]
    if settings.base:
        lines.append(
            f'<link rel="self" type="application/atom+xml" href={_link(name, name, settings)}/>'
        )
    lines += [line for entry in found for line in _written(entry, name, settings)]
    return "\n".join([*lines, "</feed>", ""]).encode()


def opml(topics: Sequence[str], settings: Settings, name: str, *, whole: bool) -> bytes:
    """A list of feeds: those of the topics, and with `whole` that of all reports first."""
    rows = [(settings.title, addresses.FEED, addresses.INDEX)] if whole else []
    rows += [(f"{settings.title}: {t}", addresses.feed(t), addresses.topic(t)) for t in topics]
    outlines = [
        f'<outline type="rss" text={_quoted(words)} title={_quoted(words)}'
        f" xmlUrl={_link(feed, name, settings)} htmlUrl={_link(page, name, settings)}/>"
        for words, feed, page in rows
    ]
    head = f"<head><title>{_text(settings.title)}</title></head>"
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">', head, "<body>"]
    return "\n".join([*lines, *outlines, "</body>", "</opml>", ""]).encode()


def _entries(one: Edition, settings: Settings) -> Iterator[Entry]:
    """The entry of an edition; once it is withdrawn that says so, and a second one is news."""
    copy = one.copy
    mine = [event for event in copy.events if event.version == copy.version]
    made = next((event for event in mine if event.kind != "withdrawal"), None)
    gone = next((event for event in reversed(mine) if event.kind == "withdrawal"), None)
    what = f"v{copy.version}" if copy.version else f"draft/{addresses.place(copy.day)}"
    place = f"{addresses.key(copy.key)}/{what}"
    if one.is_withdrawn:
        words = f"Version {copy.version} was withdrawn. {gone.note if gone else ''}"
        when = gone.on if gone else copy.on
        for end in ("", "/withdrawn"):
            yield _entry(one, settings, place + end, when, words, gone)
        return
    note = made.note if made and made.kind == "correction" else ""
    words = f"{f'Corrected: {note} ' if note else ''}{telling.cut(one.bottom_line)}"
    yield _entry(one, settings, place, copy.on or copy.day, words, made)


def _entry(
    one: Edition, settings: Settings, tag: str, when: str, words: str, event: Event | None
) -> Entry:
    copy = one.copy
    named = "DRAFT" if copy.status == "draft" else telling.DID[event.kind] if event else ""
    news = "" if named in ("", "Released") else f"{named}: "
    return Entry(
        _tag(settings, tag), _moment(when), f"[{copy.marking or 'Not marked'}] {news}{one.title}",
        addresses.report(copy), " ".join(words.split()), copy.marking, one.topic,
        (event.by if event else copy.by) or settings.brand.house or settings.title, copy.language,
    )  # fmt: skip


def _written(entry: Entry, name: str, settings: Settings) -> list[str]:
    spoken = "" if entry.language == "en" else f" xml:lang={_quoted(entry.language)}"
    return [
        f"<entry{spoken}>",
        f"<id>{entry.id}</id>",
        f"<title>{_text(entry.title)}</title>",
        f"<updated>{entry.updated}</updated>",
        f"<author><name>{_text(entry.author)}</name></author>",
        f'<link rel="alternate" type="text/html" href={_link(entry.place, name, settings)}/>',
        f"<category term={_quoted(entry.topic)}/>",
        f"<rights>{_text(entry.marking or 'Not marked')}</rights>",
        f"<summary>{_text(entry.words)}</summary>",
        "</entry>",
    ]


def _newest(entry: Entry) -> tuple[tuple[int, ...], str]:
    return tuple(-ord(sign) for sign in entry.updated), entry.id


def _moment(told: str) -> str:
    """A moment or a day as RFC 3339 wants it, in UTC; of what is neither, the beginning of time."""
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return _NEVER
    found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return f"{found:%Y-%m-%dT%H:%M:%SZ}"


def _tag(settings: Settings, name: str) -> str:
    """A name for ever (RFC 4151), by the host of the site."""
    host = urlsplit(settings.base).hostname or _NOWHERE
    return _text(f"tag:{host if host.isascii() else _NOWHERE},{_SINCE}:{name}")


def _link(place: str, name: str, settings: Settings) -> str:
    return _quoted(settings.base + place if settings.base else addresses.up(name) + place)


def _text(words: str) -> str:
    return escape(shown(words))


def _quoted(words: str) -> str:
    return quoteattr(shown(words))
