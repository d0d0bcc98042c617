"""What became of everything the earlier run watched, asked and judged: each is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from briefing.claims import Claim
from briefing.claims.matching import times
from briefing.history.deeds import is_undone
from briefing.history.events import turned
from briefing.history.expected import expected
from briefing.history.following import PLANNED, Past, follows
from briefing.history.judging import asked, given, judged
from briefing.history.known import plain
from briefing.history.printed import Row, rows
from briefing.history.records import Changed, Ground, Passage, Result, Scored
from briefing.models import Annex, Earlier, Span
from briefing.reading import read
from briefing.reading.eventdays import days

WATCHED = ("watch", "coming_up")  # sections whose rows say what is expected, and when
_WHEN, _WHAT = 1, 2  # columns of their tables, from 1

Score = tuple[Result, Ground, tuple[Passage, ...]]


def scored(
    annex: Annex, fresh: list[Claim], past: Past, changed: tuple[Changed, ...], today: date | None
) -> Iterator[Scored]:
    """Score every item of the earlier run once. `today` is the information cut-off."""
    earlier = annex.earlier
    if earlier is None:
        return
    watched = list(_watched(earlier))
    for note, row in watched:
        yield _item(annex, note, row, fresh, past, today)
    yield from asked(annex, earlier, today, printed={plain(r[_WHAT - 1].text) for _, r in watched})
    yield from judged(annex, earlier, changed)


def _watched(earlier: Earlier) -> Iterator[tuple[str, Row]]:
    """The rows of what was to watch, each event once; the analyst's own are for `asked`."""
    seen: set[tuple[Span, ...]] = set()
    for slug in WATCHED:
        for number, row in rows(earlier, slug):
            spans = row[_WHAT - 1].spans if len(row) >= _WHAT else ()
            own = any(part.rule == "analyst" for cell in row for part in cell.parts)
            if spans and spans not in seen and not own:
                seen.add(spans)
                yield f"{slug}/{number}", row


def _item(
    annex: Annex, note: str, row: Row, fresh: list[Claim], past: Past, today: date | None
) -> Scored:
    what, when = row[_WHAT - 1], row[_WHEN - 1]
    note, day = f"{note}/{_WHAT}", f"{note}/{_WHEN}"
    rests = tuple(dict.fromkeys((*what.spans, *when.spans)))
    outcome = given(annex, what.text)
    if outcome is not None:
        path, result = outcome
        return Scored(note, result, "analyst", day, rests, outcome=path)
    last = _last_day(annex, what.spans)
    result, ground, evidence = _score(
        expected(annex, what.spans), fresh, past, _silent(last, today)
    )
    return Scored(note, result, ground, day, rests, evidence)


def _score(item: Claim | None, fresh: list[Claim], past: Past, silent: Ground) -> Score:
    about = [c for c in fresh if item and follows(item, c, past.scale)]
    for result, ground, fits in _RULES:
        found = [claim for claim in about if item and fits(item, claim)]
        if found:
            return result, ground, tuple(Passage(c.article, c.span) for c in found)
    return "open", silent, ()


def _is_off(item: Claim, claim: Claim) -> bool:
    return is_undone(claim) and turned(item, claim) == "off"


def _is_later(_: Claim, claim: Claim) -> bool:
    return is_undone(claim)


def _is_done(item: Claim, claim: Claim) -> bool:
    return turned(item, claim) == "done" and times(item, claim) != "differ"


def _is_done_otherwise(item: Claim, claim: Claim) -> bool:
    return turned(item, claim) == "done"


def _is_moved(item: Claim, claim: Claim) -> bool:
    return claim.status in PLANNED and times(item, claim) == "differ"


def _is_expected(_: Claim, claim: Claim) -> bool:
    return claim.status in PLANNED


_RULES: tuple[tuple[Result, Ground, Callable[[Claim, Claim], bool]], ...] = (
    ("failed", "off", _is_off),
    ("failed", "later", _is_later),
    ("held", "done", _is_done),
    ("failed", "other day", _is_done_otherwise),
    ("open", "moved", _is_moved),
    ("open", "expected", _is_expected),
)


def _silent(last: date | None, today: date | None) -> Ground:
    """No text of today tells: whether the day is over."""
    if last is None:
        return "undated"
    return "passed" if today is not None and last < today else "ahead"


def _last_day(annex: Annex, spans: tuple[Span, ...]) -> date | None:
    """The last day that an event of these clauses may fall on; None when none has a date."""
    texts = {article.id: article for article in annex.texts}
    found = [
        days(texts[span.article], event)
        for span in spans
        if span.article in texts
        for event in read(texts[span.article]).events
        if event.span.start < span.end and span.start < event.span.end
    ]
    return max((bounds[1] for bounds in found if bounds), default=None)
