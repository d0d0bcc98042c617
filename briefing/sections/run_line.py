"""This run and the last one: how many texts each rests on, and what became of each text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.history.inventory import Inventory, inventory
from briefing.history.printed import words
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement
from briefing.phrases import digest
from briefing.sections import parts
from briefing.sections.then_and_now import FIRST_RUN, counted


def run_line(coverage: Coverage) -> Section:
    """The run compared with, and texts that are new, updated, repeated or dropped: sums add up."""
    return coverage.keep(
        Section(
            slug="run_line",
            title="This run and the last",
            statements=tuple(again(coverage.annex)),
            empty=FIRST_RUN,
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every statement of the section, made from the annex alone."""
    texts = inventory(annex)
    if annex.earlier is not None:
        yield _base(annex, texts)
        yield _now(texts)
        yield _then(texts)
        yield from (_named(digest.UPDATED_ONE, old, text) for old, text in texts.updated)
        yield from (_named(digest.DROPPED_ONE, gone) for gone in texts.dropped)
    if annex.skipped:
        unread = counted("skipped", len(annex.skipped))
        yield parts.statement(
            "gap", parts.phrase(digest.UNREAD), unread, parts.phrase(phrases.STOP)
        )
    for number, passed in enumerate(annex.passed_over, start=1):
        key = next((k for k, why in digest.PASSED.items() if why == passed.why), "missing")
        place = Part(passed.place, "earlier", note=f"passed/{number}/place")
        yield parts.statement(
            "gap", parts.phrase(digest.BECAUSE[key]), place, parts.phrase(phrases.STOP)
        )


def _base(annex: Annex, texts: Inventory) -> Statement:
    shown = [parts.phrase(digest.COMPARED_WITH), _of_then(annex, "day")]
    if annex.earlier and annex.earlier.cutoff:
        shown += [parts.phrase(digest.CUT_OFF_THEN), _of_then(annex, "cutoff")]
    return parts.statement(
        "gap", *shown, parts.phrase(phrases.STOP), cites=_wholes(texts.then[-1:])
    )


def _of_then(annex: Annex, note: str) -> Part:
    found = words(annex, note)
    return Part(found[0] if found else "", "earlier", note=note)


def _now(texts: Inventory) -> Statement:
    groups = (
        ("kept", digest.KEPT_THEN),
        ("new", digest.NEW_TEXTS),
        ("updated", digest.UPDATED),
        ("repeated", digest.REPEATED),
    )
    return _sum(digest.SOURCES_NOW, "now", groups, texts, _wholes(texts.fresh or texts.kept[-1:]))


def _then(texts: Inventory) -> Statement:
    groups = (
        ("kept", digest.KEPT),
        ("updated", digest.UPDATED),
        ("dropped", digest.DROPPED),
    )
    return _sum(
        digest.SOURCES_THEN, "then", groups, texts, _wholes(texts.dropped or texts.then[-1:])
    )


def _sum(
    lead: str,
    whole: str,
    groups: tuple[tuple[str, str], ...],
    texts: Inventory,
    cites: tuple[Span, ...],
) -> Statement:
    """A number of texts and those of the groups that make it up; empty groups are left out."""
    tally = texts.tally
    shown = [parts.phrase(lead), counted(whole, tally[whole])]
    present = [(name, phrase) for name, phrase in groups if tally[name]]
    for place, (name, phrase) in enumerate(present):
        joint = digest.OF_THEM if not place else phrases.COMMA
        joint = phrases.AND if place and place == len(present) - 1 else joint
        shown += [parts.phrase(joint), counted(name, tally[name]), parts.phrase(phrase)]
    return parts.statement("gap", *shown, parts.phrase(phrases.STOP), cites=cites)


def _named(lead: str, *texts: Article) -> Statement:
    """A text by its title and outlet; one that was updated cites both of its versions."""
    article = texts[-1]
    title = (parts.phrase(lead), parts.metadata(article, article.title))
    close = (parts.phrase(digest.CLOSE_OF_TITLE), parts.outlet(article), parts.phrase(phrases.STOP))
    return parts.statement("gap", *title, *close, cites=_wholes(texts))


def _wholes(articles: tuple[Article, ...]) -> tuple[Span, ...]:
    return tuple(article.whole for article in articles)
