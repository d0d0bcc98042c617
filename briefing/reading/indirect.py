"""What a text gives to a source, in its own words or in quotation marks: who says what.

"Lee said the pact holds", "the pact holds, Lee said", "according to Lee, the pact holds", and
what is asked for, promised, praised or feared. One word belongs to one report: what is said
inside of a report is not looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Attribution, Quote, Span
from briefing.reading import speakers, statements
from briefing.reading.closed import ADVERBS, AUXILIARIES, PREPOSITIONS
from briefing.reading.nounphrases import MARKS, QUOTE, Who, begin_of
from briefing.reading.places import CALENDAR
from briefing.reading.quoteverbs import is_cue
from briefing.reading.speakernames import may_speak

if TYPE_CHECKING:
    from briefing.models import Article, Person
    from briefing.reading.nounphrases import Statement
    from briefing.reading.statements import Line

_MOST = 12  # reports of one statement; more are noise
_TO = frozenset(
    "told tells tell telling informed reminded assured asked urged warned called invited".split()
)
_HEAD = 7  # tokens of a name before a colon
_LONG = 27  # tokens of "a survey of voters by a newspaper"
_STOPS = (MARKS - {"-", "–"}) | frozenset(("but", "while", "when", "who", "which", "that"))
_LEADS = AUXILIARIES | ADVERBS | frozenset((",", "and", "was", "—"))
_DONE = frozenset(  # verbs of a view about a text in quotation marks, of doing elsewhere
    """
    hold holds held holding cast casts casting raise raises raised raising use uses used using point points
    present presents presented presenting hit hits hitting back tie ties tied touch touched push pushed pushing
    frame framed pan tear tore deliver delivers delivered delivering issue issues issued issuing commit commits
    committed order ordered direct directed directing knock knocked apply applied hammer hammered find finding
    """.split()
)
_SHOWN = frozenset(
    """
    show shows showed project projects projected know knows knew notice noticed learn learned learns love loves
    loved like likes liked dislikes disliked hate hates hated plans planned intends intended refused refuses
    """.split()
)
_CLOSERS = frozenset(".?!")
_OBJECT = frozenset("that to how why whether if what".split())


class _Told(NamedTuple):
    """A report as tokens of a statement: ranges of source, cue and content."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]


def find(
    article: Article,
    sentences: tuple[Span, ...],
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Attribution, ...]:
    """Return the reports of `article` in order of what is told.

    `quotes` name the speaker of what stands in quotation marks. Those whose words no verb of
    their sentence leads to are reports of their own.
    """
    names = _Names(article, people, quotes)
    found: list[Attribution] = []
    for line in statements.lines(article, sentences, people):
        found.extend(names.report(line, told) for told in _line(line.statement))
    covered = sorted((report.span.start, report.span.end) for report in found)
    found.extend(names.alone(quotes, covered))
    return tuple(sorted(found, key=lambda report: report.span.start))


class _Names:
    """Turns tokens into records, with the names quotations and people are known by."""

    def __init__(self, article: Article, people: Sequence[Person], quotes: Sequence[Quote]) -> None:
        self.article = article
        self.speakers = {q.span.start: q for q in quotes if q.speaker is not None}
        self.people = {m.start: person.name for person in people for m in person.mentions}

    def report(self, line: Line, told: _Told) -> Attribution:
        words = line.statement.words
        source = self._span(words[told.source[0]].start, words[told.source[1] - 1].end)
        cue = self._span(words[told.cue[0]].start, words[told.cue[1] - 1].end)
        span = self._span(words[told.content[0]].start, words[told.content[1] - 1].end)
        marked = [at for at in line.quotes if told.content[0] <= at < told.content[1]]
        alone = told.content[1] - told.content[0] == 1
        return Attribution(
            span,
            "verb" if line.statement.low(told.cue[0]) != "according" else "source named",
            source=self._name(line, told, marked) or self.article.passage(source),
            source_span=source,
            cue=cue,
            kind="direct" if marked and alone else "mixed" if marked else "indirect",
        )

    def _name(self, line: Line, told: _Told, marked: list[int]) -> str | None:
        for at in marked:
            quote = self.speakers.get(line.quotes[at].start)
            if quote is not None:
                return quote.speaker
        for at in range(*told.source):
            if (name := self.people.get(line.statement.words[at].start)) is not None:
                return name
        return None

    def _span(self, start: int, end: int) -> Span:
        return self.article.span(start, end)

    def alone(
        self, quotes: Sequence[Quote], covered: list[tuple[int, int]]
    ) -> Iterator[Attribution]:
        """Quotations that stand alone, as reports."""
        at = 0
        for quote in quotes:
            while at < len(covered) and covered[at][1] <= quote.span.start:
                at += 1
            inside = at < len(covered) and covered[at][0] <= quote.span.start
            if quote.speaker is not None and not inside:
                yield Attribution(
                    quote.span, quote.rule, quote.speaker, quote.speaker_span, quote.cue, "direct"
                )


def _line(statement: Statement) -> Iterator[_Told]:
    """The reports of a statement, left to right, none inside of another."""
    past = made = 0
    for at in range(len(statement.words)):
        if at < past or made >= _MOST:
            continue
        told = _at(statement, at, past)
        if told is not None and all(start < end for start, end in told):
            yield told
            made += 1
            past = max(told.source[1], told.cue[1], told.content[1])


def _at(statement: Statement, at: int, past: int) -> _Told | None:
    """The report a verb of speech or "according to" at `at` makes, of what is left from `past`."""
    if statement.low(at) == "according" and statement.low(at + 1) == "to":
        return _according(statement, at, past)
    if statement.low(at) == ":":
        return _headed(statement, at, past)
    if not _is_told(statement, at):
        return None
    if statement.low(at - 1) == QUOTE or (
        statement.low(at - 1) == "," and statement.low(at - 2) == QUOTE
    ):
        return _inverted(statement, at, past)
    who = speakers.subject(statement, at)
    if who is None or who.start < past or who.start > at or not may_speak(statement, who):
        return None
    return _forward(statement, at, who, past)


def _is_told(statement: Statement, at: int) -> bool:
    """Tell whether a verb gives words or a view to its subject; "-ing" only where it may."""
    low = statement.low(at)
    if low in _DONE or not (is_cue(statement, at) or low in _SHOWN):
        return False
    return not low.endswith("ing") or statement.low(at - 1) in _LEADS


def _headed(statement: Statement, colon: int, past: int) -> _Told | None:
    """A name and a colon that open a heading or a turn: "Lee: the pact holds"."""
    if past or not 0 < colon < _HEAD:
        return None
    head = statement.words[:colon]
    told = _trim(statement, colon + 1, len(statement.words))
    if told is None:
        return None
    named = all(word.shape in ("cap", "possessive") for word in head) and (
        colon > 1 or 0 in statement.names
    )
    return _Told((0, colon), (colon, colon + 1), told) if named else None


def _according(statement: Statement, at: int, past: int) -> _Told | None:
    end = at + 2
    while end < min(at + _LONG, len(statement.words)) and statement.low(end) not in _STOPS:
        end += 1
    if end == at + 2:
        return None
    source = (at + 2, _past_aside(statement, end) if at > past + 1 else end)
    if at > past + 1:
        before = _trim(statement, past, at)
        return _Told(source, (at, at + 2), before) if before else None
    after = _trim(statement, source[1], len(statement.words))
    return _Told(source, (at, at + 2), after) if after else None


def _inverted(statement: Statement, at: int, past: int) -> _Told | None:
    """A verb right behind a quotation: "…," said Lee."""
    who = speakers.following(statement, at + 1)
    content = _trim(statement, past, at)
    if who is None or content is None:
        return None
    return _Told((at + 1, _past_aside(statement, who.end)), (at, at + 1), content)


def _forward(statement: Statement, at: int, who: Who, past: int) -> _Told | None:
    source = _source(statement, who, at, past)
    cue = (_cue_start(statement, at), at + 1)
    if source[1] > cue[0]:
        source = (source[0], cue[0])
    front = _trim(statement, past, source[0])
    closes = statement.low(source[0] - 1) == "," or statement.low(source[0] - 1) == QUOTE
    if front is not None and closes and _ends(statement, at + 1) and source[0] > past:
        return _Told(source, cue, front)
    begin = _object(statement, at)
    content = _trim(statement, begin, len(statement.words))
    return _Told(source, cue, content) if content else None


def _source(statement: Statement, who: Who, at: int, past: int) -> tuple[int, int]:
    """All of the noun phrase that names the speaker: title before, apposition behind."""
    start = max(past, min(who.start, begin_of(statement, who.start)))
    while start < who.start and (statement.low(start) in PREPOSITIONS | ADVERBS | CALENDAR | MARKS):
        start += 1
    if any(statement.low(k) in PREPOSITIONS for k in range(start, who.start)) and who.person:
        start = who.start
    end = who.end
    if statement.low(end) == "," and at - end < 30:
        end = _cue_start(statement, at)
        while end > who.end and statement.low(end - 1) == ",":
            end -= 1
    return start, max(end, who.start + 1)


def _cue_start(statement: Statement, at: int) -> int:
    while at > 0 and statement.low(at - 1) in AUXILIARIES | ADVERBS:
        at -= 1
    return at


def _past_aside(statement: Statement, end: int) -> int:
    """Where an apposition ends: "Lee, a professor at Lund, …"."""
    if statement.low(end) != ",":
        return end
    for at in range(end + 1, min(end + 25, len(statement.words))):
        if statement.low(at) in (",", ".", ";", QUOTE):
            return at if statement.low(at) == "." or at > end + 2 else end
    return end


def _ends(statement: Statement, at: int) -> bool:
    """Tell whether nothing but time, place and addressee follows."""
    rest = [word.low for word in statement.words[at : at + 4]]
    if not rest or rest[0] in _CLOSERS | {",", QUOTE}:
        return QUOTE not in rest[:2]
    return rest[0] in CALENDAR | {"in", "on", "at", "during", "after"} or (
        statement.low(at - 1) in _TO and "that" not in rest and QUOTE not in rest
    )


def _object(statement: Statement, at: int) -> int:
    """Where what is said begins: behind the addressee of "told"."""
    begin = at + 1
    if statement.low(at) in _TO:
        for k in range(begin, min(begin + 8, len(statement.words))):
            if statement.low(k) in _OBJECT or statement.low(k) == QUOTE:
                return k
        return (
            begin + (statement.words[begin].shape == "cap")
            if begin < len(statement.words)
            else begin
        )
    return begin


def _trim(statement: Statement, start: int, end: int) -> tuple[int, int] | None:
    """A range without marks at its ends; None when nothing is left."""
    while start < end and statement.low(start) in MARKS - {QUOTE, "(", "[", "“", '"'}:
        start += 1
    while end > start and statement.low(end - 1) in MARKS - {QUOTE, ")", "]", "”", '"'}:
        end -= 1
    return (start, end) if start < end else None
