"""A million letters that nobody reads cost seconds, not minutes, and leave nothing out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError
from briefing.exporters import NAMES, export, pdf
from briefing.models import Annex, Part, Section, Statement, Verdict
from tests.exporters.hostile_notebook import NAMED
from tests.exporters.notebook import FRONT, article, notebook, shows
from tests.exporters.opening import opened

MANY = 1_000_000
FLOODS = {
    "word": "W" * MANY,
    "blanks": "x" + "\u00a0" * MANY + "x",
    "shapeless": "x" + "\u200b" * MANY + "x",
    "marks": "e" + "\u0301" * MANY,
}
MOST = 10_000_000  # bytes of a report


def cited(text: str) -> Any:
    """A briefing with one article of one paragraph, and a sentence that rests on all of it."""
    source = article(text, published="2024-03-04")
    sentence = Statement("fact", (Part("All of it", "verbatim", source.whole),))
    return notebook(
        shows(FRONT),
        shows(Section("points", "Points", (sentence,))),
        shows(Annex((source,), ())),
        shows(Verdict(1)),
    )


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_written(flood: str) -> None:
    """Every format takes a million letters without a blank, and writes no more than it must."""
    made = cited(FLOODS[flood])
    assert [n for n in NAMES if not 0 < len(export(made, n, NAMED).data) < MOST] == []


def test_more_than_memory_holds_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs that would take gigabytes to set are refused before they are."""
    monkeypatch.setattr(pdf, "FLOOD", 90_000)
    with pytest.raises(ExportError, match=r"50,000 characters hold 100,000 in all; .* write html"):
        export(cited("W" * 100_000), "pdf", NAMED)


def test_a_page_with_a_long_word_opens(browser: Any, tmp_path: Path) -> None:
    """Chromium lays out a word of 200,000 letters, which it would shape line by line else."""
    path = tmp_path / "report.html"
    path.write_bytes(export(cited("WA" * 100_000), "html", NAMED).data)
    with opened(browser, path, width=360) as heard:
        over = heard.all("document.documentElement.scrollWidth - innerWidth")
    assert (over <= 0, heard.asked, heard.said) == (True, [], [])
