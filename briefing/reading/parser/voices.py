"""Who says what stands in quotation marks, with the help of a parse.

The rules are asked first. Where they find no verb of speech next to the words, the verb the words
hang on in the parse, and its subject, tell more; whom a pronoun stands for stays with the rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading import quotes, quotestretches, statements
from briefing.reading.nounphrases import Who, embedded
from briefing.reading.parser import current
from briefing.reading.parser.grammar import Grammar
from briefing.reading.quotevoices import Voice
from briefing.reading.quotevoices import _Listener as RulesAlone

if TYPE_CHECKING:
    from briefing.models import Article, Person, Quote, Span
    from briefing.reading.nounphrases import Statement
    from briefing.reading.parser.records import Parser
    from briefing.reading.quotestretches import Stretch
    from briefing.reading.statements import Line

RULE = "parsed subject"
_WEAK = frozenset(("subject", "no-speaker", "previous-statement", "previous-subject"))

_LEAD = 3  # words before a quotation that say no speaker: "Then, “…”"


def find(
    article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the direct quotations of `article`, as `briefing.reading.quotes.find` does.

    With the parser the user chose; without one this is what the rules find.
    """
    parser = current()
    if parser is None:
        return quotes.find(article, sentences, people)
    return parsed(article, sentences, people, parser)


def parsed(
    article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...], parser: Parser
) -> tuple[Quote, ...]:
    """Return the direct quotations of `article`, read with `parser`."""
    lines = statements.lines(article, sentences, people)
    stretches = quotestretches.find(article, lines)
    if not stretches:
        return ()
    grammar = Grammar(parser.parse(article.text, tuple(_paragraphs(article, stretches))))
    listener = _Listener(article, lines, grammar, stretches)
    return quotes.records(article, lines, stretches, [listener.voice(s) for s in stretches])


def _paragraphs(article: Article, stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Only paragraphs with quotation marks are parsed: parsing is what takes time."""
    found, offset = [], 0
    begun = [stretch.marked.outer_start for stretch in stretches]
    for paragraph in article.paragraphs:
        end = offset + len(paragraph)
        if bisect_left(begun, offset) < bisect_left(begun, end):
            found.append((offset, end))
        offset = end + 2
    return found


class _Listener(RulesAlone):
    """The rules' listener, which asks the parse where the rules are unsure."""

    def __init__(
        self,
        article: Article,
        lines: list[Line],
        grammar: Grammar,
        stretches: Sequence[Stretch],
    ) -> None:
        super().__init__(article, lines)
        self._grammar = grammar
        self._marked = [(s.marked.outer_start, s.marked.outer_end) for s in stretches]

    def voice(self, stretch: Stretch) -> Voice | None:
        """Return the voice of a stretch; what the object of a verb of speech is, is speech."""
        found = super().voice(stretch)
        if found is not None:
            return found
        said = self._parsed(stretch, sure=True)
        if said is None:
            return None
        found = self._named(stretch.line, said)
        self.spoken.setdefault(stretch.line, {})[stretch.at] = found
        self.last = (stretch.line, found)
        return found

    def _speaker(self, stretch: Stretch) -> Voice | None:
        found = super()._speaker(stretch)
        if found is not None and found.rule not in _WEAK:
            return found
        said = self._parsed(stretch)
        if said is not None:
            return said
        return self._chained(stretch) if found is not None and found.who is None else found

    def _chained(self, stretch: Stretch) -> Voice | None:
        """Return the voice of “…” Then, “…”: who spoke just before in the paragraph."""
        if self.last is not None and stretch.whole and stretch.at <= _LEAD:
            before = self.lines[self.last[0]]
            near = stretch.line - self.last[0] <= 1
            if near and before.paragraph == self.lines[stretch.line].paragraph:
                last = self.last[1]
                return replace(last, cue=None, rule="previous-quotation")
        return Voice(None, None, "no-speaker", self.lines[stretch.line])

    def _parsed(self, stretch: Stretch, *, sure: bool = False) -> Voice | None:
        marked = stretch.marked
        said = self._grammar.said(marked.outer_start, marked.outer_end, whole=stretch.whole)
        if said is None or (sure and not said.sure):
            return None
        line = self.lines[stretch.line]
        who = _who(line.statement, *said.subject)
        if who is None:
            return None
        return Voice(who, _token(line.statement, said.verb), RULE, line)


def _token(statement: Statement, at: int) -> int | None:
    """Return the token that begins at code point `at`, None when none does."""
    place = bisect_left(statement.words, at, key=lambda word: word.start)
    found = place < len(statement.words) and statement.words[place].start == at
    return place if found else None


def _who(statement: Statement, start: int, end: int) -> Who | None:
    """Return the tokens between two code points as a speaker: the person named there, if any."""
    first = bisect_left(statement.words, start, key=lambda word: word.start)
    past = bisect_left(statement.words, end, key=lambda word: word.start)
    if first >= past:
        return None
    for at in range(first, past):
        if at in statement.names and not embedded(statement, at, first):
            stop, person = statement.names[at]
            if stop >= len(statement.words) or statement.words[stop].shape != "possessive":
                return Who(at, stop, person)
    return Who(first, past)
