"""A coverage made ready for one kind of briefing: its judgements, its earlier run, its model."""

from __future__ import annotations

from dataclasses import replace

from briefing.history import lighter, look
from briefing.judged import Judgements
from briefing.judgements import corrected, find
from briefing.library import Coverage
from briefing.model import attach
from briefing.models import Article, Earlier


def prepare(
    coverage: Coverage, kind: str, *, judgements: str = "", earlier: str = "", model: str = ""
) -> Coverage:
    """Make `coverage` ready for a briefing of this kind, which is the name of its notebook.

    `judgements` is a file of the project: "" for the default one if it exists, "none" for none.
    `earlier` is a run to compare with: "" for the latest one, "none" for none. `model` names a
    language model: "" for that of the environment if there is one, "none" for none. Readings
    keep to the analyst's corrections from here on. Raises UsageError when one of them cannot be
    used, with the line of a fault in a file.

    >>> from briefing import open_library, prepare
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> prepare(coverage, "topic_briefing", judgements="none", earlier="none").kind
    'topic_briefing'
    """
    found = find(kind, coverage.topic, judgements)
    before = look(kind, coverage.topic, earlier)
    ready = replace(
        coverage,
        kind=kind,
        articles=corrected(coverage.articles, found)[0],
        judgements=found,
        earlier=_kept(before.earlier, coverage.articles, found),
        passed_over=before.passed_over,
    )
    return attach(ready, model)


def _kept(
    before: Earlier | None, articles: tuple[Article, ...], judgements: Judgements | None
) -> Earlier | None:
    """The earlier run with the texts that are no longer sources; corrections hold for them too."""
    if before is None:
        return None
    gone = lighter(before, articles)
    return replace(gone, articles=corrected(gone.articles, judgements)[0])
