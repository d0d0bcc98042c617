"""What happened, what is planned, and what is only thought possible, each with its date.

A time expression dates the clause it stands in, unless the clause only reports words ("X said
on Monday") or a state ("since 2016"). Bounds and undated events: `briefing.reading.eventbounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.models import Event, Span
from briefing.reading import dates, eventbounds
from briefing.reading import eventwords as words
from briefing.reading.eventclauses import around

if TYPE_CHECKING:
    from briefing.models import Article, Person, Sentence, Status, TimeExpression

_DATELINE = re.compile(r"\s?\((?:[A-Z][\w .-]{1,30})\)|\s?(?:--|—|–)\s")
_SKIPPED_BEFORE = re.compile(
    r"\b(?:since|than(?:\sin)?|compared\s(?:with|to)|versus|dated|as of)\s(?:the\s)?$|[(/#]$",
    re.IGNORECASE,
)
_PRENOMINAL = re.compile(r"(?:['’]s)?(?:\s[A-Za-z][\w’'-]{1,24}){1,5}")
_ADJECTIVE = (
    r"(?:(?!(?:in|on|at|of|by|to|for|from|with|and|or|was|were|is|are|be|been|back|since|until|late"
    r"|early|mid|during)\b)[\w-]{2,20}\s)?"
)
_OWNER = re.compile(
    rf"\b(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?|[Tt]his|[Tt]hat)\s{_ADJECTIVE}"
    rf"|(?:the\s)?(?:[A-Z][\w.-]{{1,24}}\s){{0,4}}[A-Z][\w.-]{{1,24}}['’]s?\s{_ADJECTIVE})$"
)
_INTO_NOUN = re.compile(
    r"\b(?:of|for|to|over|against|following|after|from|by|with|about|since|as)\s$", re.IGNORECASE
)
_OF = re.compile(r"(?P<noun>[\w-]{2,24})\sof\s(?:the\s)?$")
_PART = re.compile(
    r"(?:end|start|beginning|middle|days?|weeks?|months?|half|quarter|spring|summer|autumn|winter|fall"
    r"|part|outbreak|morning|evening|night|rest|course|most|much|all)$",
    re.IGNORECASE,
)
_MODAL = re.compile(r"will|may|might|shall|can|must|should|could")
_WHEN = re.compile(r",?\swhen\s")
_ATTRIBUTED = re.compile(r"\b(?:according to|said|says|told|citing)\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """One expression in its sentence: what the rules look at."""

    article: Article
    sentence: Sentence
    time: TimeExpression
    published: date | None
    base: tuple[int, int]
    clause: tuple[int, int]

    @property
    def told(self) -> str:
        """The words of the clause."""
        return self.article.text[self.clause[0] : self.clause[1]]

    @property
    def before(self) -> str:
        """The words of the clause before the expression."""
        return self.article.text[self.clause[0] : max(self.clause[0], self.time.span.start)]

    @property
    def after(self) -> str:
        """The words of the clause after the expression."""
        return self.article.text[self.time.span.end : max(self.clause[1], self.time.span.end)]

    def event(self, start: int, end: int, status: Status, rule: str) -> Event:
        """The event told by the words from `start` to `end`."""
        return Event(
            span=self.article.span(start, max(start, end)),
            sentence=self.sentence.span,
            status=status,
            rule=rule,
            date=self.time.value,
            precision=self.time.precision,
            time=self.time.span,
        )


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    people: tuple[Person, ...] = (),
) -> tuple[Event, ...]:
    """Return the events of `article` in order of the text, one a sentence, date and status."""
    dated = [
        event
        for sentence in sentences
        for event in _of_sentence(article, sentence, _inside(sentence, times))
    ]
    bounded = eventbounds.find(article, sentences, times, people, dated)
    unique = {
        (e.sentence.start, e.date, e.status, e.span.start if e.date is None else 0): e
        for e in [*bounded, *dated][::-1]
    }
    return tuple(sorted(unique.values(), key=lambda e: (e.span.start, e.date or "9")))


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The dated events by time: first day, then last; "not after" a day counts as that day."""

    def key(event: Event) -> tuple[date, date, bool, int]:
        first, last = dates.bounds(event.date or "") or (date.max, date.max)
        return (
            last if first == date.min else first,
            last,
            event.status != "scheduled",
            event.span.start,
        )

    return tuple(sorted((e for e in events if e.date), key=key))


def _inside(sentence: Sentence, times: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    return [t for t in times if sentence.span.start <= t.span.start < sentence.span.end]


def _of_sentence(
    article: Article, sentence: Sentence, times: list[TimeExpression]
) -> Iterator[Event]:
    if article.text[sentence.span.start : sentence.span.end].rstrip("\"”' ").endswith("?"):
        return
    for time in times:
        base = eventbounds.printable(sentence, time.span) or _planned(article, sentence, time)
        if base is None or time.value is None or _is_no_date_of_event(article, sentence, time):
            continue
        start, end = base.start, base.end
        clause = around(article.text, start, end, time.span.start, time.span.end)
        published = dates.parse(article.published.date) if article.published else None
        scene = Scene(article, sentence, time, published, (start, end), clause)
        yield from _events(scene)


def _planned(article: Article, sentence: Sentence, time: TimeExpression) -> Span | None:
    """What is slated for a day is a fact in an opinion too."""
    before = article.text[max(sentence.span.start, time.span.start - 160) : time.span.start]
    return sentence.span if words.SLATED.search(before) else None


def _is_no_date_of_event(article: Article, sentence: Sentence, time: TimeExpression) -> bool:
    """Datelines, "since 2016", "than in 2019", a year in brackets."""
    text, begin = article.text, sentence.span.start
    if time.span.start - begin < 60 and _DATELINE.match(text, time.span.end):
        return True
    before = text[max(begin, time.span.start - 24) : time.span.start]
    return bool(_SKIPPED_BEFORE.search(before)) and not _WHEN.match(text, time.span.end)


def _events(scene: Scene) -> Iterator[Event]:
    status = _status(scene)
    if status is None:
        return
    for rule in (_slated, _when, _of, _prenominal, _agreed):
        found = rule(scene, status)
        if found is not None:
            yield from found
            return
    if _only_says(scene) or (status == "past" and (_only_is(scene) or _is_modal(scene))):
        return
    start, end = _whole(scene)
    yield scene.event(start, end, status, "clause")


def _whole(scene: Scene) -> tuple[int, int]:
    """The clause, or all that may be printed when the clause alone would lose who says it."""
    start, end = scene.clause
    full = scene.article.text[scene.base[0] : scene.base[1]]
    if (
        scene.sentence.label == "attributed"
        and _ATTRIBUTED.search(full)
        and not _ATTRIBUTED.search(scene.told)
    ):
        return scene.base[0], scene.base[0] + len(full.rstrip(" .!?"))
    return start, end


# ---------------------------------------------------------------- status


def _status(scene: Scene) -> Status | None:
    """How sure the event is; None when it is called off, or only bears the day's date."""
    bounds = dates.bounds(scene.time.value or "")
    if bounds is None or (scene.published and bounds[0] > scene.published):
        return _ahead(scene) if bounds else None
    if scene.published is None or bounds[1] < scene.published:
        return None if _denied(scene) else "past"
    return _now(scene, bounds[0] == bounds[1])


def _ahead(scene: Scene) -> Status | None:
    if _denied(scene):
        return None
    possible = _last(words.POSSIBLE, scene)
    if possible > _last(words.PLANNED, scene):
        return "possible"
    if words.SPECULATED.search(scene.told):
        return "speculated"
    told_alone = scene.clause[1] - scene.clause[0] > 0.8 * (scene.base[1] - scene.base[0])
    unsure = scene.sentence.label == "speculation" and told_alone
    return "possible" if unsure and _last(words.PLANNED, scene) < 0 else "scheduled"


def _last(cue: re.Pattern[str], scene: Scene) -> int:
    """Where the last cue before the expression stands; 0 when only one after it does; else -1."""
    found = [match.start() + 1 for match in cue.finditer(scene.before)]
    return found[-1] if found else 0 if cue.search(scene.after) else -1


def _now(scene: Scene, is_day: bool) -> Status | None:
    """The day, week, month or year of publication: the tense decides."""
    verb = _governing(scene)
    future = words.AHEAD.search(scene.told) or words.POSSIBLE.search(scene.told)
    past = verb is not None and words.is_past(verb)
    if past and not (future and _nearer(scene, future.start())):
        return None if _denied(scene) else "past"
    if not future:
        return None
    if is_day and not words.SAME_DAY.search(scene.told):
        return None
    return _ahead(scene)


def _nearer(scene: Scene, position: int) -> bool:
    """Tell whether the cue stands between the last past verb before the expression and it."""
    at = scene.time.span.start - scene.clause[0]
    last = [m.start() for m in words.FINITE.finditer(scene.before) if words.is_past(m[0])]
    if not last:
        return True
    return position <= at and position >= last[-1] - 14


def _denied(scene: Scene) -> bool:
    return bool(words.NEGATED.search(scene.before[-80:]) or words.CALLED_OFF.search(scene.told))


# ---------------------------------------------------------------- rules


def _slated(scene: Scene, status: Status) -> list[Event] | None:
    """A summit slated for June 29; and the possible meeting on its sidelines."""
    match = words.SLATED.search(scene.before[-160:])
    if match is None or status == "past":
        return None
    offset = scene.clause[0] + max(0, len(scene.before) - 160)
    if match["is"]:
        return [scene.event(*scene.clause, "scheduled", "is-slated")]
    starts = [m.start() for m in words.NP_START.finditer(match["noun"])]
    if not starts:
        return None
    noun = offset + match.start("noun") + starts[-1]
    found = [scene.event(noun, scene.time.span.end, "scheduled", "slated")]
    beside = words.BESIDE.search(scene.article.text[scene.clause[0] : noun])
    if beside:
        start = scene.clause[0] + beside.start("what")
        found.append(scene.event(start, scene.time.span.end, "possible", "beside-slated"))
    return found


def _when(scene: Scene, status: Status) -> list[Event] | None:
    """In August 2019, when X decided …: the clause after "when" tells it."""
    text = scene.article.text
    match = _WHEN.match(text, scene.time.span.end)
    if match is None or match.end() >= scene.base[1]:
        return None
    start, end = around(text, match.end(), scene.base[1], match.end(), match.end())
    return [scene.event(start, end, status, "when")]


def _of(scene: Scene, status: Status) -> list[Event] | None:
    """The elections of 2020: the date is that of the noun, and of nothing the clause tells."""
    match = _OF.search(scene.before[-40:])
    if match is None or _PART.match(match["noun"]) or status != "past":
        return None
    if not words.EVENT_NOUN.fullmatch(match["noun"]):
        return []
    starts = [m.start() for m in words.NP_START.finditer(scene.before[-80:])]
    offset = scene.clause[0] + max(0, len(scene.before) - 80)
    start = offset + starts[-1] if starts else scene.clause[0]
    end = scene.clause[1] if start == scene.clause[0] else scene.time.span.end
    return [scene.event(start, end, status, "noun-of")]


def _prenominal(scene: Scene, status: Status) -> list[Event] | None:
    """The 2018 ruling, Monday's vote, the October 11 meeting."""
    noun = _PRENOMINAL.match(scene.after)
    owner = _OWNER.search(scene.before[-90:])
    possessive = scene.after.startswith(("'s ", "’s "))
    if noun is None or not (owner or possessive):
        return None
    if not words.EVENT_NOUN.search(noun[0]):
        return [] if scene.time.precision == "year" and not possessive else None
    start = scene.time.span.start - (len(owner[0]) if owner else 0)
    lead = scene.article.text[scene.clause[0] : start]
    if not _INTO_NOUN.search(lead[-12:]) or (status != "past" and words.FINITE.search(lead)):
        start = scene.clause[0]
    return [scene.event(start, scene.clause[1], status, "prenominal")]


def _agreed(scene: Scene, status: Status) -> list[Event] | None:
    """They agreed to hold exercises in August: what lies ahead is the exercises."""
    if status not in ("scheduled", "possible"):
        return None
    found = [m for m in words.AGREED.finditer(scene.before) if m[0].endswith("to ")]
    if not found:
        return None
    start = scene.clause[0] + found[-1].end()
    light = words.LIGHT.match(scene.article.text, start, scene.time.span.start)
    return [scene.event(light.end() if light else start, scene.clause[1], status, "agreed-to")]


def _governing(scene: Scene) -> str | None:
    """The verb nearest before the expression, else the first after it."""
    before = [m[0] for m in words.FINITE.finditer(scene.before)]
    after = words.FINITE.search(scene.after)
    return before[-1] if before else after[0] if after else None


def _only_says(scene: Scene) -> bool:
    """X said on Monday; but not X said at a press conference on Monday."""
    verb = _governing(scene)
    if verb is None or not words.SAYING.fullmatch(verb):
        return False
    return words.OCCASION.search(scene.told) is None


def _is_modal(scene: Scene) -> bool:
    """Tell whether the clause speaks of what will be, though the date is past."""
    return _MODAL.fullmatch(_governing(scene) or "") is not None


def _only_is(scene: Scene) -> bool:
    """A clause that tells how things are, and nothing that was done."""
    verb = _governing(scene)
    return verb is None or (words.STATE.fullmatch(verb) is not None and not words.is_past(verb))
