"""Whatever the articles say, the sections with figures tell only what the checks can prove."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.library import Coverage, open_library
from briefing.models import Article
from tests.build import article, coverage

SECTIONS = (
    sections.timeline,
    sections.coverage_over_time,
    sections.independence,
    sections.mentions,
    sections.positions_over_time,
    sections.places,
)
WORDS = (
    "Ana Lopez", "Foreign Minister Bo Chen", "South Korea", "Japan", "the radar pact", "Camp David",
    "Tokyo", "NATO", "he", "it", "said", "welcomed", "does not support", "rejects", "told", "that",
    "and", ",", ".", '"', "“", "”", "on Monday", "in June 2023", "last year", "김정은", "岸田首相",
    "'s",
)  # fmt: skip


def sentences() -> st.SearchStrategy[str]:
    """Rows of words that the rules of reading look for, well formed or not."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=18).map(" ".join)


def articles() -> st.SearchStrategy[Article]:
    """Articles of such rows, and of any text."""
    dates = st.none() | st.sampled_from(["2023", "2023-06", "2023-06-12", "2024-01-31"])
    outlets = st.none() | st.sampled_from(["The Ledger", "the ledger", "The Star (Reuters)"])
    paragraphs = st.lists(sentences() | st.text(min_size=1, max_size=60), min_size=1, max_size=4)
    return st.builds(
        lambda texts, day, outlet: article(*texts, published=day, outlet=outlet),
        paragraphs,
        dates,
        outlets,
    )


def told(made: Coverage) -> None:
    """Make every section with a figure."""
    for make in SECTIONS:
        make(made)


@settings(max_examples=60)
@given(st.lists(articles(), min_size=1, max_size=4, unique_by=lambda a: a.id), st.booleans())
def test_what_figures_tell_of_any_articles_is_proven(found: list[Article], copied: bool) -> None:  # noqa: FBT001 - Hypothesis hands arguments over by position
    """No statement, number, name or figure of them fails a gate."""
    if copied and len(found) > 1:
        found[1] = replace(found[1], copy_of=found[0].id)
    made = coverage(*found)
    told(made)
    assert [f for f in checks.check(made).failures if f.check != "count"] == []


@pytest.mark.parametrize("folder", ["whitehouse", "crs"])
def test_figures_of_real_texts_are_proven(shared: Path, folder: str) -> None:
    """Long releases and reports, with all their lists."""
    made = open_library(shared / "corpus" / folder).about("trilateral")
    told(made)
    assert checks.check(made).failures == ()
