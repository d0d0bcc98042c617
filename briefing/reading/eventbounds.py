"""Events without a date of their own: bounded by others, still going on, or only rumoured.

A decision told in the past lies not after the day of publication; a reaction lies after what it
reacts to; what was done in protest lies after what it protests against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.models import Event, Span
from briefing.reading import dates
from briefing.reading import eventwords as words
from briefing.reading.eventclauses import around

if TYPE_CHECKING:
    from briefing.models import Article, Person, Sentence, Status, TimeExpression

_STEM = 4  # "Japan" and "Japanese" share at least their first four letters
_BACK = 2  # sentences a reaction may look back for what it reacts to


def printable(sentence: Sentence, inside: Span) -> Span | None:
    """The part of a sentence that may be printed and holds `inside`; None when it is opinion."""
    for fact in sentence.facts:
        if fact.start <= inside.start and inside.end <= fact.end:
            return fact
    if (
        any(o.start <= inside.start < o.end for o in sentence.opinion)
        or sentence.label == "opinion"
    ):
        return None
    return sentence.span


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    people: tuple[Person, ...],
    dated: Sequence[Event],
) -> list[Event]:
    """Return the bounded and the undated events, given those with a date."""
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        earlier = sentences[max(0, number - _BACK) : number]
        later = sentences[number + 1 : number + 1 + _BACK]
        found.extend(_agreements(article, sentence, dated))
        found.extend(_reactions(article, sentence, earlier, times, dated))
        found.extend(_causes(article, sentence, later, times, dated))
        found.extend(_open(article, sentence, dated))
    return found


def _of(sentence: Sentence, events: Sequence[Event]) -> list[Event]:
    return [e for e in events if e.sentence == sentence.span]


def _clause(article: Article, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The printable clause round `start`:`end`; None in a quotation or an opinion."""
    inside = Span(article.id, sentence.span.paragraph, start, end)
    base = printable(sentence, inside)
    before = article.text[sentence.span.start : start]
    if base is None or before.count("“") > before.count("”") or before.count('"') % 2:
        return None
    return around(article.text, base.start, base.end, start, end)


def _event(
    article: Article,
    sentence: Sentence,
    where: tuple[int, int],
    status: Status,
    rule: str,
    value: str | None = None,
) -> Event:
    return Event(
        span=article.span(where[0], max(where)),
        sentence=sentence.span,
        status=status,
        rule=rule,
        date=value,
        precision="range" if value else None,
        bounded=value is not None,
    )


def _agreements(article: Article, sentence: Sentence, dated: Sequence[Event]) -> Iterator[Event]:
    """An undated decision of the past lies not after the day of publication."""
    published = _day(article)
    own = _of(sentence, dated)
    match = words.DECIDED.search(article.text, sentence.span.start, sentence.span.end)
    if published is None or match is None or any(e.status == "past" for e in own):
        return
    where = _clause(article, sentence, match.start(), match.end())
    if where is None or not where[0] < match.start() or words.NEGATED.search(article.text, *where):
        return
    ahead = [e.time.start for e in own if e.rule == "agreed-to" and e.time]
    if own and not ahead:
        return
    end = where[1]
    if ahead:
        end = where[0] + len(words.HANGING.sub("", article.text[where[0] : min(ahead)]))
    yield _event(article, sentence, (where[0], end), "past", "not-after", f"../{published}")


def _day(article: Article) -> str | None:
    value = article.published.date if article.published else ""
    return value if dates.parse(value) else None


def _reactions(
    article: Article,
    sentence: Sentence,
    earlier: Sequence[Sentence],
    times: tuple[TimeExpression, ...],
    dated: Sequence[Event],
) -> Iterator[Event]:
    """X welcomed Y's suggestion: after the day Y is told to have spoken, not after publication."""
    match = words.REACTED.search(article.text, sentence.span.start, sentence.span.end)
    published = _day(article)
    if match is None or published is None or _of(sentence, dated):
        return
    name = match["whose"].split()[-1]
    spoken = [
        t.value
        for s in earlier
        if name in article.passage(s.span)
        for t in times
        if s.span.start <= t.span.start < s.span.end and t.value and t.precision == "day"
    ]
    where = _clause(article, sentence, match.start(), match.end())
    if where and spoken and spoken[-1] <= published:
        yield _event(
            article, sentence, where, "past", "after-what-it-answers", f"{spoken[-1]}/{published}"
        )


def _causes(
    article: Article,
    sentence: Sentence,
    later: Sequence[Sentence],
    times: tuple[TimeExpression, ...],
    dated: Sequence[Event],
) -> Iterator[Event]:
    """Y acted in August in protest of X's curbs: the curbs lie before; "the X move" may say after what."""
    effects = [e for e in _of(sentence, dated) if e.status == "past" and e.date and not e.bounded]
    because = words.BECAUSE.search(article.text, sentence.span.start, sentence.span.end)
    act = words.ACT.match(article.text, because.end(), sentence.span.end) if because else None
    if not effects or act is None or any(act.start() <= t.span.start < act.end() for t in times):
        return
    where = _clause(article, sentence, act.start(), act.end())
    if where is None:
        return
    last = (effects[-1].date or "").rpartition("/")[2]
    first = _answered(article, act["whose"], later, dated)
    ordered = first and dates.bounds(f"{first}/{last}")
    start = first if ordered and ordered[0] <= ordered[1] else ".."
    yield _event(
        article, sentence, (act.start(), where[1]), "past", "before-its-answer", f"{start}/{last}"
    )


def _answered(
    article: Article, whose: str, later: Sequence[Sentence], dated: Sequence[Event]
) -> str | None:
    """The date of what the act told before ("the X move") is itself said to answer."""
    owner = whose.removeprefix("the ").removeprefix("The ").split()[-1]
    for sentence in later:
        text = article.passage(sentence.span)
        move = words.MOVE.match(text)
        if move is None or not words.BECAUSE.search(text):
            continue
        who = move["who"] or ""
        if who and not who.lower().startswith(owner[:_STEM].lower()):
            continue
        causes = [e.date for e in _of(sentence, dated) if e.status == "past" and e.date]
        if causes:
            return causes[0].partition("/")[0]
    return None


def _open(article: Article, sentence: Sentence, dated: Sequence[Event]) -> Iterator[Event]:
    """What goes on, and what is only rumoured."""
    if _of(sentence, dated):
        return
    start, end = sentence.span.start, sentence.span.end
    rumour = words.RUMOUR.search(article.text, start, end)
    if rumour and not article.text[start:end].rstrip().endswith("?"):
        where = around(article.text, start, end, rumour.start(), rumour.end())
        yield _event(article, sentence, where, "speculated", "rumoured")
        return
    match = words.CONTINUED.search(article.text, start, end)
    if match:
        where = _clause(article, sentence, match.start(), match.end())
        if where:
            yield _event(article, sentence, (match.start(), where[1]), "ongoing", "continued")
        return
    match = words.ONGOING.search(article.text, start, end)
    where = _clause(article, sentence, match.start(), match.end()) if match else None
    if match and where and not words.MENTAL.search(article.text, where[0], match.start()):
        yield _event(article, sentence, where, "ongoing", "has-been-doing")
