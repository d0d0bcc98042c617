"""What a source knows of an article before its text is looked at, and articles made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briefing.cleaning import genres, names
from briefing.cleaning.characters import mend, single_spaced
from briefing.cleaning.credits import carried_by as credited
from briefing.cleaning.language import language
from briefing.errors import SourceError
from briefing.models import Article, DroppedLine, Genre, Origin, Published

LONGEST_FIELD = 500  # code points of a title, an outlet or a byline
MOST_TEXT = 5_000_000  # code points of one article


@dataclass(frozen=True, slots=True)
class Known:
    """Fields of an article that its source states apart from the text; None where it does not.

    `notes` tell what reading the source changed or guessed, `dropped` what it left out, `doubts`
    what a person should look at.
    """

    title: str | None = None
    subtitle: str | None = None
    outlet: str | None = None
    byline: str | None = None
    genre: Genre | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None
    carried_by: str | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()


def text_id(title: str, body: str) -> str:
    """The id of an article: 16 hex digits of the SHA-256 of its title and text."""
    return hashlib.sha256(f"{title}\n\n{body}".encode()).hexdigest()[:16]


def assembled(known: Known, paragraphs: Iterable[str], origin: Origin) -> Article:
    """The article of `paragraphs` that need no further cleaning but of their characters.

    A missing title is the first paragraph's beginning, a missing genre follows from the title, a
    missing language from the script; an agency in the dateline is the outlet or who carried the
    text. Raises SourceError when no paragraph has words, or the text is too large.
    """
    notes = list(known.notes)
    mended, changes = mend("\n\n".join(" ".join(p.split("\n")) for p in paragraphs))
    notes += changes
    body = tuple(p for p in map(single_spaced, mended.split("\n\n")) if p)
    text = "\n\n".join(body)
    if not any(character.isalnum() for character in text):
        raise SourceError(f"{origin.place}: no text was found in it. Check that it is an article.")
    if len(text) > MOST_TEXT:
        raise SourceError(
            f"{origin.place}: {len(text):,} characters, more than {MOST_TEXT:,}. "
            "Split it into one article each."
        )
    title = one_line(known.title)
    if title is None:
        title = _beginning(body[0])
        notes.append("no title is given; the first words of the text stand for it")
    title, of_prefix = genres.without_prefix(title)
    outlet, byline = one_line(known.outlet), one_line(known.byline)
    carried_by = one_line(known.carried_by)
    start = names.dateline(body[0])
    if start and start.agency:
        notes.append(f"the dateline names {start.agency}")
        if outlet is None:
            outlet = start.agency
        elif outlet.casefold() != start.agency.casefold():
            carried_by = carried_by or start.agency
    return Article(
        id=text_id(title, text),
        title=title,
        paragraphs=body,
        origin=origin,
        subtitle=one_line(known.subtitle),
        outlet=outlet,
        byline=byline,
        genre=known.genre or of_prefix or genres.of_title(title) or "report",
        published=known.published,
        language=known.language or language(f"{title} {text}"),
        url=known.url,
        carried_by=carried_by
        or credited(outlet, body, byline, (one.text for one in known.dropped)),
        dropped=known.dropped,
        notes=tuple(dict.fromkeys(notes)),
        doubts=doubts(known.published, known.doubts),
    )


def doubts(published: Published | None, others: Iterable[str] = ()) -> tuple[str, ...]:
    """The doubts there are already, and one more when the date of publication is yet to come."""
    found = list(others)
    # A day is granted: it may be tomorrow already where the text was published.
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    ahead = published is not None and published.date > latest[: len(published.date)]
    if published and ahead and not any("in the future" in one for one in found):
        found.append(f"dated {published.date}, in the future ({published.evidence})")
    return tuple(dict.fromkeys(found))


def one_line(value: str | None) -> str | None:
    """A field on one line, mended and cut to a sane length; None when nothing is left."""
    if value is None:
        return None
    text = single_spaced(mend(value[: 10 * LONGEST_FIELD])[0])
    if len(text) > LONGEST_FIELD:
        text = text[:LONGEST_FIELD].rsplit(" ", 1)[0] + "…"
    return text or None


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:12])[:120] + ("…" if len(words) > 12 else "")
