"""The records of claims: what a text says happened, and how two texts compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.models import Article, Event, Number, Span, TimeExpression

Disagreement = Literal["date", "number", "name", "act", "denial", "place", "status", "cause"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause of one article says.

    `span` is the clause, `sentence` the one it stands in. `event` is the event read in it, None
    when none was. `actors` and `places` are keys: "@KR" for a country, its people or capital,
    names in lower case for the rest; `people` are the names of each person mentioned. `acts` are
    families of verbs (`briefing.claims.acts`), `main` those of its main verb, or "=" and its
    stem, at `verb` when it is found; `dated` are those that the date is given to. `words` are
    stems of content words and keys, `context` those of the sentence before when the clause leans
    on it. `date` is ISO 8601 or a range, None when none is told or only bounds are; `time` is the
    expression it was read from. `times` are all dates of the clause, `vague` is True when it has
    one that nobody can tell. `cause` is why, as printed. `speaker` is who is said to have said
    it, None when the text says so itself. `label` is that of the sentence.
    """

    article: Article
    sentence: Span
    span: Span
    label: str
    words: frozenset[str]
    acts: frozenset[str]
    main: frozenset[str]
    actors: frozenset[str] = frozenset()
    people: tuple[frozenset[str], ...] = ()
    places: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    event: Event | None = None
    verb: Span | None = None
    mode: str = ""
    date: str | None = None
    dated: frozenset[str] = frozenset()
    vague: bool = False
    time: TimeExpression | None = None
    times: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    cause: Span | None = None
    negated: bool = False
    status: str = "past"
    speaker: str | None = None

    @property
    def text(self) -> str:
        """The clause as printed."""
        return self.article.passage(self.span)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one event, in the order of the articles and of their texts."""

    claims: tuple[Claim, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that tell of it, each once."""
        return tuple(dict.fromkeys(claim.article.id for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one event that cannot both be right, or that tell it otherwise.

    `here` and `there` are the words that differ: a date, a number, a name, a verb, a cause.
    `weight` tells how sure it is that both speak of one event, from 0 to 1.
    """

    kind: Disagreement
    one: Claim
    other: Claim
    here: Span
    there: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of somebody's words: the passage, and what it adds to or changes in the first.

    `differs` are the passages of this printing that the first one does not have, `lacks` those
    of the first one that nothing stands for in this. `contained` is True when it only has less.
    """

    article: Article
    span: Span
    differs: tuple[Span, ...] = ()
    lacks: tuple[Span, ...] = ()
    contained: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words said once, as several texts print them.

    `speaker` is the name as first printed. `printings` are direct quotations, the fullest first;
    `paraphrases` tell the same in other words, without quoting it.
    """

    speaker: str
    printings: tuple[Printing, ...]
    paraphrases: tuple[Printing, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that print or paraphrase it, each once."""
        told = (*self.printings, *self.paraphrases)
        return tuple(dict.fromkeys(printing.article.id for printing in told))
