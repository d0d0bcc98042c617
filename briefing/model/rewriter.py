"""Facts that passed the checks are reworded by a language model, and pass the checks again.

Whatever goes wrong costs the rewording of that fact and nothing else: the rule text stands, and
the section of sources says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from briefing.checks import prove
from briefing.checks.rewriting import brackets, clause, part_of_fact, reworded, told
from briefing.checks.smoothing import plainest, refusal
from briefing.fetching.failures import FailedError
from briefing.model.exchange import ask
from briefing.model.question import answered, question
from briefing.model.settings import Settings
from briefing.models import Annex, Article, Section, Span, Statement
from briefing.phrases import rewriting as words

SOURCES = "sources"  # the slug of the section that says what was reworded
_REWROTE = "reworded"


@dataclass(slots=True)
class Rewriter:
    """Takes a section and gives it back with some of its facts in plainer words.

    `annex` gives what the briefing rests on so far. `failures` says why questions went without
    an answer; it holds no word of a server.
    """

    settings: Settings
    annex: Callable[[], Annex]
    failures: list[str] = field(default_factory=list)
    _answers: dict[str, str | None] = field(default_factory=dict, repr=False)
    _done: dict[str, dict[Span, str]] = field(default_factory=dict, repr=False)
    _spent: float = 0.0
    _unanswered: int = 0  # questions without an answer since the last one with

    def __call__(self, section: Section) -> Section:
        """The section, reworded; that of the sources with notes on all that was."""
        if section.slug == SOURCES:
            return replace(section, statements=(*section.statements, *self.notes()))
        self._done[section.slug] = {}
        articles = {article.id: article for article in self.annex().articles}
        statements = tuple(self._shown(section, s, articles) for s in section.statements)
        return replace(section, statements=statements)

    def notes(self) -> Iterator[Statement]:
        """What was reworded, and what was not and why, with the passages."""
        outcomes = {span: how for done in self._done.values() for span, how in done.items()}
        yield told(words.REWROTE, (s for s, how in outcomes.items() if how == _REWROTE))
        for how, phrase in words.KEPT.items():
            spans = [span for span, met in outcomes.items() if met == how]
            if spans:
                yield told(phrase, spans)

    def _shown(
        self, section: Section, statement: Statement, articles: dict[str, Article]
    ) -> Statement:
        """The statement that is to be printed: reworded, or as it was."""
        first = statement.spans[0] if statement.spans else None
        article = articles.get(first.article) if first else None
        start = part_of_fact(statement, article) if article else None
        if start is None:
            return statement
        fact = statement.parts[start:]
        sentence = "".join(part.text for part in fact)
        draft = plainest(sentence, brackets(fact))
        if draft == sentence or not self._passes(section, statement):
            return statement
        answer = self._answer(sentence, draft)
        how, shown = self._judged(section, statement, start, answer)
        self._done[section.slug][clause(fact)] = how
        return shown

    def _judged(
        self, section: Section, statement: Statement, start: int, answer: str | None
    ) -> tuple[str, Statement]:
        fact = statement.parts[start:]
        sentence = "".join(part.text for part in fact)
        if answer is None:
            return "unanswered", statement
        if answer == sentence:
            return "unchanged", statement
        made = reworded(statement, start, answer)
        if refusal(sentence, answer, brackets(fact)) or not self._passes(section, made):
            return "refused", statement
        return _REWROTE, made

    def _passes(self, section: Section, statement: Statement) -> bool:
        """True when the checks let this statement stand in this section."""
        alone = replace(
            section, statements=(statement,), table=None, figure=None, intro="", headline=None
        )
        notes = Section(SOURCES, "", tuple(_noted(statement)))
        return prove((alone, notes), self.annex(), framed=False).passed

    def _answer(self, sentence: str, draft: str) -> str | None:
        """What the model makes of a sentence, asked once for each; None without an answer."""
        if sentence not in self._answers:
            self._answers[sentence] = self._asked(sentence, draft)
        return self._answers[sentence]

    def _asked(self, sentence: str, draft: str) -> str | None:
        left = self.settings.total - self._spent
        if left <= 0 or self._unanswered >= self.settings.giving_up:
            return None
        begun = time.monotonic()
        try:
            talk = question(sentence, draft)
            answer = answered(ask(self.settings, talk, min(left, self.settings.answer)))
        except FailedError as error:
            self.failures.append(str(error))
            self._unanswered += 1
            return None
        finally:
            self._spent += time.monotonic() - begun
        self._unanswered = 0
        return answer


def _noted(statement: Statement) -> Iterator[Statement]:
    """The note that must go with a rewording for the checks to pass."""
    spans = [part.span for part in statement.parts if part.rule == "model" and part.span]
    if spans:
        yield told(words.REWROTE, spans)
