"""References of statements, and the passages of the annex they lead to.

A citation is what one statement takes from one paragraph: one place or several. Equal
citations of different statements are one. Each has an id; the annex marks its passages with
that id, and the reader comes back by the ids of the references.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.exporters.blocks import Back, Piece, Ref
from briefing.models import Annex, Article, Span

_MANY = 6  # references from which those of one source are printed short: S1.P2, P4, P7


@dataclass(slots=True)
class Citations:
    """All citations of one report, numbered in the order they are made.

    `lost` are the spans of texts, and the ids of rows, that the annex does not hold. `withheld`
    are ranges of a text, by its id, that are not printed, each with the mark in its place.
    """

    annex: Annex
    ids: dict[tuple[Span, ...], str] = field(default_factory=dict)
    back: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    lost: list[Span | str] = field(default_factory=list)
    printed: int = 0
    withheld: Mapping[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)

    def refer(self, spans: Iterable[Span], place: str, notes: Iterable[str] = ()) -> list[Ref]:
        """The references of a statement that is printed at `place`.

        It rests on `spans` and on the rows of the reference file whose ids are `notes`.
        """
        by_paragraph: dict[tuple[str, int], list[Span]] = defaultdict(list)
        cited = tuple(dict.fromkeys(spans))
        pinned = {span.article for span in cited if span.paragraph}
        for span in cited:
            if span.paragraph == 0 and span.article in pinned:
                continue  # a paragraph says more than the source as a whole
            by_paragraph[span.article, span.paragraph].append(span)
        groups = sorted(by_paragraph.values(), key=self._order)
        passages = _shortened([self._reference(tuple(group), place) for group in groups])
        return [*passages, *(self._row(note, place) for note in dict.fromkeys(notes))]

    def _row(self, note: str, place: str) -> Ref:
        """The reference to a row of the reference file."""
        self.printed += 1
        own = f"r{self.printed}"
        known = [fact.id for fact in self.annex.reference]
        if note not in known:
            self.lost.append(note)
            return Ref("R?", "", own)
        number = known.index(note) + 1
        self.back[row_id(number)].append((own, place))
        return Ref(f"R{number}", row_id(number), own)

    def _order(self, group: list[Span]) -> tuple[int, int]:
        known = [article.id for article in self.annex.texts]
        span = group[0]
        number = known.index(span.article) if span.article in known else len(known)
        return number, span.paragraph

    def _reference(self, spans: tuple[Span, ...], place: str) -> Ref:
        self.printed += 1
        own = f"r{self.printed}"
        try:
            text = self.annex.label(spans[0])
        except LookupError:
            self.lost += spans
            return Ref(f"P{spans[0].paragraph}", "", own)
        target = self._target(spans) or text.partition(".")[0].lower()
        self.back[target].append((own, place))
        return Ref(text, target, own)

    def _target(self, spans: tuple[Span, ...]) -> str:
        """The id of the passages; empty when there is not a word in them to lead to."""
        source = next(a for a in self.annex.texts if a.id == spans[0].article)
        words = {s for s in spans if 0 <= s.start < s.end and source.passage(s).strip()}
        key = tuple(sorted(words, key=lambda span: (span.start, span.end)))
        return self.ids.setdefault(key, f"c{len(self.ids) + 1}") if key else ""

    def places(self, ids: Iterable[str]) -> tuple[Back, ...]:
        """The places that cite these ids, each once; the first reference there is its target."""
        found: dict[str, str] = {}
        for id_ in ids:
            for own, place in self.back.get(id_, ()):
                found.setdefault(place, own)
        return tuple(Back(place, own) for place, own in found.items())

    def pieces(self, article: Article) -> Iterator[list[Piece]]:
        """The paragraphs of an article, each cut where a citation begins or ends."""
        cited = [
            (span.start, span.end, id_)
            for spans, id_ in self.ids.items()
            for span in spans
            if span.article == article.id
        ]
        begun: set[str] = set()
        offset = 0
        for paragraph in article.paragraphs:
            end = offset + len(paragraph)
            here = [c for c in cited if c[0] < end and c[1] > offset]
            away = [
                (s - offset, e - offset, mark)
                for s, e, mark in self.withheld.get(article.id, ())
                if s < end and e > offset
            ]
            yield list(_cut(paragraph, offset, here, begun, away))
            offset = end + 2


def row_id(number: int) -> str:
    """The id of a row of the reference file, which its references lead to."""
    return f"row-{number}"


def _cut(
    paragraph: str,
    offset: int,
    cited: list[tuple[int, int, str]],
    begun: set[str],
    away: list[tuple[int, int, str]],
) -> Iterator[Piece]:
    edges = {0, len(paragraph)}
    for start, end in [(s - offset, e - offset) for s, e, _ in cited] + [a[:2] for a in away]:
        edges |= {max(start, 0), min(end, len(paragraph))}
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        inside = [id_ for s, e, id_ in cited if s - offset <= left and right <= e - offset]
        starts = [id_ for id_ in dict.fromkeys(inside) if id_ not in begun]
        begun |= {*starts}
        text = paragraph[left:right]
        for start, end, mark in away:
            if start <= left and right <= end:
                text = mark if left == max(start, 0) else ""
        yield Piece(text, tuple(starts), tuple(dict.fromkeys(inside)))


def _shortened(found: list[Ref]) -> list[Ref]:
    """Long rows of references in a shorter form; each still leads to its passage."""
    if len(found) <= _MANY:
        return found
    short: list[Ref] = []
    source = ""
    for reference in found:
        mine, _, paragraph = reference.text.partition(".")
        text = paragraph if paragraph and mine == source else reference.text
        source = mine
        short.append(Ref(text, reference.target, reference.id))
    return short
