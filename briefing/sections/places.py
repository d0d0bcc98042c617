"""Which places the sources name, and where they lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from briefing.charts import outlines
from briefing.charts.places import Place
from briefing.charts.places import places as figure
from briefing.library import Coverage
from briefing.models import Annex, Article, Entity, Figure, Section, Span, Statement, Table
from briefing.phrases import figures as words
from briefing.reading import read
from briefing.sections import coordinates, parts
from briefing.sections.beside import beside
from briefing.sections.parts import left_out

ROWS = 24
LONG = 24  # letters; longer names of a place are taken last

Row = tuple[Statement, ...]


@dataclass(slots=True)
class _Named:
    """A place: its first mention in each article that names it, and where each form stands."""

    entity: Entity
    first: list[tuple[Article, Span]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    printed: dict[str, tuple[Article, Span]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The form printed most; a long one, or a dateline's, only when there is no other."""
        return min(self.forms, key=lambda f: (_is_shout(f), len(f) > LONG, -self.forms[f], f))

    @property
    def kind(self) -> Literal["country", "town"]:
        return "country" if self.entity.rule == "country" else "town"

    @property
    def position(self) -> tuple[float, float] | None:
        """Longitude and latitude; None when neither the outlines nor the file know it."""
        land = outlines.land(self.entity.code) if self.entity.code else None
        if land is not None:
            return land.middle if self.kind == "country" else land.capital
        return coordinates.position(self.name)

    def add(self, article: Article, entity: Entity) -> None:
        """Note the mentions of one article."""
        for mention in entity.mentions:
            form = article.passage(mention)
            self.forms[form] += 1
            self.printed.setdefault(form, (article, mention))
        if not self.first or self.first[-1][0] is not article:
            self.first.append((article, entity.mentions[0]))


def places(coverage: Coverage) -> Section:
    """One row a place: its name, how many articles name it, and what kind of place it is."""
    found = _found(coverage.articles)
    left = len(found) - ROWS
    return coverage.keep(
        Section(
            slug="places",
            title="Places named",
            table=Table(("Place", "Articles", "Kind"), tuple(map(_row, found[:ROWS])))
            if found
            else None,
            figure=_figure(found, coverage.articles),
            intro=left_out(left, words.LEFT_OUT_PLACES),
            empty="The sources name no place.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from map(_row, _found(annex.articles))


def drawn(annex: Annex) -> Figure | None:
    """The map; None when no place named has a known position."""
    return _figure(_found(annex.articles), annex.articles)


@lru_cache(maxsize=8)
def _found(articles: tuple[Article, ...]) -> tuple[_Named, ...]:
    """The places of most articles first; copies of a text name nothing anew."""
    found: dict[tuple[str, str], _Named] = {}
    for article in _own(articles):
        for entity in read(article).entities:
            if entity.kind == "place":
                found.setdefault(_key(entity), _Named(entity)).add(article, entity)
    ranked = sorted(found.values(), key=lambda n: (-len(n.first), n.name))
    return tuple(ranked)


def _own(articles: tuple[Article, ...]) -> list[Article]:
    """The articles that are no copy of another of them."""
    ids = {article.id for article in articles}
    return [article for article in articles if article.copy_of not in ids]


def _key(entity: Entity) -> tuple[str, str]:
    if entity.code:
        return entity.code, "capital" if entity.rule == "capital" else "country"
    name = " ".join(entity.name.split()).casefold().removeprefix("the ")
    return entity.reference or name, "place"


def _row(named: _Named) -> Row:
    article, span = named.printed[named.name]
    cites = tuple(mention for _, mention in named.first)
    kind = words.PLACE_KIND[named.kind if named.position else "unknown"]
    return (
        Statement("fact", (parts.verbatim(article, span),)),
        Statement("fact", (parts.count(len(cites)),), cites),
        parts.cell("fact", kind, span),
    )


def _label(named: _Named) -> str:
    """Its name on the map; a name that only a dateline prints is no shout there."""
    return named.name.title() if _is_shout(named.name) else named.name


def _is_shout(form: str) -> bool:
    """True for a dateline in capitals; "ROK" and "DPRK" are none."""
    return form.isupper() and len(form) > 4


def _code(named: _Named) -> str:
    """The code of a country, "" for a town: its country is not named by it."""
    return (named.entity.code or "") if named.kind == "country" else ""


def _figure(found: tuple[_Named, ...], articles: tuple[Article, ...]) -> Figure | None:
    shown = [Place(_label(n), len(n.first), n.position, n.kind, _code(n)) for n in found]
    if not any(place.position for place in shown):
        return None
    return beside(figure(shown, len(_own(articles))), whole=len(found) <= ROWS)
