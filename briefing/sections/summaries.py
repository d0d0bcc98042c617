"""Each source in brief: the one or two sentences that tell most of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Article, Part, Section, Statement
from briefing.phrases import lengths
from briefing.reading import read
from briefing.reading.summary import FULL, Chances, choose, read_chances, stands
from briefing.sections import parts
from briefing.sections.choice import Candidate, candidates
from briefing.sections.parts import left_out

FEW = 4  # sources; each of so few has two sentences, each of more has one
MOST = 6  # sources; of more, the newest
LONGEST = 45  # words of a sentence


def summaries(coverage: Coverage) -> Section:
    """The sources in their order, each with its outlet, date and most telling facts.

    What is only a copy of another source is passed over, and so is a source without a fact that
    can stand alone.
    """
    return coverage.keep(
        Section(
            slug="summaries",
            title="Each source in brief",
            statements=tuple(_lines(coverage)),
            intro=left_out(len(_told(coverage)) - MOST, lengths.LEFT_OUT_OLDER),
            empty="No source reports a fact that can stand on its own.",
        )
    )


def _told(coverage: Coverage) -> dict[int, list[Candidate]]:
    """The facts of each source that has one and is no copy, in the order of the sources."""
    found: dict[int, list[Candidate]] = {}
    for candidate in candidates(coverage):
        if candidate.length <= LONGEST and stands(candidate.statement.text):
            found.setdefault(candidate.article, []).append(candidate)
    return {n: found[n] for n in sorted(found) if not _is_copy(coverage, n)}


def _lines(coverage: Coverage) -> Iterator[Statement]:
    told = [*_told(coverage).items()][-MOST:]
    number = 2 if len(told) <= FEW else 1
    for place, known in told:
        article = coverage.articles[place]
        facts = chosen(article, known, number)
        yield _headed(article, facts[0].statement)
        yield from (fact.statement for fact in facts[1:])


def _is_copy(coverage: Coverage, place: int) -> bool:
    return coverage.articles[place].copy_of in {article.id for article in coverage.articles}


def chosen(article: Article, facts: list[Candidate], number: int) -> list[Candidate]:
    """Up to `number` facts of one article that together tell most of it, in its order."""
    ordered = sorted(facts, key=lambda fact: fact.order)
    texts = [fact.statement.text for fact in ordered]
    picks = choose(texts, _likely(article), number, usual=FULL)
    return [ordered[place] for place in sorted(pick.place for pick in picks)]


@lru_cache(maxsize=256)
def _likely(article: Article) -> Chances:
    """What a summary of an article is likely to say."""
    return read_chances(article, read(article))


def _headed(article: Article, told: Statement) -> Statement:
    """The statement after the outlet and date of its article, unless it names the outlet itself."""
    if told.parts and told.parts[0] == parts.outlet(article):
        return told
    return Statement(told.kind, (*_head(article), *told.parts), told.cites)


def _head(article: Article) -> tuple[Part, ...]:
    day = parts.published(article)
    dated = (parts.phrase(phrases.COMMA), day) if day.text else ()
    return (parts.outlet(article), *dated, parts.phrase(phrases.COLON))
