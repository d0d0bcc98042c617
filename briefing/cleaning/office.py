"""Paragraphs of an office document to an article: title by its style, the rest as on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.cleaning.characters import single_spaced
from briefing.cleaning.clean import clean
from briefing.cleaning.known import Known
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARAGRAPHS = 40_000


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph and its style in lower case: "title", "subtitle", "heading 1", or another."""

    text: str
    style: str = ""


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """An attribute by its name without namespace; empty when it is not there."""
    found = (str(v) for key, v in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return next(found, "")


def below(top: _Element, closed: frozenset[str]) -> Iterator[_Element]:
    """The elements in `top`, in the order of the text; of those named in `closed` no inner ones."""
    waiting = list(reversed(top))
    while waiting:
        element = waiting.pop()
        yield element
        if local(element) not in closed:
            waiting += reversed(element)


def rows(cells: Iterable[Iterable[str]]) -> Iterator[Styled]:
    """One paragraph a row of a table, its cells parted by " | "."""
    for row in cells:
        texts = [text for text in map(single_spaced, row) if text]
        if texts:
            yield Styled(" | ".join(texts))


def article(found: Iterable[Styled], known: Known, origin: Origin) -> Article:
    """The article of these paragraphs. Raises SourceError when they hold none."""
    paragraphs = [Styled(single_spaced(p.text), p.style) for p in found]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.text]
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise SourceError(
            f"{origin.place}: {len(paragraphs):,} paragraphs, more than {MOST_PARAGRAPHS:,}. "
            "Split it into one article each."
        )
    title = _styled(paragraphs, "title") or _styled(paragraphs, "heading 1")
    subtitle = _styled(paragraphs, "subtitle")
    kept = [p for p in paragraphs if p is not title and p is not subtitle]
    known = replace(
        known,
        title=title.text if title else None,
        subtitle=subtitle.text if subtitle else None,
        notes=(*known.notes, *_unused(known.title, title)),
    )
    return clean("\n\n".join(paragraph.text for paragraph in kept), origin, known)


def _styled(paragraphs: list[Styled], style: str) -> Styled | None:
    return next(
        (p for p in paragraphs[:15] if p.style.replace(" ", "") == style.replace(" ", "")), None
    )


def _unused(stated: str | None, title: Styled | None) -> tuple[str, ...]:
    """A title among the properties is often that of a template, so it only makes a note."""
    if not stated or (title and stated == title.text):
        return ()
    return (f"its properties name it {stated[:200]!r}",)
