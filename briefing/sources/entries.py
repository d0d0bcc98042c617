"""Entries of a feed, whatever its format: what each says, and the article it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from briefing.cleaning import Known, assembled, genres, names
from briefing.cleaning.dates import stamp
from briefing.cleaning.language import language
from briefing.cleaning.lines import words
from briefing.cleaning.pages import text_of
from briefing.errors import SourceError
from briefing.models import Article, DroppedLine, Genre, Origin, Published, Skipped

MOST = 10_000  # entries of one feed
_SHORTEST = 60  # words; feeds cut their teasers at about 55
_LONGEST_CUT = 300  # words; a longer text that ends in dots was not cut by the feed
_LONGEST_FIELD = 2_000  # code points
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|\+\d{1,6} chars)\]"
    r"|\b(?:read|continue|learn|see|view|show)\s(?:more|on|reading|the full (?:story|article|post))"
    r"[^.!?]{0,80}|더\s?보기|続きを読む)\s{0,3}[\]).»›→>]{0,3}$",
    re.IGNORECASE,
)
# What the programs that write feeds put below a text.
_BELOW = re.compile(
    r"(?:the post .{1,400} (?:first appeared|appeared first) on .{1,200}"
    r"|.{1,300} was (?:originally|first) published (?:in|on|at) .{1,300}"
    r"|(?:comments?|share|e-?mail this|permalink)(?:\s?\(?\d{0,6}\)?)?|\[link\] \[comments\])\.?$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"</?(?:p|div|br|li|a|b|strong|em|i|span|img|h[1-6])\b[^<>]{0,500}>", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    `teaser` is its short text in one line, `body` the paragraphs of its whole text: empty when
    the feed gives the teaser only. `url` is the entry's own page, None without one.
    `identity` is what the feed tells it apart by.
    """

    title: str | None
    url: str | None
    published: Published | None
    teaser: str
    body: tuple[str, ...]
    subtitle: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    genre: Genre | None = None
    identity: str | None = None
    notes: tuple[str, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()


def with_text(entry: Entry, texts: Iterable[str]) -> Entry:
    """`entry` with the fullest of `texts`, pieces of HTML, as its body, or as its teaser."""
    found = [_paragraphs(text) for text in texts]
    found = [paragraphs for paragraphs in found if paragraphs]
    if not found:
        return entry
    fullest = max(found, key=lambda paragraphs: sum(map(words, paragraphs)))
    shortest = " ".join(min(found, key=lambda paragraphs: sum(map(words, paragraphs))))
    body, below = _without_tail(fullest)
    whole = not _is_cut(body)
    return replace(
        entry,
        teaser=shortest[:_LONGEST_FIELD],
        body=body if whole else (),
        dropped=tuple(DroppedLine(0, line, "below a feed's entry") for line in below),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML, escaped once or twice."""
    found = text_of(text)
    if any(_TAGS.search(paragraph[:5_000]) for paragraph in found[:50]):
        return text_of("\n\n".join(found))
    return found


def _without_tail(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    end = len(paragraphs)
    while end > 1 and len(paragraphs[end - 1]) < 700 and _BELOW.match(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end], paragraphs[end:]


def _is_cut(body: tuple[str, ...]) -> bool:
    number = sum(map(words, body))
    return number < _SHORTEST or (number < _LONGEST_CUT and bool(_CUT.search(body[-1][-200:])))


def one_line(text: str | None) -> str | None:
    """A field of a feed as plain text in one line; None when there is nothing in it."""
    if not text or not text.strip():
        return None
    return " ".join(_paragraphs(text[: 2 * _LONGEST_FIELD]))[:_LONGEST_FIELD] or None


def address(link: str | None, base: str | None) -> str | None:
    """A link of a feed as a whole web address; None when it is none."""
    try:
        whole = urljoin(base or "", (link or "").strip())
    except ValueError:
        return None
    is_web = re.match(r"https?://[^\s<>\"']{3,2000}$", whole, re.IGNORECASE)
    return whole if is_web else None


def outlet_of(title: str | None) -> str | None:
    """The outlet a feed's title names: the piece that is one, else the whole."""
    line = one_line(title)
    if line is None:
        return None
    outlets = [piece for piece in names.pieces(line) if names.is_outlet(piece)]
    return names.outlet(outlets[0] if len(outlets) == 1 else line)


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name behind it, as feeds of many outlets write it."""
    for dash in (" - ", " – ", " — ", " | "):
        if title and outlet and title.casefold().endswith(f"{dash}{outlet}".casefold()):
            return title[: -len(dash) - len(outlet)].rstrip() or title
    return title


def genre_of(labels: Iterable[str]) -> Genre | None:
    """The genre that the first of the labels with one names ("press-releases")."""
    plain = (label.strip().replace("-", " ")[:60] for label in labels)
    return next((genre for genre in map(genres.of_label, plain) if genre), None)


def published_of(printed: str, evidence: str) -> Published | None:
    """The date a feed prints, with time and zone as printed; None when it cannot be read."""
    found = stamp(printed[:100])
    return Published(found.date, evidence, found.time, found.zone) if found else None


def told(entries: Iterable[Entry], origin: Origin) -> Iterator[Article | Skipped]:
    """An article of each entry with a whole text; the others, and what comes twice, as Skipped."""
    seen: set[tuple[str, str | None]] = set()
    for number, entry in enumerate(entries, start=1):
        place = f"{origin.place}#{number}"
        same = (entry.identity or entry.url or "", entry.title)
        if same[0] and same in seen:
            yield Skipped(place, f"the same entry again ({same[0][:200]})")
            continue
        seen.add(same)
        yield _article(entry, replace(origin, place=place))


def _article(entry: Entry, origin: Origin) -> Article | Skipped:
    notes = entry.notes
    body = entry.body
    if not body and entry.url:
        what = "only a teaser" if entry.teaser else "no text"
        return Skipped(origin.place, f"{what}; fetch {entry.url}")
    if not body:
        body = (entry.teaser,) if entry.teaser else ()
        notes += ("a short text without a link; it may be a part only",)
    if not body:
        return Skipped(origin.place, "an entry without text and without a link")
    spoken, doubts = _language(entry, body)
    known = Known(
        title=entry.title,
        subtitle=entry.subtitle,
        outlet=entry.outlet,
        byline=entry.byline,
        genre=entry.genre,
        published=entry.published,
        language=spoken,
        url=entry.url,
        notes=notes + doubts,
        dropped=entry.dropped,
    )
    try:
        return assembled(known, body, origin)
    except SourceError as error:
        return Skipped.of(origin.place, error)


def _language(entry: Entry, body: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The language a feed declares for all its entries, unless this one's text is in another."""
    text = " ".join(body)
    seen = language(text)
    declared = entry.language
    if declared is None or words(text) < _SHORTEST or seen in {"und", declared[:2].casefold()}:
        return declared, ()
    return seen, (f"the feed declares the language {declared}; the text is read as {seen}",)
