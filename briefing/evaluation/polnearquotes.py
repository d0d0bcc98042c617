"""The direct quotations labelled in a text against ours: same words, same speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.evaluation.counts import Count
from briefing.evaluation.matching import words_of
from briefing.evaluation.outcome import Slip
from briefing.evaluation.polnearfiles import Text, letters, words
from briefing.evaluation.polnearnames import is_named, last_name, pronoun, stands_for
from briefing.models import Quote, Reading

OVERLAP = 0.9  # of letters and digits, as in the comparison this set was used for
DIRECT = "direct, right speaker"
_MARK = "\"“”„«»‘’'`"
_NEAR = 80  # code points before "who" in which the one it stands for is named
_AROUND = 160  # code points of context shown with an error


@dataclass(frozen=True, slots=True)
class Labelled:
    """A direct quotation: its letters, its source as labelled, and the last name of the source.

    `before` are the words before the source, in which the one "who" stands for is named.
    """

    content: frozenset[int]
    source: str
    name: str
    before: str


def is_direct(content: str) -> bool:
    """Tell whether a labelled content begins and ends with quotation marks."""
    bare = content.strip().rstrip(" .,;:!?…—-")
    return len(bare) > 2 and bare[0] in _MARK and bare[-1] in _MARK and len(words_of(bare)) > 0


class Table:
    """The direct quotations of a text: those labelled, and ours."""

    def __init__(self, text: Text, reading: Reading) -> None:
        self.text = text.article.text
        self.quotes = reading.quotes
        places = [((q.span.start, q.span.end),) for q in self.quotes]
        self.letters = [letters(self.text, place) for place in places]
        self.gold = list(self._direct(text, reading))
        self.all = [letters(self.text, one.content) for one in text.attributions]

    def _direct(self, text: Text, reading: Reading) -> Iterator[Labelled]:
        earlier: list[str] = []
        for one in text.attributions:
            source = words(self.text, one.source)
            content = letters(self.text, one.content)
            if source and content and is_direct(words(self.text, one.content)):
                name = stands_for(source, earlier, reading.people) or last_name(source)
                at = one.source[0][0]
                yield Labelled(content, source, name, self.text[max(0, at - _NEAR) : at])
            if source:
                earlier.insert(0, source)

    def counts(self) -> dict[str, Count]:
        """The share of the labelled that we found, in several senses, and how many of ours are so.

        A share is given as a count of as many predictions as there are labels, so that its
        interval is that of the share.
        """
        named = [g for g in self.gold if is_named(g.source)]
        return {
            DIRECT: self._share(self.gold, self.right),
            "direct, named source": self._share(named, self.right),
            "direct, printed source": self._share(self.gold, self._printed),
            "direct, in one piece": self._share(self.gold, self.right, whole=True),
            "direct, words alone": self._share(self.gold, lambda _gold, _number: True),
            "ours, right": self._ours(),
        }

    def _share(
        self,
        gold: list[Labelled],
        fits: Callable[[Labelled, int], bool],
        *,
        whole: bool = False,
    ) -> Count:
        hits = sum(self._found(g, fits, whole=whole) for g in gold)
        return Count(hits, len(gold), hits, len(gold))

    def _ours(self) -> Count:
        """How many of our quotations are right, those inside of a longer content left out."""
        spoken = [i for i, q in enumerate(self.quotes) if q.speaker is not None]
        asked = [i for i in spoken if self.letters[i] and self._is_asked(i)]
        right = sum(any(self._on(g, i) and self.right(g, i) for g in self.gold) for i in asked)
        return Count(right, len(asked), right, len(asked))

    def _is_asked(self, number: int) -> bool:
        mine = self.letters[number]
        return any(self._on(g, number) for g in self.gold) or not any(
            2 * len(mine & content) > len(mine) for content in self.all
        )

    def _on(self, gold: Labelled, number: int) -> bool:
        mine = self.letters[number]
        return 2 * len(mine & gold.content) > len(mine)

    def _found(
        self, gold: Labelled, fits: Callable[[Labelled, int], bool], *, whole: bool = False
    ) -> bool:
        """Whether what we give to a fitting speaker is the content; in one of ours if `whole`."""
        numbers = [i for i in self._touching(gold) if fits(gold, i)]
        pieces = [self.letters[i] for i in numbers]
        if not whole and pieces:
            pieces = [frozenset().union(*pieces)]
        return any(len(p & gold.content) >= OVERLAP * len(p | gold.content) for p in pieces)

    def _touching(self, gold: Labelled) -> list[int]:
        return [i for i, mine in enumerate(self.letters) if mine & gold.content]

    def right(self, gold: Labelled, number: int) -> bool:
        """Tell whether our speaker is the labelled source, by the last name."""
        quote = self.quotes[number]
        if quote.speaker is None:
            return False
        ours = last_name(quote.speaker)
        if ours == gold.name or (
            is_named(gold.source) and last_name(self._span(quote)) == gold.name
        ):
            return True
        if gold.name in ("who", "that", "which"):
            return ours in words_of(gold.before)
        unresolved = pronoun(gold.name) is not None  # "they", or nobody for "he" to stand for
        return (unresolved or not is_named(gold.source)) and self._printed(gold, number)

    def _printed(self, gold: Labelled, number: int) -> bool:
        """Tell whether the speaker or what is printed for it ends like the source as printed."""
        quote = self.quotes[number]
        ours = (last_name(quote.speaker or ""), last_name(self._span(quote)))
        return last_name(gold.source) in ours

    def _span(self, quote: Quote) -> str:
        where = quote.speaker_span
        return self.text[where.start : where.end] if where else ""

    def slips(self) -> Iterator[Slip]:
        """Each labelled quotation that was not found with its speaker."""
        for gold in self.gold:
            if not self._found(gold, self.right):
                yield self._slip(gold)

    def _slip(self, gold: Labelled) -> Slip:
        on = self._touching(gold)
        others = [i for i in on if not self.right(gold, i)]
        quote = self.quotes[(others or on)[0]] if on else None
        told = gold.source if gold.name in words_of(gold.source) else f"{gold.source}: {gold.name}"
        return Slip(
            DIRECT,
            "wrong" if quote and quote.speaker else "missed",
            found=f"{quote.speaker} ({self._span(quote)})" if quote else "",
            expected=told,
            rule="not found" if quote is None else quote.rule if others else "other words",
            context=self._context(gold),
        )

    def _context(self, gold: Labelled) -> str:
        start, end = min(gold.content), max(gold.content) + 1
        before = self.text[max(0, start - _AROUND) : start]
        shown = f"{before}[{self.text[start:end]}]{self.text[end : end + _AROUND]}"
        return shown.replace("\n\n", " ¶ ")
