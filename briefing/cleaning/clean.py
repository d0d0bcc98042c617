"""The way of a raw text to an article, step by step."""

from __future__ import annotations

import re

from briefing.cleaning import fields, head, tail
from briefing.cleaning.characters import mend
from briefing.cleaning.credits import carried_by as credited
from briefing.cleaning.draft import Draft
from briefing.cleaning.forms import filled
from briefing.cleaning.known import Known, doubts, one_line, text_id
from briefing.cleaning.language import language
from briefing.cleaning.lines import Line, Unit, blank, lines
from briefing.cleaning.names import dateline
from briefing.cleaning.published import published
from briefing.cleaning.zones import Zones, zones
from briefing.errors import SourceError
from briefing.models import Article, Origin, Published

VERSION = 1  # of the rules; a library reads its files again when this has grown
MOST_LINES = 100_000
LONGEST_PARAGRAPH = 1_000_000  # code points

_MARKUP = re.compile(r"\s{0,200}(?:<!doctype html|<html|<\?xml|\{\\rtf|%PDF-)", re.IGNORECASE)


def clean(text: str, origin: Origin, known: Known | None = None) -> Article:
    """The article in `text`, a page of plain lines. What its source knows of it goes before.

    Raises SourceError when there is no article text, when the text is a page of markup, or
    when it is too large.
    """
    _refuse_markup(text, origin)
    mended, notes = mend(text)
    found = lines(mended)
    if len(found) > MOST_LINES:
        raise SourceError(
            f"{origin.place}: {len(found):,} lines, more than {MOST_LINES:,}. "
            "Split the file into one article each."
        )
    draft = _begun(known, notes)
    parted = zones(draft, _without_header(draft, found), mended)
    if not parted.body:
        raise SourceError(_no_text(mended, origin))
    _fill(draft, parted)
    return _article(draft, origin, known.published if known else None)


def _begun(known: Known | None, notes: tuple[str, ...]) -> Draft:
    if known is None:
        return Draft(notes=list(notes))
    return Draft(
        title=one_line(known.title),
        subtitle=one_line(known.subtitle),
        outlet=one_line(known.outlet),
        byline=one_line(known.byline),
        genre=known.genre,
        language=known.language,
        url=known.url,
        carried_by=one_line(known.carried_by),
        dropped=list(known.dropped),
        doubts=list(known.doubts),
        notes=[*known.notes, *notes],
    )


def _refuse_markup(text: str, origin: Origin) -> None:
    if _MARKUP.match(text[:1000]):
        raise SourceError(
            f"{origin.place}: this is a page of markup, not plain text. "
            "Save the text of the page as .txt."
        )


def _no_text(mended: str, origin: Origin) -> str:
    if not mended.strip():
        return f"{origin.place}: the file is empty. Save the article's text in it, or remove it."
    return (
        f"{origin.place}: no running text was found in it, only short lines. "
        "Check that the file holds whole sentences."
    )


def _without_header(draft: Draft, found: list[Line]) -> list[Line]:
    header = fields.header(found)
    filled(draft, header)
    used = {line.number for line, _ in header.values()} | fields.fences(found, header)
    return [line if line.number not in used else blank(line) for line in found]


def _fill(draft: Draft, parted: Zones) -> None:
    """Read head, body and tail into the draft, in this order."""
    above = parted.head
    if not above and draft.title is None and _opens_with_title(parted.body):
        above = [parted.body.pop(0)]
    head.read(draft, above)
    if head.is_bill(draft.title) and draft.subtitle is None and len(parted.body) > 1:
        draft.subtitle = parted.body.pop(0).text
    draft.body += parted.body
    tail.read(draft, parted.tail)


def _opens_with_title(body: list[Unit]) -> bool:
    """True when the first paragraph is short and stands alone before much longer ones."""
    rest = sorted(unit.words for unit in body[1:])
    short = body[0].words <= 12 and body[0].block != body[1].block if rest else False
    return short and rest[len(rest) // 2] >= 25


def _article(draft: Draft, origin: Origin, dated: Published | None) -> Article:
    paragraphs = _paragraphs(draft, origin)
    if draft.title is None:
        draft.title = _file_name(origin.place)
        draft.notes.append("no title is printed; the file name stands for it")
    genre = head.genre(draft)
    start = dateline(paragraphs[0])
    if start and start.agency:
        _agency(draft, start.agency)
    stamp = dated or published(draft, paragraphs[0], origin.place)
    body = "\n\n".join(paragraphs)
    outlet = draft.outlet or tail.holder(draft)
    return Article(
        id=text_id(draft.title, body),
        title=draft.title,
        paragraphs=paragraphs,
        origin=origin,
        subtitle=draft.subtitle,
        outlet=outlet,
        byline=draft.byline,
        genre=genre,
        published=stamp,
        language=draft.language or language(f"{draft.title} {body}"),
        url=draft.url,
        carried_by=draft.carried_by
        or credited(outlet, paragraphs, draft.byline, (d.text for d in draft.dropped)),
        dropped=tuple(sorted(draft.dropped, key=lambda line: line.line)),
        notes=tuple(draft.notes),
        doubts=doubts(stamp, draft.doubts),
    )


def _file_name(place: str) -> str:
    """The name of a file, or of a part of a container, without its suffix."""
    name = place.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    return name.rsplit(".", 1)[0] or "Untitled"


def _agency(draft: Draft, agency: str) -> None:
    """The agency of a dateline is the outlet, or who carried the text of another one."""
    if draft.outlet is None:
        draft.outlet = agency
    elif draft.outlet != agency:
        draft.carried_by = draft.carried_by or agency
    draft.notes.append(f"the dateline names {agency}")


def _paragraphs(draft: Draft, origin: Origin) -> tuple[str, ...]:
    if any(len(unit.lines) > 1 for unit in draft.body):
        draft.notes.append("hard-wrapped lines joined")
    texts = [unit.text for unit in draft.body]
    for text in texts:
        if len(text) > LONGEST_PARAGRAPH:
            raise SourceError(
                f"{origin.place}: a paragraph of {len(text):,} characters, more than "
                f"{LONGEST_PARAGRAPH:,}. Check that the file is one article."
            )
    if any("  " in line.raw.strip() for unit in draft.body for line in unit.lines):
        draft.notes.append("double spaces made single")
    return tuple(texts)
