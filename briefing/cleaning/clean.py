"""The way of a raw text to an article, step by step."""

from __future__ import annotations

import hashlib

from briefing.cleaning import furniture, head, names, tail
from briefing.cleaning.characters import mend
from briefing.cleaning.draft import Draft
from briefing.cleaning.forms import filled
from briefing.cleaning.language import language
from briefing.cleaning.lines import Line, Unit, blocks, is_prose, lines
from briefing.cleaning.menus import is_menu
from briefing.cleaning.published import published
from briefing.cleaning.wrapping import joined
from briefing.errors import SourceError
from briefing.models import Article, Origin

VERSION = 1  # of the rules; a library reads a file again when it has grown

MOST_LINES = 100_000
LONGEST_PARAGRAPH = 1_000_000  # code points
_UNTITLED = "Untitled"


def clean(text: str, origin: Origin) -> Article:
    """The article in a raw text, with its record and every line that went.

    Raises SourceError when nothing in it reads like the text of an article.
    """
    mended, notes = mend(text)
    draft = Draft(notes=list(notes))
    found = lines(mended)
    if len(found) > MOST_LINES:
        draft.notes.append(f"only the first {MOST_LINES} of {len(found)} lines are read")
    rest = _without_furniture(draft, filled(draft, found[:MOST_LINES]))
    _sort(draft, joined(list(blocks(rest)), mended), origin.place)
    return _article(draft, origin)


def _without_furniture(draft: Draft, found: list[Line]) -> list[Line]:
    """Drop the lines of the page around the article, and the links below "Related stories"."""
    kept = []
    links = False
    for line in found:
        rule = _rule(line, links=links)
        if rule is None:
            links = links and not line.text
            kept.append(line)
            continue
        links = (links and rule == "list of links") or furniture.heads_links(line.text)
        draft.drop(line, rule)
    return kept


def _rule(line: Line, *, links: bool) -> str | None:
    if not line.text:
        return None
    if is_menu(line):
        return "menu"
    return furniture.rule(line.text) or ("list of links" if links and _is_link(line) else None)


def _is_link(line: Line) -> bool:
    return not is_prose(line.text) and len(line.text) <= furniture.LONGEST


def _sort(draft: Draft, units: list[Unit], place: str) -> None:
    """Put what stands above, in and below the running text where it belongs."""
    prose = [number for number, unit in enumerate(units) if is_prose(unit.text)]
    if not prose:
        raise SourceError(
            f"{place}: no running text was found in it. Give a text of at least one whole sentence."
        )
    first, last = prose[0], prose[-1]
    head.read(draft, units[:first])
    for unit in units[first : last + 1]:
        if is_prose(unit.text) or not tail.unit_says(draft, unit):
            draft.body.append(unit)
    tail.read(draft, units[last + 1 :])


def _article(draft: Draft, origin: Origin) -> Article:
    paragraphs = tuple(text for text in map(_paragraph, draft.body) if text)
    genre = head.genre(draft)
    title = draft.title or _UNTITLED
    if draft.title is None:
        draft.notes.append("no title is printed")
    dateline = names.dateline(paragraphs[0])
    outlet = draft.outlet or (dateline.agency if dateline else None) or tail.holder(draft)
    return Article(
        id=_identity(title, paragraphs),
        title=title,
        paragraphs=paragraphs,
        origin=origin,
        subtitle=draft.subtitle,
        outlet=outlet,
        byline=draft.byline,
        genre=genre,
        published=published(draft, paragraphs[0], origin.place),
        language=draft.language or language(" ".join(paragraphs)),
        url=draft.url,
        carried_by=draft.carried_by,
        dropped=tuple(sorted(draft.dropped, key=lambda line: line.line)),
        notes=tuple(draft.notes),
    )


def _paragraph(unit: Unit) -> str:
    return furniture.without_end_mark(unit.text)[:LONGEST_PARAGRAPH]


def _identity(title: str, paragraphs: tuple[str, ...]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of title and text."""
    words = "\n\n".join((title, *paragraphs))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
