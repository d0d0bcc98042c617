"""What of the source texts a version may not print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing.exporters.outputs import Printed
from briefing.exporters.variants.phrases import REDACTED, WITHHELD, Phrases
from briefing.exporters.variants.spots import Range, merged
from briefing.models import Annex, Section, Span

Withheld = Mapping[str, tuple[tuple[int, int, str], ...]]


def withheld(
    annex: Annex, left: Iterable[Printed], redacted: Phrases, restricted: Phrases, gone: Phrases
) -> Withheld:
    """For each text by its id, the ranges that are not printed and the mark in their place.

    Words to be redacted and restricted words go wherever they stand. Other words of what was
    left out stay where a statement that is left rests on them.
    """
    cited = _cited(left)
    found: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for article in annex.texts:
        text = article.text
        black = redacted.places(text)
        hidden = merged([*restricted.places(text), *_without(gone.places(text), cited[article.id])])
        ranges = [*((s, e, REDACTED) for s, e in merged(black)), *_marked(hidden, black)]
        if ranges:
            found[article.id] = tuple(sorted(ranges))
    return found


def resting(annex: Annex, left: Iterable[Printed]) -> Iterator[str]:
    """The passages of the sources that are printed because a statement rests on them."""
    cited = _cited(left)
    for article in annex.texts:
        for start, end in _bridged(merged(cited[article.id]), article.text):
            yield article.text[start:end]


def records(annex: Annex) -> Iterator[str]:
    """What the annex tells of each source beside its text."""
    for article in annex.texts:
        yield from (article.title or "", article.subtitle or "", article.outlet or "")
        yield from (article.byline or "", *article.notes)


def _bridged(ranges: list[Range], text: str) -> list[Range]:
    """The ranges, those made one between which there is no letter."""
    made: list[Range] = []
    for start, end in ranges:
        if made and not any(sign.isalnum() for sign in text[made[-1][1] : start]):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _marked(hidden: Iterable[Range], black: list[Range]) -> Iterator[tuple[int, int, str]]:
    yield from ((start, end, WITHHELD) for start, end in _without(hidden, black))


def _cited(left: Iterable[Printed]) -> dict[str, list[Range]]:
    """The passages that what is left rests on, by the text they are of."""
    found: dict[str, list[Range]] = defaultdict(list)
    for block in left:
        for span in _spans(block):
            if span.paragraph:
                found[span.article].append((span.start, span.end))
    return found


def _spans(block: Printed) -> Iterator[Span]:
    if not isinstance(block, Section):
        return
    rows = block.table.rows if block.table else ()
    for one in (*block.statements, *(cell for row in rows for cell in row)):
        yield from one.spans
    if block.headline:
        yield from block.headline.spans


def _without(ranges: Iterable[Range], taken: Iterable[Range]) -> list[Range]:
    """The ranges less those that are taken."""
    left = merged(ranges)
    for begin, stop in merged(taken):
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, begin)), (max(start, stop), end))
            if piece[0] < piece[1]
        ]
    return left
