"""All attributions labelled in a text against our reports: letters of sources and of contents."""

from __future__ import annotations

from briefing.evaluation.counts import Count
from briefing.evaluation.polnearfiles import Stretches, Text, letters
from briefing.models import Attribution, Span


def counts(text: Text, reports: tuple[Attribution, ...]) -> dict[str, Count]:
    """Letters and digits of all sources and all contents that are labelled, and that are ours."""
    printed = text.article.text
    labelled = text.attributions
    return {
        "all, letters of content": _letters(
            printed,
            tuple(_place(report.span) for report in reports),
            tuple(part for one in labelled for part in one.content),
        ),
        "all, letters of source": _letters(
            printed,
            tuple(_place(r.source_span) for r in reports if r.source_span is not None),
            tuple(part for one in labelled for part in one.source),
        ),
    }


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _letters(printed: str, ours: Stretches, labelled: Stretches) -> Count:
    mine, theirs = letters(printed, ours), letters(printed, labelled)
    both = len(mine & theirs)
    return Count(both, len(mine), both, len(theirs))
