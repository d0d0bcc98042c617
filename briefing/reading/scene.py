"""A sentence as the rules of stance see it: masked words, what stands in them, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.reading import attribution, markers, quoted, said, turns
from briefing.reading.frames import opening
from briefing.reading.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article, Quote, Span
    from briefing.reading.attribution import Attribution
    from briefing.reading.markers import Marked

MOSTLY = 0.6  # share of quoted letters from which a sentence is its speaker's
_LONGEST = 3000  # code points; nobody writes longer sentences, and reading them takes long
_DENSE = 0.25  # share of sentences with a strong word of opinion from which a text argues
_OTHERS = 0.4  # share of sentences given to a source above which a text reports
_HALF = 0.5  # weight of what argues less than a strong word of opinion
_LOADED = 0.6  # loaded words a sentence from which one of them is enough
_FEW = 6  # a text of so many sentences is too short to tell whether it argues
_ARGUING = re.compile(r"\b(?:editorial|commentary|opinion|op-ed|column|viewpoint)\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:who|which|whose|whom|where)\b[^,;]{0,200},|\([^)]{0,200}\)")
_FIRST = 4  # paragraphs among which an address to the hearers stands
_ADDRESS = re.compile(
    r"(?:(?:Thank you(?: very much)?,? )?(?:Mr\.?|Madam|Mme) (?:President|Chair(?:man|woman|person)?|"
    r"Speaker|Secretary[- ]General)|(?:Your )?Excellenc(?:y|ies)|Ladies and [Gg]entlemen|"
    r"Distinguished (?:\w+ ){1,3}|(?:Dear )?(?:Comrades|[Cc]olleagues|[Ff]riends)|My fellow \w+)"
    r"(?:, (?:Mr\.? |Madam |[Dd]istinguished |[Ee]xcellencies|ladies)[^.:]{0,60})?[,!.]\s*(?=[A-Z]|$|\n)"
)
_WRITER = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b(?![.:])")
_AMOUNT = re.compile(  # "raised $5 million" says nothing
    r"\s(?:nearly |about |around |almost |more than |over |some |at least |a total of )?[$€£¥]\d"
)
_NESTING = ("opinion", "weak", "loaded", "modal", "would")


@dataclass(frozen=True)
class Scene:
    """One sentence. `plain` has the quoted letters masked; offsets count from its start.

    `share` is how much of it is quoted. `spoken` is True in a transcript's turn or a speech.
    """

    span: Span
    plain: str
    spoken: bool
    quotes: tuple[Quote, ...]

    @property
    def share(self) -> float:
        """The share of its letters that is quoted, from 0 to 1."""
        return self.plain.count(quoted.FILLER) / (len(self.plain) or 1)

    @property
    def endless(self) -> bool:
        """Whether it is too long to be a sentence: a table, or noise. It is not read."""
        return len(self.plain) > _LONGEST

    @cached_property
    def hits(self) -> tuple[Marked, ...]:
        """The words of the lists, in order; none inside a longer one of its kind."""
        return () if self.endless else tuple(_unnested(markers.LEXICON.find(self.plain)))

    @cached_property
    def sources(self) -> list[Attribution]:
        """The reporting verbs, in order."""
        found = [] if self.endless else attribution.find(self.plain)
        return [one for one in found if not _AMOUNT.match(self.plain, one.end)]

    @cached_property
    def main(self) -> Attribution | None:
        """The attribution the whole sentence is under."""
        main = next((source for source in self.sources if source.main), None)
        return main or (None if self.endless else said.find(self.plain))

    @cached_property
    def verb(self) -> int:
        """Where the first finite verb of its main clause stands; its length when there is none."""
        bare = _ASIDE.sub(lambda match: quoted.FILLER * len(match[0]), self.plain)
        found = FINITE.search(bare, opening(bare))
        return found.start() if found else len(bare)

    def kind(self, *kinds: str) -> list[Marked]:
        """The words of these kinds."""
        return [hit for hit in self.hits if hit.kind in kinds]


def _unnested(hits: Iterator[Marked]) -> Iterator[Marked]:
    end = 0
    for hit in hits:
        if hit.kind in _NESTING:
            if hit.start < end:
                continue
            end = hit.end
        yield hit


def scenes(
    article: Article, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]
) -> Iterator[Scene]:
    """Yield the sentences of `article`, each with what is quoted in it masked."""
    inside = quoted.regions(article, quotes)
    speech = 0 if article.genre == "speech" else _addressed(article)
    begun = [(turn.span.start, turn.span.end) for turn in turns.find(article)]
    for span in sentences:
        yield Scene(
            span,
            quoted.masked(article.text, span, inside),
            span.start >= speech or _in(begun, span.start),
            tuple(q for q in quotes if span.start <= q.span.start < span.end),
        )


def _addressed(article: Article) -> int:
    """Where a text turns to its hearers, as a printed speech does; past its end when it does not."""
    offset = 0
    for paragraph in article.paragraphs[:_FIRST]:
        if _ADDRESS.match(paragraph):
            return offset
        offset += len(paragraph) + 2
    return len(article.text)


def _in(stretches: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(stretches, place, key=itemgetter(0)) - 1
    return at >= 0 and stretches[at][0] <= place < stretches[at][1]


def heat(article: Article, shown: list[Scene]) -> int:
    """Tell how much the whole text argues.

    0: it reports. 1: an editorial, or a text dense with judgement. 2: such a text that is full
    of loaded words besides.
    """
    own = [scene for scene in shown if not scene.spoken and scene.share < MOSTLY]
    loaded = sum(len(scene.kind("loaded")) for scene in own)
    if not (
        article.genre == "editorial"
        or _ARGUING.search(article.title)
        or _is_dense(own, loaded, first=article.genre not in ("statement", "resolution"))
    ):
        return 0
    return 2 if loaded >= _LOADED * len(own) else 1


def _is_dense(own: list[Scene], loaded: int, *, first: bool) -> bool:
    """Tell whether judgement is dense in the writer's own sentences.

    Strong words of opinion, questions and exclamations count in full, loaded words and the
    writer's "I" and "we" (where `first`) by half. A text that mostly gives others' words
    reports, however much they judge.
    """
    unheld = [scene for scene in own if scene.main is None]
    if len(own) <= _FEW or len(own) - len(unheld) > _OTHERS * len(own):
        return False
    strong = sum(1 for scene in unheld if scene.kind("opinion"))
    asked = sum(1 for scene in unheld if scene.plain.rstrip("”\"' )").endswith(("?", "!")))
    named = sum(1 for scene in unheld if first and _WRITER.search(scene.plain))
    return strong + asked + _HALF * (loaded + named) >= _DENSE * len(own)
