"""The articles on a topic, why each is in, and the sections made of them so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.judged import Judgements
from briefing.library import kinship_sources, showing
from briefing.library.kinship_groups import Kin
from briefing.library.kinship_origin import Origin, likeness, origin
from briefing.library.kinship_relation import Relation
from briefing.models import Annex, Article, Earlier, Fact, Front, Section, Skipped, Statement
from briefing.shelf import Shelf
from briefing.sources import NO_READER


@dataclass(slots=True)
class Coverage:
    """What a library holds on a topic.

    `articles` are in order of publication, undated ones last: the first is S1. `reasons` says
    for each why it is in. `total` counts the articles of the library, `skipped` lists its
    inputs that could not become one. `since` and `until` are ISO dates, "" for no limit;
    `undated` counts the articles they left out for want of a date. `kind` is the name of the
    notebook it is prepared for; `judgements`, `earlier` and `passed_over` are as in `Annex`.
    `rewriter` is applied to every section before it is kept and shown; None without a language
    model. `model` names that model.
    """

    topic: str
    articles: tuple[Article, ...]
    since: str = ""
    until: str = ""
    total: int = 0
    skipped: tuple[Skipped, ...] = ()
    reasons: tuple[str, ...] = ()
    undated: int = 0
    kind: str = ""
    judgements: Judgements | None = None
    earlier: Earlier | None = None
    passed_over: tuple[Skipped, ...] = ()
    rewriter: Callable[[Section], Section] | None = field(default=None, repr=False, compare=False)
    model: str = ""
    _facts: dict[str, Fact] = field(default_factory=dict, repr=False)
    _sections: dict[str, Section] = field(default_factory=dict, repr=False)
    _front: Front | None = field(default=None, repr=False)
    _readings: Shelf | None = field(default=None, repr=False, compare=False)  # lent while this is

    def keep_front(self, front: Front) -> Front:
        """Remember the masthead for the checks; return it."""
        self._front = front
        return front

    @property
    def front(self) -> Front | None:
        """The masthead made last; None when none was made."""
        return self._front

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets printed, each once."""
        return kinship_sources.outlets(self.articles)

    @property
    def independent(self) -> int:
        """How many independent sources the articles come from.

        Two articles are one source when they have the same text or outlet, or carry the text
        of the same agency; those that print no outlet are one source together.
        """
        return len(kinship_sources.independent(self.articles))

    @property
    def copies(self) -> dict[str, Relation]:
        """How each copy, by its id, is related to the article it repeats."""
        by_id = {article.id: article for article in self.articles}
        return {a.id: likeness(a, by_id[a.copy_of]) for a in self.articles if a.copy_of in by_id}

    @property
    def origins(self) -> dict[tuple[str, ...], Origin]:
        """For the ids of each group of articles with one text, which has it first and why."""
        found = {}
        for group in kinship_sources.groups(self.articles):
            members = [self.articles[place] for place in group]
            found[tuple(article.id for article in members)] = origin(members)
        return found

    def keep(self, section: Section) -> Section:
        """Remember `section` for the checks, in place of an earlier one of its name; return it."""
        made = self.rewriter(section) if self.rewriter else section
        numbered = replace(
            made,
            sources=tuple(article.id for article in self.articles),
            notes=tuple(self._facts),
            earlier=tuple(a.id for a in self.earlier.articles) if self.earlier else (),
        )
        self._sections[section.slug] = numbered
        return numbered

    def head(self, section: Section, headline: Statement) -> Section:
        """Put a headline over a section that was kept; return it."""
        titled = replace(section, headline=headline)
        self._sections[section.slug] = titled
        return titled

    def cite(self, fact: Fact) -> int:
        """The number under which a row of the reference file is printed: 1 for [R1]."""
        self._facts.setdefault(fact.id, fact)
        return [*self._facts].index(fact.id) + 1

    @property
    def annex(self) -> Annex:
        """Everything the sections made so far rest on."""
        return Annex(
            self.articles,
            self.skipped,
            tuple(self._facts.values()),
            self.judgements,
            self.earlier,
            self.kind,
            self.topic,
            self.passed_over,
            self.model,
        )

    @property
    def unread(self) -> tuple[Skipped, ...]:
        """The inputs that should have become an article and could not: kinds nobody reads aside."""
        return tuple(s for s in self.skipped if not s.why.startswith(NO_READER))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections made so far."""
        return tuple(self._sections.values())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return showing.bundle(self)


def with_kinship(coverage: Coverage, kin: Kin, numbers: Sequence[int]) -> Coverage:
    """The coverage, its copies marked by `Article.copy_of`; nothing is left out.

    `numbers` are those of the articles in the library, in the order of the coverage.
    """
    return replace(coverage, articles=kinship_sources.marked(coverage.articles, kin, numbers))


def with_copies(topic: str, articles: Iterable[Article]) -> Coverage:
    """A coverage of just these articles, their copies found without a library."""
    from briefing.library.kinship import among

    found = tuple(articles)
    whole = Coverage(topic, found, total=len(found))
    return with_kinship(whole, among(found), range(len(found)))
