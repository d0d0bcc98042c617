"""Direct quotations: the words, who speaks, by which verb, and on what occasion.

Words in quotation marks that are nobody's speech (titles, words named as words, scare quotes)
are left out. Whoever speaks is looked for next to the quotation, then in the statement, then in
the statements before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.models import Quote, Span
from briefing.reading import cues, speakers, statements
from briefing.reading.closed import PREPOSITIONS
from briefing.reading.nounphrases import Who
from briefing.reading.occasions import occasion
from briefing.reading.scare import SHORT, WORDS, is_no_speech
from briefing.reading.speakers import SUBJECTS

if TYPE_CHECKING:
    from briefing.models import Article, Person
    from briefing.reading.marks import Marked
    from briefing.reading.nounphrases import Statement
    from briefing.reading.statements import Line

_ANY_MARK = re.compile("[\"“”„«»「」『』《》‘’']")
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|should|shall"
    r"|may|might|must|isn|aren|don|doesn|didn|won|wouldn|can|couldn|shouldn|let|[a-z]+(?:['’](?:s|re"
    r"|ve|ll|m|d)))\b|\b(?:I|we|they|you|he|she|it)\s+[a-z]+\b"
)
_TEXTS = frozenset(
    """
    report communique communiqué resolution agreement document memo spokesman spokeswoman spokesperson article
    editorial law bill ruling order study survey paper email e-mail press release caption sign banner readout
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The speaker of one quotation, as tokens of its line."""

    who: Who | None
    cue: int | None
    rule: str
    line: Line
    speaker: str | None = None
    span: Span | None = None
    person: Person | None = None


class _Reader:
    """Reads one article from front to back and remembers who spoke last."""

    def __init__(self, article: Article, lines: list[Line]) -> None:
        self.article = article
        self.lines = lines
        self.spoken: dict[tuple[int, int], _Found] = {}
        self.last: tuple[int, _Found] | None = None

    def read(self) -> list[Quote]:
        quotes = []
        for number, line in enumerate(self.lines):
            for at, marked in line.quotes.items():
                quote = self._quote(number, at, marked)
                if quote is not None:
                    quotes.append(quote)
        return quotes

    def _quote(self, number: int, at: int, marked: Marked) -> Quote | None:
        line = self.lines[number]
        words = self.article.text[marked.start : marked.end]
        count = len(WORDS.findall(words))
        if count == 0 or marked.end <= marked.start:
            return None
        whole = _is_whole(words, count)
        found = self._speaker(number, at, whole=whole, count=count, marked=marked)
        if found is None or is_no_speech(
            line.statement, at, words, found.rule, found.cue, whole=whole
        ):
            return None
        found = self._named(number, found)
        if found.speaker is not None:
            self.spoken[number, at] = found
            self.last = (number, found)
        if found.speaker is None and not (whole and count > SHORT):
            return None
        return self._record(line, at, marked, found, fragment=not whole)

    def _record(
        self, line: Line, at: int, marked: Marked, found: _Found, *, fragment: bool
    ) -> Quote:
        text, told = self.article.text, found.line is line and found.cue is not None
        cue = found.line.statement.words[found.cue] if told and found.cue is not None else None
        where = occasion(line.statement, at, found.cue) if told else None
        goes_on = fragment and at > 1 and _broken(line, at)
        return Quote(
            span=self.article.span(marked.start, marked.end),
            rule=found.rule,
            speaker=found.speaker,
            speaker_span=found.span,
            cue=self.article.span(cue.start, cue.end) if cue else None,
            occasion=self._trim(text, *where) if where else None,
            fragment=fragment and not goes_on,
        )

    def _trim(self, text: str, start: int, end: int) -> Span:
        return self.article.span(start, start + len(text[start:end].rstrip(" ,.")))

    def _speaker(
        self, number: int, at: int, *, whole: bool, count: int, marked: Marked
    ) -> _Found | None:
        line = self.lines[number]
        statement = line.statement
        told = self.article.text[marked.start : marked.outer_end + 1]
        for rule, look in (
            ("after", cues.after),
            ("closing", cues.closing),
            ("before", cues.before),
        ):
            cue = look(statement, at, told)
            if cue is not None:
                return _Found(cue[0], cue[1], rule, line)
        earlier = [p for p in line.quotes if p < at and (number, p) in self.spoken]
        if earlier:
            return self._again(self.spoken[number, earlier[-1]], "same-statement")
        if statement.low(at - 1) == ":" and at > 1:
            who = speakers.main_subject(statement, at - 1)
            if who is not None:
                return _Found(who, None, "colon", line)
        if whole and count > 1 and at == 0:
            return self._from_context(number)
        if count > SHORT:
            who = speakers.main_subject(statement, at)
            return _Found(
                who if whole or _may_speak(statement, who) else None, None, "subject", line
            )
        return None

    def _again(self, found: _Found, rule: str) -> _Found:
        return _Found(found.who, None, rule, found.line, found.speaker, found.span, found.person)

    def _from_context(self, number: int) -> _Found:
        """A quotation that is a statement of its own: the speaker of the words before it."""
        line = self.lines[number]
        for back in range(number - 1, max(-1, number - 7), -1):
            before = self.lines[back]
            if before.paragraph < line.paragraph - 1:
                break
            if self.last is not None and self.last[0] == back:
                return self._again(self.last[1], "previous-quotation")
            cue = cues.last_cue(before.statement)
            if cue is not None:
                return self._named(back, _Found(cue[0], cue[1], "previous-statement", before))
            who = speakers.main_subject(before.statement, 0)
            if who is not None and who.person is not None and back == number - 1:
                return self._named(back, _Found(who, None, "previous-subject", before))
        return _Found(None, None, "no-speaker", line)

    def _named(self, number: int, found: _Found) -> _Found:
        """Say the speaker's name: the fullest one, or the description as printed."""
        if found.speaker is not None or found.who is None:
            return found
        who, statement = found.who, found.line.statement
        start, end = statement.words[who.start].start, statement.words[who.end - 1].end
        span = self.article.span(start, end)
        person = who.person
        pronoun = statement.low(who.start) if who.end - who.start == 1 else ""
        if pronoun in ("he", "she"):
            person = self._antecedent(number, who.start, pronoun)
        speaker = person.name if person else self.article.passage(span)
        if pronoun == "it" and person is None:
            speaker = self._body(number, who.start) or speaker
        return _Found(who, found.cue, found.rule, found.line, speaker, span, person)

    def _antecedent(self, number: int, at: int, pronoun: str) -> Person | None:
        """Return whom "he" or "she" stands for: earlier in the statement, or in those before."""
        here = self.lines[number].statement
        for place in sorted(here.names):
            past, person = here.names[place]
            owner = past < len(here.words) and here.words[past].shape == "possessive"
            fits = past <= at and not owner and speakers.matches(person, pronoun)
            if fits and not _is_object(here, place):
                return person
        for back in range(number - 1, max(-1, number - 9), -1):
            found = self._in_line(back, pronoun)
            if found is not None:
                return found
        return None

    def _in_line(self, number: int, pronoun: str) -> Person | None:
        """The person a statement is about: its speaker, its subject, else the first named in it."""
        line = self.lines[number]
        speaking = [
            f.person for (n, _), f in self.spoken.items() if n == number and f.person is not None
        ]
        subject = speakers.main_subject(line.statement, 0)
        told = [p for p in speaking if speakers.matches(p, pronoun)]
        if subject is not None and subject.person and speakers.matches(subject.person, pronoun):
            told.append(subject.person)
        for place in sorted(line.statement.names):
            person = line.statement.names[place][1]
            if speakers.matches(person, pronoun):
                told.append(person)
        return told[0] if told else None

    def _body(self, number: int, at: int) -> str | None:
        """Return what "it" stands for: the subject of this statement or the one before."""
        for back, limit in ((number, at), (number - 1, 0)):
            if back < 0 or (limit == 0 and back == number):
                continue
            statement = self.lines[back].statement
            who = speakers.main_subject(statement, limit)
            if who is not None and who.person is None and statement.low(who.start) not in SUBJECTS:
                first, last = statement.words[who.start], statement.words[who.end - 1]
                return self.article.text[first.start : last.end]
        return None


def find(
    article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the direct quotations of `article` in order of the text.

    A quotation broken by "he said" is two; so is one over two paragraphs. `speaker` is None
    when a whole sentence is quoted and nobody is named for it.
    """
    if _ANY_MARK.search(article.text) is None:
        return ()
    return tuple(_Reader(article, statements.lines(article, sentences, people)).read())


def _may_speak(statement: Statement, who: Who | None) -> bool:
    """Tell whether a subject without a verb of speech is one that has words: a person, a letter."""
    if who is None or who.person is not None or statement.low(who.start) in ("he", "she"):
        return True
    return any(statement.low(k) in cues.SAID_BY | _TEXTS for k in range(who.start, who.end))


def _is_whole(words: str, count: int) -> bool:
    """Tell whether quoted words are a sentence, not less."""
    first = words.lstrip("[(…. '‘")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    return words[-1] in ".!?…" or (count > 2 and _VERB.search(words) is not None)


def _broken(line: Line, at: int) -> bool:
    """Tell whether a quotation goes on after "he said," so that it began before."""
    earlier = [place for place in line.quotes if place < at]
    return bool(earlier) and line.statement.low(at - 1) == "," and at - earlier[-1] < 14


def _is_object(statement: Statement, place: int) -> bool:
    before = place
    while before > 0 and statement.words[before - 1].shape == "cap":
        before -= 1
    return statement.low(before - 1) in PREPOSITIONS
