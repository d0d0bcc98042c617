"""Markdown files, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.cleaning import Known, assembled, clean, furniture, genres, names
from briefing.cleaning.characters import single_spaced
from briefing.cleaning.encodings import decoded
from briefing.cleaning.frontmatter import front_matter, is_known, key_of, plain_header, stated
from briefing.cleaning.lines import words
from briefing.cleaning.marked import Marked, Paragraph, marked
from briefing.errors import SourceError
from briefing.models import Article, DroppedLine, Origin

NAME = "a Markdown file"
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
LARGEST = 5_000_000  # bytes; Markdown is parsed at about a megabyte a second
MOST_LINES = 100_000
MOST_MARKS = 100_000  # brackets, stars and such; a fact sheet of 10,000 words has 2,000

_MARKS_OF_MARKDOWN = "[*_`<|~"

_HEAD = 15  # paragraphs among which the title and labelled fields are looked for
_PROSE = 25  # words; a heading below a paragraph of so many is that of a section
_LABELLED = re.compile(r"(?P<key>[A-Z][\w ()/.-]{1,40}?)\s?:[\s|]{1,5}(?P<value>\S.{0,500})$")
_FEWEST_LABELS = 3
_MARKS = ("end mark", "separator", "note in brackets")  # furniture of a text, not of a page
_LINE_NOTE = re.compile(r"line (\d{1,9}) gives ")


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a Markdown file. Raises SourceError when it holds none."""
    text, notes = decoded(raw, place)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise SourceError(
            f"{place}: {len(lines):,} lines, more than {MOST_LINES:,}. "
            "Split the file into one article each."
        )
    if sum(map(text.count, _MARKS_OF_MARKDOWN)) > MOST_MARKS:
        raise SourceError(f"{place}: it has more marks than text. Check that it is an article.")
    front = front_matter(lines, place) or plain_header(lines, place)
    known = front.known if front else Known()
    start = front.lines if front else 0
    body = marked(lines[start:], start + 1)
    known = _titled(_labelled(known, body, place), body)
    struck = (f"struck-out passages left out ({body.struck})",) if body.struck else ()
    known = replace(
        known,
        notes=(*notes, *known.notes, *struck),
        dropped=(*known.dropped, *body.dropped),
    )
    origin = Origin.of(raw, place)
    if front is not None and front.known.title and _is_bare(body):
        yield _whole(body, origin, known)
    else:
        yield _article(body.paragraphs, origin, known)


def _labelled(known: Known, body: Marked, place: str) -> Known:
    """Take fields that stand as labelled lines above the text ("**Author:** …"), three or more."""
    matches = [(p, _LABELLED.match(p.text)) for p in body.paragraphs[:_HEAD] if p.level == 0]
    labels = [(p, match) for p, match in matches if match and words(p.text) < _PROSE]
    values = {key_of(match["key"]): (p.line, match["value"]) for p, match in reversed(labels)}
    if len(labels) < _FEWEST_LABELS or sum(map(is_known, values)) < 2:
        return known
    found = stated(values, place)
    said = {line for key, (line, _) in values.items() if is_known(key)}
    gone = [p for p, _ in labels if p.line not in said]
    body.dropped += [DroppedLine(p.line, p.text, "field") for p in gone]
    taken = {id(p) for p, _ in labels}
    body.paragraphs = [p for p in body.paragraphs if id(p) not in taken]
    return _joined(known, found)


def _joined(first: Known, second: Known) -> Known:
    """What the first says, and where it is silent, the second."""
    return Known(
        title=first.title or second.title,
        subtitle=first.subtitle or second.subtitle,
        outlet=first.outlet or second.outlet,
        byline=first.byline or second.byline,
        genre=first.genre or second.genre,
        published=first.published or second.published,
        language=first.language or second.language,
        url=first.url or second.url,
        carried_by=first.carried_by or second.carried_by,
        notes=(*first.notes, *second.notes),
        dropped=(*first.dropped, *second.dropped),
        doubts=(*first.doubts, *second.doubts),
    )


def _titled(known: Known, body: Marked) -> Known:
    """Take the title from the first heading, if no field gives it, and take repeats off."""
    if known.title is not None:
        title = " ".join(p.text for p in marked([single_spaced(known.title)]).paragraphs)
        known = replace(known, title=title or known.title)
    else:
        heading = _first_heading(body.paragraphs)
        if heading is None:
            return known
        note = f"line {heading.line} gives the title: {heading.text[:500]}"
        known = replace(known, title=heading.text, notes=(*known.notes, note))
    again = [p for p in body.paragraphs[: 2 * _HEAD] if p.level and _same(p.text, known.title)]
    body.paragraphs = [p for p in body.paragraphs if p not in again]
    body.dropped += [DroppedLine(p.line, p.text, "the title again") for p in again[1:]]
    return known


def _first_heading(paragraphs: list[Paragraph]) -> Paragraph | None:
    above: list[Paragraph] = []
    for paragraph in paragraphs[:_HEAD]:
        if paragraph.level == 0 and words(paragraph.text) >= _PROSE:
            break
        label = names.is_outlet(paragraph.text) or genres.of_label(paragraph.text)
        if paragraph.level and not label:
            above.append(paragraph)
    top = min((paragraph.level for paragraph in above), default=0)
    return next((paragraph for paragraph in above if paragraph.level == top), None)


def _same(text: str, title: str | None) -> bool:
    one, two = ("".join(filter(str.isalnum, t.casefold())) for t in (text, title or ""))
    return one == two


def _is_bare(body: Marked) -> bool:
    """True when nothing of a page stands around the text: not a menu, not a line of furniture."""
    menus = any(one.rule == "list of links" for one in body.dropped)
    rules = {furniture.rule(p.text) for p in body.paragraphs}
    return not menus and rules <= {None, *_MARKS}


def _whole(body: Marked, origin: Origin, known: Known) -> Article:
    """The article of a text that is all its own: lists of names at its end are part of it."""
    marks = {p.line: furniture.rule(p.text) for p in body.paragraphs}
    gone = [
        DroppedLine(p.line, p.text, str(marks[p.line])) for p in body.paragraphs if marks[p.line]
    ]
    kept = [
        furniture.without_end_mark(p.text) or p.text for p in body.paragraphs if not marks[p.line]
    ]
    dropped = sorted([*known.dropped, *gone], key=lambda one: one.line)
    return assembled(replace(known, dropped=tuple(dropped)), kept, origin)


def _article(paragraphs: list[Paragraph], origin: Origin, known: Known) -> Article:
    """The article, its dropped lines and notes counting the lines of the Markdown text."""
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    numbers = {2 * n + 1: p.line for n, p in enumerate(paragraphs)}
    article = clean(text, origin, replace(known, notes=(), dropped=()))
    dropped = [replace(one, line=numbers.get(one.line, one.line)) for one in article.dropped]
    notes = [
        _LINE_NOTE.sub(lambda m: f"line {numbers[int(m[1])]} gives ", n) for n in article.notes
    ]
    return replace(
        article,
        dropped=tuple(sorted([*known.dropped, *dropped], key=lambda one: one.line)),
        notes=tuple(dict.fromkeys([*known.notes, *notes])),
    )
