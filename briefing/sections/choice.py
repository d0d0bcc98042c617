"""Which facts of a coverage to print first: centrality, topic, position, recency, no repetition.

A TF-IDF centroid (Radev et al. 2004, "Centroid-based summarization of multiple documents")
with a position weight, thinned by maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Article, Part, Reading, Sentence, Span, Statement
from briefing.readability import too_long
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.copies import repeated
from briefing.sections.settle import settle

LONGEST = 45  # words; a longer sentence is not chosen while a shorter one will do
SHORTEST = 6  # words; a shorter clause rarely tells anything
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*")
_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "it",
        "its",
        "he",
        "his",
        "she",
        "her",
        "they",
        "their",
        "them",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "whom",
        "whose",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "not",
        "no",
        "than",
        "then",
        "also",
        "said",
        "says",
        "say",
        "told",
        "after",
        "before",
        "into",
        "over",
        "under",
        "between",
        "among",
        "during",
        "about",
        "more",
        "most",
        "other",
        "such",
        "both",
        "all",
        "its'",
        "there",
        "here",
    ]
)
_TELLING = re.compile(
    r"\d[\d,.]*|\b(?:not?|never|none|nor|neither|without|cannot|\w{1,9}n['’]t|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?)\b"
    r"|(?<=\s)[^\W\d_a-z][^\W\d_]*"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|ours|I|[Mm]y|me)\b(?!\.)")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_OPENS = re.compile(r"[\"“‘'(\[]{0,2}(?![a-z])[^\W_]")
_MARKUP = re.compile(r"\]\(|\\|\*\*|<[a-z]{1,6}>|https?://")
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|is expected|are expected|plans? to)\b")
# May be a verb: generous on purpose, since only titles and labels are to be kept out.
_VERB = re.compile(
    r"\b(?:is|are|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|met|"
    r"said|told|held|took|began|made|gave|sent|left|won|lost|saw|came|went|fell|rose|broke|led|"
    r"\w{2,30}(?:ed|[^s\W]s)|was|were)\b"
)
# "The second began …", "…, they say": words that only the sentence before explains.
_LEANING = re.compile(
    r"^(?:The|That|This|These|Those|Another|Both|Each|Neither|Others?)"
    r"(?: (?:first|second|third|last|latest|next|former|latter|newer|older|other|others|same))?"
    r"(?: ones?)? (?:is|are|was|were|has|have|had|will|would|began|came|took|went|said|say|says|"
    r"[a-z]{2,20}ed)\b|, (?:they|he|she) (?:say|says|said|add|added|wrote|warned|argued)\b(?! \[)"
)
_BACKGROUND = re.compile(
    r"\b(?:ago|since|once|formerly|historic|decades|for years|had been)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be printed, where it stands, and how much it weighs."""

    statement: Statement
    article: int
    order: int
    words: frozenset[str]
    weight: float

    @property
    def length(self) -> int:
        """Words of the statement."""
        return len(self.statement.text.split())


def terms(text: str) -> list[str]:
    """The content words of a text, lower case, plural and possessive endings off."""
    return [
        re.sub(r"(?:['’]s|s)$", "", word)
        for word in (w.casefold() for w in _WORD.findall(text))
        if word not in _STOP_WORDS
    ]


def candidates(coverage: Coverage) -> tuple[Candidate, ...]:
    """Every fact of the coverage that stands on its own, heaviest first."""
    return _candidates(coverage.articles, coverage.topic)


@lru_cache(maxsize=8)
def _candidates(articles: tuple[Article, ...], topic: str) -> tuple[Candidate, ...]:
    found = _first_told(list(_facts(articles)), articles)
    scale = _Scale.of(found, articles, topic)
    weighed = [replace(c, weight=scale.weight(c, articles[c.article])) for c in found]
    return tuple(sorted(weighed, key=lambda c: (-c.weight, c.article, c.order)))


def _facts(articles: tuple[Article, ...]) -> Iterator[Candidate]:
    said_again = repeated(articles)
    for number, article in enumerate(articles):
        for order, sentence, made, words in _standing(article):
            if sentence not in said_again:
                yield Candidate(made, number, order, words, 0.0)


@lru_cache(maxsize=512)
def _standing(article: Article) -> tuple[tuple[int, Span, Statement, frozenset[str]], ...]:
    """The facts of one article that stand alone: each with its sentence and its content words."""
    reading, found = read(article), []
    for order, sentence in enumerate(reading.sentences):
        for clause in printable(sentence):
            made = _made(article, reading, sentence, clause)
            if made is not None and is_sentence(made.text):
                found.append((order, sentence.span, made, frozenset(terms(made.text))))
    return tuple(found)


@lru_cache(maxsize=512)
def facts_of(article: Article) -> frozenset[tuple[Part, ...]]:
    """The parts of every fact that one article can tell, whatever its weight."""
    reading = read(article)
    clauses = ((s, clause) for s in reading.sentences for clause in printable(s))
    made = (_made(article, reading, sentence, clause) for sentence, clause in clauses)
    return frozenset(statement.parts for statement in made if statement is not None)


_SAME = 0.9  # of the words of two facts; an edited copy seldom changes more than one or two


def _first_told(found: list[Candidate], articles: tuple[Article, ...]) -> list[Candidate]:
    """The facts without those a copy tells again in all but the same words.

    With another number, name or "not", a fact is another one.
    """
    told: dict[str, list[Candidate]] = {}
    for candidate in found:
        told.setdefault(articles[candidate.article].id, []).append(candidate)
    return [
        candidate
        for candidate in found
        if not any(
            _alike(candidate, first) >= _SAME and _telling(candidate) == _telling(first)
            for first in told.get(articles[candidate.article].copy_of or "", ())
        )
    ]


def _telling(candidate: Candidate) -> list[str]:
    """The numbers, names and denials of a fact, in order."""
    return _TELLING.findall(candidate.statement.text)


def _made(article: Article, reading: Reading, sentence: Sentence, clause: Span) -> Statement | None:
    """A clause as a statement; None when it cannot stand alone.

    "We" is the issuer of a statement, who is named and quoted; in any other text, and in the
    turns of a transcript, nobody knows who speaks.
    """
    settled = settle(article, reading, sentence, clause, dated=True)
    if settled is None or sentence.rule == "turn":
        return None
    if not speaks_for_itself(sentence, "".join(part.text for part in settled)):
        return parts.statement("fact", *settled)
    if article.genre not in ("statement", "resolution") or not article.outlet:
        return None
    words = parts.verbatim(article, parts.trimmed(article, clause))
    marks = (parts.phrase(phrases.OPEN_QUOTE), words, parts.phrase(phrases.CLOSE_QUOTE))
    return parts.statement("fact", parts.outlet(article), parts.phrase(phrases.STATES), *marks)


def speaks_for_itself(sentence: Sentence, text: str) -> bool:
    """True when the words are somebody's own ("we", "our"), quotations aside."""
    return sentence.rule == "issuer" or _FIRST_PERSON.search(_QUOTED.sub("", text)) is not None


def is_sentence(text: str) -> bool:
    """True for words that tell something on their own: with a verb, leaning on no other."""
    return is_plain(text) and _VERB.search(text) is not None and not leans(text)


def is_plain(text: str) -> bool:
    """True for words that begin as a sentence does and hold no markup of a web page."""
    return _OPENS.match(text) is not None and _MARKUP.search(text) is None


def leans(text: str) -> bool:
    """True for words such as "the second began" that only the sentence before explains."""
    return _LEANING.search(text) is not None


def printable(sentence: Sentence) -> tuple[Span, ...]:
    """The clauses of a sentence that may be printed as fact."""
    return sentence.facts if sentence.label in {"reported", "attributed", "mixed"} else ()


def _centroid(documents: list[list[str]]) -> dict[str, float]:
    spread = Counter(word for words in documents for word in set(words))
    total = len(documents)
    return {
        word: number * math.log(1 + total / number) for word, number in spread.items() if number > 1
    }


def _days(dates: Sequence[str]) -> list[float]:
    """How recent each article is, from 0 (oldest) to 1 (newest); undated ones are oldest."""
    ranked = sorted({date for date in dates if date})
    if len(ranked) < 2:
        return [1.0 if date else 0.0 for date in dates]
    return [ranked.index(date) / (len(ranked) - 1) if date else 0.0 for date in dates]


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the weight of a fact is measured by: the words of the whole coverage and topic."""

    centre: dict[str, float]
    strongest: float
    topic: frozenset[str]
    recency: list[float]

    @classmethod
    def of(cls, found: list[Candidate], articles: tuple[Article, ...], topic: str) -> _Scale:
        centre = _centroid([list(c.words) for c in found])
        strongest = sum(sorted(centre.values(), reverse=True)[:12]) or 1.0
        days = _days([a.published.date if a.published else "" for a in articles])
        return cls(centre, strongest, frozenset(terms(topic)), days)

    def weight(self, c: Candidate, article: Article) -> float:
        """Centrality, share of the topic's words, position and recency, as one figure of 0 to 1."""
        central = min(1.0, sum(self.centre.get(word, 0.0) for word in c.words) / self.strongest)
        on_topic = len(self.topic & c.words) / len(self.topic) if self.topic else 0.0
        position = 1.0 / (1.0 + 0.35 * c.order)
        recent = self.recency[c.article] ** 2
        weight = 0.30 * central + 0.15 * on_topic + 0.30 * position + 0.25 * recent
        if not SHORTEST <= c.length <= LONGEST:
            weight *= 0.4
        if too_long(c.statement):
            weight *= 0.9  # of two facts that weigh the same, the one that reads more easily
        if _BACKGROUND.search(c.statement.text):
            weight *= 0.8
        if recent < 1 and _AHEAD.search(c.statement.text):
            weight *= 0.5  # what an older text saw ahead is the timeline's to tell
        return weight * (0.6 if article.genre == "editorial" else 1.0)


def telling(coverage: Coverage) -> list[Candidate]:
    """The facts that are long enough to tell something; every fact where none is."""
    found = candidates(coverage)
    return [c for c in found if c.length >= SHORTEST] or [*found]


def choose(
    pool: Iterable[Candidate],
    number: int,
    *,
    words: int,
    taken: Iterable[Candidate] = (),
    per_article: int = 99,
    same: float = 0.42,
) -> list[Candidate]:
    """The heaviest candidates that do not repeat one another, within a budget of words.

    `taken` are already printed elsewhere. `same` is the share of common words (Dice) from
    which two statements count as the same.
    """
    printed = list(taken)
    chosen: list[Candidate] = []
    used: Counter[int] = Counter()
    left = words
    for candidate in pool:
        if len(chosen) == number:
            break
        if candidate.length > left or used[candidate.article] >= per_article:
            continue
        if any(_alike(candidate, other) >= same for other in [*printed, *chosen]):
            continue
        chosen.append(candidate)
        used[candidate.article] += 1
        left -= candidate.length
    return chosen


def _alike(one: Candidate, other: Candidate) -> float:
    if set(one.statement.spans) & set(other.statement.spans):
        return 1.0
    return 2 * len(one.words & other.words) / ((len(one.words) + len(other.words)) or 1)


def in_order(chosen: Iterable[Candidate]) -> tuple[Statement, ...]:
    """The statements in the order of their articles and sentences."""
    return tuple(c.statement for c in sorted(chosen, key=lambda c: (c.article, c.order)))
