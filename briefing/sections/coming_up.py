"""What the sources expect within two weeks and within sixty days of the information cut-off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefing.history.comparison import compare
from briefing.history.upcoming import distinct
from briefing.library import Coverage
from briefing.models import Annex, Section, Table
from briefing.phrases import digest
from briefing.reading import dates
from briefing.sections import parts
from briefing.sections.cutoff import latest
from briefing.sections.happenings import Happening
from briefing.sections.parts import left_out
from briefing.sections.then_and_now import Row
from briefing.sections.watch import ahead, due, row

NEAR, FAR = timedelta(days=14), timedelta(days=60)  # BRIEFINGS model 2.4
ROWS, LATER = 10, 5  # events; of them such as lie later or have no day
WORDS = 200  # of the 500 of page one


Due = tuple[Happening, str]


def coming_up(coverage: Coverage) -> Section:
    """The events of the next sixty days, soonest first, and a few later or undated ones."""
    found = list(_due(coverage.annex))
    shown = _shown(found)
    rows = tuple(_row(h, within) for h, within in found if h in shown)
    left = len(found) - len(rows)
    return coverage.keep(
        Section(
            slug="coming_up",
            title="Coming up",
            table=Table(("When", "What", "Status", "How soon"), rows) if rows else None,
            intro=left_out(left, digest.LEFT_OUT_LATER),
            empty="The sources name nothing that lies ahead.",
            front=True,
        )
    )


def _shown(found: list[Due]) -> list[Happening]:
    """What page one has room for; the next run looks at each of them again."""
    dated = [h for h, within in found if within != "later"]
    later = [h for h, within in found if within == "later"][:LATER]
    shown: list[Happening] = []
    left = WORDS
    for happening in (*dated, *later):
        left -= len(happening.text.split())
        if len(shown) < ROWS and left >= 0:
            shown.append(happening)
    return shown


def again(annex: Annex) -> Iterator[Row]:
    """Every event once; what was put off or called off is no longer due."""
    yield from (_row(happening, within) for happening, within in _due(annex))


def _row(happening: Happening, within: str) -> Row:
    soon = parts.cell("watch", digest.WITHIN[within], happening.event.span)
    return (*row(happening), soon)


def _due(annex: Annex) -> Iterator[Due]:
    cutoff, compared = latest(annex.articles), compare(annex)
    expected = ahead(Coverage(annex.topic, annex.articles))
    expecting = [
        (h, _within(h, cutoff)) for h in expected if not compared.is_overtaken(h.event.span)
    ]
    newest = sorted((h for h, _ in expecting), key=lambda h: -h.number)
    once = set(distinct(annex, (h.event.span for h in newest)))
    yield from ((h, within) for h, within in expecting if h.event.span in once)


def _within(happening: Happening, cutoff: date | None) -> str:
    """By the last day that the next of its dates may fall on; "later" for no date as well."""
    known = [dates.bounds(event.date or "") for event in due(happening, cutoff)]
    last = min((bounds[1] for bounds in known if bounds), default=None)
    if last is None or cutoff is None:
        return "later"
    left = last - cutoff
    return "near" if left <= NEAR else "far" if left <= FAR else "later"
