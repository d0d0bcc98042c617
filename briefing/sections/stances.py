"""Where an actor stands: every position of one actor over a coverage, each on its own issue.

A position is a verb of stance whose holder is plainly the actor, alone or in a list of equals, or
a full sentence of the actor in quotation marks. The issue is the noun phrase it turns on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefing import phrases
from briefing.models import Article, Part, Position, Quote, Reading, Sentence, Span, Statement
from briefing.phrases import profile as words
from briefing.reading import read, times
from briefing.reading.eventwords import SAYING
from briefing.reading.positionwords import STANDS
from briefing.sections import parts
from briefing.sections.cast import Actor, Seen
from briefing.sections.choice import printable, speaks_for_itself, terms
from briefing.sections.copies import is_repeated
from briefing.sections.holders import holders
from briefing.sections.issues import of_position, of_quote, of_said
from briefing.sections.quotations import speaker_of
from briefing.sections.settle import settle

LONGEST = 60  # words of a position
_TALK = frozenset(
    "spoke speak speaks speaking talked talks talk met meet meets discussed discusses".split()
)
# what somebody will, may or did not say is no position yet
_UNSAID = re.compile(
    r"\b(?:will|would|may|might|could|should|not|never|to|plans?|expected|declined|refused)\s"
    r"(?:[a-z]{2,12}\s){0,2}[a-z]{2,20}$"
)
_SAME = 0.5  # share of common words (Dice) from which two issues are one
_FOR = frozenset({"supports", "welcomes", "calls for", "proposes", "agrees", "promises", "demands"})
_AGAINST = frozenset({"opposes", "rejects", "condemns", "denies"})


@dataclass(frozen=True, slots=True)
class Stance:
    """One position of an actor: on what, in which words, on which day.

    `position` is None for a quotation and for words that are only reported, `quote` for words
    without quotation marks. `spoken` is the expression of the day the words were said or the
    stand was taken, None when the sentence names none. `verb` is the stance of the verb that
    reports the words, "says" or "holds" for a mere one.
    """

    seen: Seen
    issue: Span
    told: tuple[Part, ...]
    position: Position | None = None
    quote: Quote | None = None
    spoken: Part | None = None
    verb: str = "says"

    @property
    def article(self) -> Article:
        """The article that tells it."""
        return self.seen.article

    @property
    def key(self) -> frozenset[str]:
        """The content words of the issue."""
        return frozenset(terms(self.article.passage(self.issue)))

    @property
    def kind(self) -> str:
        """The stance of the verb; "says" for a quotation alone."""
        return self.position.stance if self.position else self.verb

    @property
    def side(self) -> int:
        """1 for, -1 against, 0 when the stance tells neither or is hedged."""
        if self.position is None or self.position.hedge is not None:
            return 0
        side = 1 if self.kind in _FOR else -1 if self.kind in _AGAINST else 0
        return -side if self.position.negated else side


def stances(articles: tuple[Article, ...], actor: Actor) -> tuple[Stance, ...]:
    """Every position of `actor`, in the order of the articles; what a copy repeats is left out."""
    return _stances(articles, actor)


@lru_cache(maxsize=64)
def _stances(articles: tuple[Article, ...], actor: Actor) -> tuple[Stance, ...]:
    found = [s for seen in actor.seen for s in _of(seen)]
    return tuple(s for s in found if not is_repeated(articles, s.issue))


def _of(seen: Seen) -> Iterator[Stance]:
    """In the order of the text; a clause that takes a stand is not told again as words only."""
    yield from sorted([*held(seen), *_quoted(seen)], key=lambda s: s.issue.start)


def held(seen: Seen) -> list[Stance]:
    """The positions of an actor in one article that its verbs take, or report in other words."""
    own = {*seen.mentions, *seen.capitals}
    return [
        Stance(seen, told.issue, told.words, told.position, None, told.spoken, told.verb)
        for told in _told(seen.article)
        if not own.isdisjoint(told.holders)
    ]


class _Told(NamedTuple):
    """A position told in an article, whose holders are those mentions of names."""

    holders: tuple[Span, ...]
    issue: Span
    words: tuple[Part, ...]
    position: Position | None
    spoken: Part | None
    verb: str = "says"


@lru_cache(maxsize=512)
def _told(article: Article) -> tuple[_Told, ...]:
    """Every position told in an article with a holder that it names; the same words once."""
    reading = read(article)
    taken = [*_held(article, reading)]
    known = {told.words for told in taken}
    return (*taken, *(t for t in _reported(article, reading) if t.words not in known))


def _held(article: Article, reading: Reading) -> Iterator[_Told]:
    for position in reading.positions:
        sentence = sentence_of(reading, position.cue)
        who = holders(article, reading, sentence, position.who) if sentence else ()
        if sentence is None or not who or _is_addressed(article, position.cue):
            continue
        told = clause(article, reading, sentence, position.cue)
        issue = of_position(article, reading, position)
        if told and issue:
            yield _Told(who, issue, told, position, day_of(article, reading, sentence.span))


def _is_addressed(article: Article, cue: Span) -> bool:
    """True for "protested to X": X hears of it, and is not what is opposed."""
    return article.passage(cue).startswith("protest") and article.text.startswith(" to ", cue.end)


def _reported(article: Article, reading: Reading) -> Iterator[_Told]:
    """What somebody named is reported to have said, in the words of the report."""
    for said in reading.attributions:
        if said.kind == "direct" or said.source_span is None or said.cue is None:
            continue
        sentence = sentence_of(reading, said.cue)
        who = holders(article, reading, sentence, said.source_span) if sentence else ()
        if sentence is None or not who or _is_talk(article, said.cue):
            continue
        if _UNSAID.search(
            article.text, max(sentence.span.start, said.cue.start - 30), said.cue.end
        ):
            continue
        told = clause(article, reading, sentence, said.cue)
        issue = of_said(article, reading, said.span)
        if told and issue:
            spoken, verb = day_of(article, reading, sentence.span), _verb(article, said.cue)
            yield _Told(who, issue, told, None, spoken, verb)


def _is_talk(article: Article, cue: Span) -> bool:
    """True for "spoke" and "discussed": that is a contact, and tells no position."""
    return article.passage(cue).rsplit(" ", 1)[-1] in _TALK


def _quoted(seen: Seen) -> Iterator[Stance]:
    article, reading = seen.article, seen.reading
    for quote in reading.quotes:
        if quote.fragment or not speaks(seen, quote):
            continue
        issue = of_quote(article, reading, quote.span)
        if issue and len(article.passage(quote.span).split()) <= LONGEST:
            spoken = day_of(article, reading, quote.span)
            yield Stance(seen, issue, parts.quoted(article, quote), None, quote, spoken)


def _verb(article: Article, cue: Span) -> str:
    """The stance a reporting verb takes of itself, such as "condemn"; else "says" or "holds"."""
    word = article.passage(cue).rsplit(" ", 1)[-1]
    stand = STANDS.get(word)
    if stand and not stand.follow:
        return stand.stance
    return "says" if SAYING.fullmatch(word) else "holds"


def speaks(seen: Seen, quote: Quote) -> bool:
    """True when the quotation is the actor's own, by name or by a mention of it."""
    if seen.person is not None:
        person = speaker_of(seen.reading, quote)
        return seen.person.kind == "person" and person is seen.person
    span = quote.speaker_span
    if span is None or speaker_of(seen.reading, quote) is not None:
        return False
    whole = seen.article.passage(span).removeprefix("the ").removeprefix("The ")
    mentions = (*seen.mentions, *seen.capitals)
    return any(seen.article.passage(m) == whole for m in mentions)


def sentence_of(reading: Reading, span: Span) -> Sentence | None:
    """The sentence that `span` begins in."""
    # sentences stand in order and apart
    after = bisect_right(reading.sentences, span.start, key=_start)
    found = reading.sentences[after - 1] if after else None
    return found if found and span.start < found.span.end else None


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def clause(
    article: Article, reading: Reading, sentence: Sentence, cue: Span
) -> tuple[Part, ...] | None:
    """The printable clause round `cue`, as it can stand alone; None when it cannot."""
    for span in printable(sentence):
        if span.start <= cue.start < span.end:
            settled = settle(article, reading, sentence, span, dated=True)
            if settled is None or sentence.rule == "turn":
                return None
            text = "".join(part.text for part in settled)
            short = len(text.split()) <= LONGEST
            return parts.unended(settled) if short and not _is_own(sentence, text) else None
    return None


def _is_own(sentence: Sentence, text: str) -> bool:
    return speaks_for_itself(sentence, text)


def day_of(article: Article, reading: Reading, span: Span) -> Part | None:
    """The only day named in the sentence of `span`, quotations aside: when it was said or done."""
    sentence = sentence_of(reading, span)
    if sentence is None:
        return None
    found = [
        time
        for time in reading.times
        if sentence.span.start <= time.span.start < sentence.span.end
        and not any(q.span.start <= time.span.start < q.span.end for q in reading.quotes)
    ]
    if len(found) != 1 or found[0].precision != "day" or not _is_past(article, found[0].value):
        return None
    return Part(times.spell(found[0], article), "date", found[0].span)


def _is_past(article: Article, value: str | None) -> bool:
    """False for a day after the article: what is said of it was said before."""
    return article.published is None or (value or "") <= article.published.date


# ---------------------------------------------------------------- cells


def when(stance: Stance) -> Statement:
    """The day of the position, else the publication it is told in."""
    return dated("fact", stance.article, stance.spoken)


def dated(kind: str, article: Article, spoken: Part | None) -> Statement:
    """A day of the text, else when the text was published; "No date" for an undated one."""
    if spoken is not None:
        return Statement(kind, (spoken,))  # type: ignore[arg-type]  # one of models.Kind
    published = parts.published(article)
    if not published.text:
        return Statement(kind, (parts.phrase(phrases.NO_DATE),), (article.whole,))  # type: ignore[arg-type]
    return Statement(kind, (parts.phrase(words.PUBLISHED), published))  # type: ignore[arg-type]


def issue(stance: Stance) -> Statement:
    """What the position is on, in the words of the source."""
    return Statement("fact", (parts.capital(stance.article, stance.issue),))


def stand(stance: Stance) -> Statement:
    """The stance of the verb; hedges and negations are kept."""
    position = stance.position
    table = words.NOT_STANCE if position and position.negated else words.STANCE
    hedged = position is not None and position.hedge is not None
    shown = (parts.phrase(table[stance.kind]), parts.phrase(words.HEDGED if hedged else ""))
    cites = (position.cue,) if position else (stance.issue,)
    return parts.statement("fact", *shown, cites=cites)


def told(stance: Stance) -> Statement:
    """The words of the source: a whole clause, or the quotation with its speaker as holder."""
    if stance.quote is not None:
        return Statement("quotation", stance.told, holder=stance.quote.speaker)
    return Statement("fact", stance.told)


def basis(stance: Stance) -> Statement:
    """Quoted, or as the source reports it."""
    label = phrases.BY_QUOTATION if stance.quote else phrases.BY_REPORT
    return parts.cell("fact", label)


# ---------------------------------------------------------------- order and issues


def order(stance: Stance) -> tuple[str, int]:
    """Sorts by the day of the position, else of its publication (ISO 8601); undated ones first."""
    spoken = stance.spoken.span if stance.spoken else None
    day = next((t.value for t in stance.seen.reading.times if t.span == spoken), None)
    published = stance.article.published
    return day or (published.date if published else ""), stance.issue.start


def by_issue(found: tuple[Stance, ...]) -> list[list[Stance]]:
    """The positions grouped by issue, each group in the order given; same words are one issue."""
    groups: list[list[Stance]] = []
    for stance in found:
        group = next((g for g in groups if same_issue(g[0].key, stance.key)), None)
        if group is None:
            groups.append([stance])
        else:
            group.append(stance)
    return groups


def same_issue(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two issues are one by their content words."""
    if not one or not other:
        return False
    return 2 * len(one & other) / (len(one) + len(other)) >= _SAME
