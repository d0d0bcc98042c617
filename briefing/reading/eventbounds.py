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

_Told = dict[int, list[Event]]  # the dated events of each sentence, by where it begins
_STEM = 4  # "Japan" and "Japanese" share at least their first four letters
_NEAR = 240  # code points: about a sentence
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
    by_sentence: _Told = {}
    for event in dated:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    text = article.text
    for number, sentence in enumerate(sentences):
        start, end = sentence.span.start, sentence.span.end
        own = by_sentence.get(start)
        if words.DECIDES.search(text, start, end):
            found.extend(_agreements(article, sentence, by_sentence))
        if not own and words.REACTED.search(text, start, end):
            earlier = sentences[max(0, number - _BACK) : number]
            spoken = [t for s in earlier for t in times if _within(s.span, t.span)]
            found.extend(_reactions(article, sentence, spoken, people))
        if not own and words.OPEN.search(text, start, end):
            found.extend(filter(None, [_open(article, sentence)]))
        if own and words.BECAUSE.search(text, start, end):
            later = sentences[number + 1 : number + 1 + _BACK]
            found.extend(_causes(article, sentence, later, times, by_sentence))
    return found


def _of(sentence: Sentence, events: _Told) -> list[Event]:
    return events.get(sentence.span.start, [])


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


def _agreements(article: Article, sentence: Sentence, dated: _Told) -> Iterator[Event]:
    """An undated decision of the past lies not after the day of publication."""
    published = _day(article)
    own = _of(sentence, dated)
    match = words.DECIDED.search(article.text, sentence.span.start, sentence.span.end)
    if published is None or match is None or any(e.status == "past" for e in own):
        return
    where = _clause(article, sentence, match.start(), match.end())
    if where is None or not where[0] < match.start():
        return
    if words.SUBORDINATE.search(article.text, where[0], match.start()) or words.NEGATED.search(
        article.text, *where
    ):
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
    earlier: Sequence[TimeExpression],
    people: tuple[Person, ...],
) -> Iterator[Event]:
    """X welcomed Y's suggestion: after the day Y is told to have spoken, not after publication."""
    match = words.REACTED.search(article.text, sentence.span.start, sentence.span.end)
    published = _day(article)
    if match is None or published is None:
        return
    speaker = _named(people, match.start("whose"), match.end("whose"))
    name = match["whose"].split()[-1]
    days = [
        time.value
        for time in earlier
        if time.value and time.precision == "day" and _speaks_there(article, time, name, speaker)
    ]
    where = _clause(article, sentence, match.start(), match.end())
    if where and days and days[-1] <= published:
        bounds = f"{days[-1]}/{published}"
        yield _event(article, sentence, where, "past", "after-what-it-answers", bounds)


def _named(people: tuple[Person, ...], start: int, end: int) -> Person | None:
    """Return the person mentioned between `start` and `end`."""
    for person in people:
        if any(m.start < end and start < m.end for m in person.mentions):
            return person
    return None


def _speaks_there(
    article: Article, time: TimeExpression, name: str, speaker: Person | None
) -> bool:
    """Tell whether the one reacted to is named within a sentence's reach of `time`."""
    start, end = max(0, time.span.start - _NEAR), time.span.end + _NEAR
    if speaker and any(start <= mention.start < end for mention in speaker.mentions):
        return True
    return name in article.text[start:end]


def _within(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _causes(
    article: Article,
    sentence: Sentence,
    later: Sequence[Sentence],
    times: tuple[TimeExpression, ...],
    dated: _Told,
) -> Iterator[Event]:
    """Y acted in August in protest of X's curbs: they lie before, and after what they answer."""
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


def _answered(article: Article, whose: str, later: Sequence[Sentence], dated: _Told) -> str | None:
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


def _open(article: Article, sentence: Sentence) -> Event | None:
    """What is only rumoured, or goes on."""
    start, end = sentence.span.start, sentence.span.end
    rumour = words.RUMOUR.search(article.text, start, end)
    if rumour and not article.text[start:end].rstrip().endswith("?"):
        where = around(article.text, start, end, rumour.start(), rumour.end())
        return _event(article, sentence, where, "speculated", "rumoured")
    return _continued(article, sentence) or _doing(article, sentence)


def _continued(article: Article, sentence: Sentence) -> Event | None:
    """X's continued launches."""
    match = words.CONTINUED.search(article.text, sentence.span.start, sentence.span.end)
    where = _clause(article, sentence, match.start(), match.end()) if match else None
    if match is None or where is None:
        return None
    return _event(article, sentence, (match.start(), where[1]), "ongoing", "continued")


def _doing(article: Article, sentence: Sentence) -> Event | None:
    """X has been building; not a hope or fear that has been growing."""
    match = words.ONGOING.search(article.text, sentence.span.start, sentence.span.end)
    where = _clause(article, sentence, match.start(), match.end()) if match else None
    if match is None or where is None:
        return None
    if words.MENTAL.search(article.text, where[0], match.start()):
        return None
    return _event(article, sentence, where, "ongoing", "has-been-doing")
