"""Footnotes of Word, at the foot of the page that has their first mark."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Footnote, Par
from briefing.exporters.word.body import separate
from briefing.exporters.word.line import line, say
from briefing.exporters.word.look import Look, mark
from briefing.exporters.word.markup import Xml, joined, w
from briefing.exporters.word.prose import Place, prose
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

_STYLE = "FootnoteText"
_NUMBER = mark("footnoteRef", Look(style="FootnoteReference"))


def footnotes(story: Story) -> Xml:
    """The part of all footnotes that have a mark, and the lines that set them apart."""
    ledger = story.ledger
    made = [_line("separator", -1), _line("continuationSeparator", 0)]
    for number in ledger.noted:
        inner = separate(_blocks(ledger.footnotes[number], story))
        made.append(w("footnote", joined(inner), id=number))
    return joined(made)


def _line(name: str, number: int) -> Xml:
    inner = paragraph(mark(name), Shape(_STYLE))
    return w("footnote", inner, type=name, id=number)


def _blocks(note: Footnote, story: Story) -> Iterator[Xml]:
    """The number, then the words; a note that begins with no words has a line for its number."""
    first, *rest = note.nodes or (Par(()),)
    if not isinstance(first, Par):
        first, rest = Par(()), [first, *rest]
    begun = joined((_NUMBER, say(" ", story), line(first.nodes, story)))
    yield paragraph(story.place((note.id,), begun), Shape(_STYLE))
    yield from prose(tuple(rest), story, Place(_STYLE))
