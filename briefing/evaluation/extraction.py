"""How well the text of web pages is found, beside trafilatura's defaults in the same run."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.cleaning.characters import mend
from briefing.errors import PathError, SourceError
from briefing.evaluation.extractionfields import same_day, same_title
from briefing.evaluation.extractionfiles import origins
from briefing.evaluation.extractionforms import Labelled, labelled
from briefing.evaluation.extractionscores import Extractions, Outcome, Page
from briefing.evaluation.extractionshingles import match
from briefing.models import Published, Skipped
from briefing.sources import html

_NEEDS = "pages with their ground truth"


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor makes of a page."""

    text: str
    title: str | None
    published: Published | None


def evaluate_extraction(place: Path) -> Extractions:
    """Read every page of a folder or a .tar.gz and score it against its ground truth.

    The forms are those of `briefing.evaluation.extractionforms`, found by themselves; several
    collections may lie in one folder. The characters of all texts (soft hyphens, no-break spaces,
    composed letters) are mended alike before they are compared. A page this kit refuses counts
    as one in which it found nothing. Raises PathError when there are no such pages.
    """
    pages: list[Page] = []
    skipped: list[Skipped] = []
    for extract in (ours, theirs):
        extract(b"<html><body><p>A first page, so that no page pays for what is loaded.</p>")
    for files in origins(place):
        for found in labelled(files):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                pages.append(scored(found))
    if not pages:
        raise PathError(f"{place} holds no {_NEEDS}, in none of the three known forms.")
    return Extractions(tuple(pages), tuple(skipped))


def scored(truth: Labelled) -> Page:
    """A page as both extractors see it, against its truth."""
    return Page(truth.collection, truth.name, _outcome(truth, ours), _outcome(truth, theirs))


def _outcome(truth: Labelled, extract: Callable[[bytes], Found]) -> Outcome:
    start = time.process_time()
    found = extract(truth.page)
    seconds = time.process_time() - start
    return Outcome(
        match=match(mend(truth.body)[0], mend(found.text)[0]),
        seconds=seconds,
        title=same_title(truth.title, found.title) if truth.title else None,
        date=same_day(truth.published, found.published) if truth.published else None,
    )


def ours(page: bytes) -> Found:
    """What this kit finds; nothing in a page it refuses."""
    try:
        article = next(html.read(page, "page.html"))
    except SourceError:
        return Found("", None, None)
    return Found(article.text, article.title, article.published)


def theirs(page: bytes) -> Found:
    """What trafilatura finds, called as its documentation calls it: without any option."""
    from trafilatura import extract, extract_metadata

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        text, stated = extract(page) or "", extract_metadata(page)
    except Exception:  # noqa: BLE001 - a page that trips trafilatura is one it finds nothing in
        return Found("", None, None)
    date = str(getattr(stated, "date", None) or "")
    title = getattr(stated, "title", None)
    return Found(text, str(title) if title else None, Published(date, date) if date else None)
