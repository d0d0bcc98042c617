"""The whole comparison of today's sources with those of the earlier run, made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefing.history import actors, events, positions, sayings
from briefing.history.corrections import Corrected, corrected
from briefing.history.inventory import Inventory, inventory
from briefing.history.quiet import Quiet, quiet
from briefing.history.records import Changed, New, Scored
from briefing.history.scoring import scored
from briefing.judged import Judgements
from briefing.models import Annex, Article, Earlier, Span
from briefing.reading import dates


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, has another value, came about or not, went quiet or is corrected."""

    inventory: Inventory
    new: tuple[New, ...] = ()
    changed: tuple[Changed, ...] = ()
    scored: tuple[Scored, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    corrected: tuple[Corrected, ...] = ()

    def is_overtaken(self, span: Span) -> bool:
        """True when a newer text tells the plan of a passage otherwise: off, moved or sure now."""
        return any(
            change.before.span.article == span.article
            and change.before.span.start < span.end
            and span.start < change.before.span.end
            for change in self.changed
            if change.kind == "date" or change.turn in ("off", "later", "sure", "unsure")
        )


def compare(annex: Annex) -> Comparison:
    """Compare the sources of an annex with those of its earlier run; nothing without one.

    Both are read by the rules of today, so that a change of rules is no news, and nothing is left
    out for length.
    """
    return _compare(annex.articles, annex.earlier, annex.judgements)


@lru_cache(maxsize=4)
def _compare(
    articles: tuple[Article, ...], earlier: Earlier | None, judgements: Judgements | None
) -> Comparison:
    annex = Annex(articles, judgements=judgements, earlier=earlier)
    texts = inventory(annex)
    if earlier is None:
        return Comparison(texts)
    then, fresh = by_date(texts.then), by_date(texts.fresh)
    told, past = events.told(then, fresh)
    changed = (
        *events.moved(told, past),
        *actors.reappointed(then, fresh),
        *actors.respelt(then, fresh),
        *positions.turned(then, fresh),
    )
    new = (
        *events.new(told, past, earlier.cutoff),
        *actors.newcomers(then, fresh),
        *sayings.quotations(then, fresh),
        *sayings.terms(then, fresh),
    )
    claims = [one.claim for one in told]
    return Comparison(
        texts,
        tuple(new),
        tuple(sorted(changed, key=lambda c: -c.weight)),
        tuple(scored(annex, claims, past, changed, latest(articles))),
        tuple(quiet(then, fresh)),
        tuple(corrected(annex)),
    )


def by_date(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles in order of publication, undated ones last, whatever order they come in."""
    return tuple(
        sorted(articles, key=lambda a: (a.published.date if a.published else "9999", a.id))
    )


def latest(articles: tuple[Article, ...]) -> date | None:
    """The last day an article may have been published; None if none is dated."""
    known = [dates.bounds(a.published.date) for a in articles if a.published]
    return max((bounds[1] for bounds in known if bounds), default=None)
