"""An article, or a part of one, as plain values that a page can draw.

Spans count code points and JavaScript counts in halves of some of them, so the text is cut here:
the page gets pieces of text, each with the numbers of the marks that cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.desk.articles.found import marks
from briefing.desk.articles.marks import Mark
from briefing.desk.articles.paging import Stretch, parts
from briefing.desk.articles.rules import plain
from briefing.desk.articles.segments import cut
from briefing.models import Article, Reading
from briefing.reading import read

_MARKS = 6_000  # of a part that are drawn
_WORDS = 300  # code points of a value, a note or a dropped line
_LINES = 200  # dropped lines that are shown
_NAMES = 120  # suggestions for a speaker


def listed(articles: Sequence[Article]) -> list[dict[str, Any]]:
    """The articles as the list shows them, numbered as the references are."""
    numbers = {article.id: number for number, article in enumerate(articles, start=1)}
    return [
        {
            "number": number,
            "title": short(article.title),
            "outlet": short(article.outlet or "no outlet"),
            "day": article.published.date if article.published else "no date",
            "form": article.genre,
            "copy": numbers.get(article.copy_of or "", 0),
            "corrected": len(article.corrections),
        }
        for number, article in enumerate(articles, start=1)
    ]


def told(article: Article, number: int, part: int = 0) -> dict[str, Any]:
    """A part of an article (from 0), with all that was read in it."""
    reading = read(article)
    pages = parts(article)
    part = max(0, min(part, len(pages) - 1))
    page = pages[part]
    here = _within(marks(article, reading), page)
    shown = here[:_MARKS]
    return {
        "number": number,
        "title": article.title[:_WORDS],
        "subtitle": short(article.subtitle or ""),
        "about": _about(article),
        "part": part,
        "parts": len(pages),
        "cut": _cut(article, page, len(here), len(pages)),
        "paragraphs": _paragraphs(article, page, shown),
        "marks": [_mark(mark) for mark in shown],
        "names": _names(reading),
        "notes": [short(note) for note in article.notes[:_LINES]],
        "doubts": [short(doubt) for doubt in article.doubts[:_LINES]],
        "dropped": [[d.line, short(d.text), d.rule] for d in article.dropped[:_LINES]],
        "undropped": max(0, len(article.dropped) - _LINES),
    }


def short(words: str) -> str:
    """Words from outside, cut to a length fit for a line."""
    return words if len(words) <= _WORDS else f"{words[:_WORDS]}…"


def _within(found: Sequence[Mark], page: Sequence[Stretch]) -> list[Mark]:
    if not page:
        return []
    start, end = page[0].start, page[-1].end
    return [mark for mark in found if mark.span.start < end and start < mark.span.end]


def _paragraphs(
    article: Article, page: Sequence[Stretch], shown: Sequence[Mark]
) -> list[dict[str, Any]]:
    """Each paragraph as pieces of text with the numbers of the marks over them."""
    spans = [(mark.span.start, mark.span.end) for mark in shown]
    here = [(stretch.start, stretch.end) for stretch in page]
    found: list[dict[str, Any]] = [
        {"number": stretch.paragraph, "whole": stretch.whole, "pieces": []} for stretch in page
    ]
    for start, end, covering in cut(here[0][0], here[-1][1], spans + here) if page else ():
        if covering and covering[-1] >= len(spans):  # within a paragraph, not between two
            pieces = found[covering[-1] - len(spans)]["pieces"]
            pieces.append([article.text[start:end], list(covering[:-1])])
    return found


def _mark(mark: Mark) -> dict[str, Any]:
    about = mark.about or mark.span
    made = {
        "kind": mark.kind,
        "value": short(mark.value),
        "rule": mark.rule,
        "why": plain(mark.kind, mark.rule),
        "told": [[name, short(words)] for name, words in mark.told],
        "corrects": mark.corrects,
        "shows": mark.shows,
        "start": about.start,
        "end": about.end,
        "cue": mark.about is not None,
    }
    if mark.corrected:
        made["by"], made["because"] = short(mark.corrected.by), short(mark.corrected.why)
    return made


def _about(article: Article) -> str:
    day = article.published.date if article.published else "no date"
    printed = (article.byline, article.outlet or "no outlet", day, article.genre, article.language)
    return " · ".join(short(words) for words in printed if words)


def _cut(article: Article, page: Sequence[Stretch], found: int, number: int) -> str:
    """What is not shown here, in words; "" when all of it is."""
    more = f" Only the first {_MARKS} of {found} marks are drawn." if found > _MARKS else ""
    if number == 1:
        return more.strip()
    first, last, all_of_it = page[0].paragraph, page[-1].paragraph, len(article.paragraphs)
    return (
        f"The article has {len(article.text):,} characters and is shown in {number} parts; here "
        f"are paragraphs {first} to {last} of {all_of_it}.{more}"
    )


def _names(reading: Reading) -> list[str]:
    """Who may be a speaker: the people first, then whatever else is named."""
    people = [person.name for person in reading.people]
    others = [
        one.name for one in reading.entities if one.kind in ("organisation", "office", "place")
    ]
    return [*dict.fromkeys(short(name) for name in (*people, *others))][:_NAMES]
