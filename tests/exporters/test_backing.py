"""What a report rests on beside its sources is printed, and links lead there and back."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from briefing.exporters import export
from briefing.exporters.annex import annex
from briefing.exporters.citations import Citations
from briefing.models import Failure, Verdict
from tests.exporters import backed
from tests.exporters import notebook as nb
from tests.exporters.test_html import Page, page
from tests.exporters.test_pdf import words


@pytest.fixture(scope="module")
def whole() -> str:
    """The page of it all."""
    return page(backed.briefing())


def after(shown: str, mark: str) -> str:
    """The page from a mark on."""
    return shown[shown.index(mark) :]


def test_a_reference_to_a_row_leads_there_and_back(whole: str) -> None:
    """[R1] is a link to the row, and the row names the place that cites it."""
    link = re.search(r'<a id="(r\d+)" href="#row-1">R1</a>', whole)
    assert link is not None
    row = after(whole, '<article id="row-1"')
    assert f'href="#{link[1]}">What changed</a>' in row[: row.index("</article>")]


def test_a_row_says_where_it_can_be_checked(whole: str) -> None:
    """Name, cells, pages and the day they were read; what is no web address is no link."""
    row = after(whole, '<article id="row-1"')
    row = row[: row.index("</article>")]
    assert "R1</span> Second pier planned</h3>" in row
    assert "<dt>date</dt><dd>2024-03-04</dd>" in row
    assert "<dt>note</dt>" not in row
    assert "pier-plan in events.csv · read 2024-06-01" in row
    assert Page(row).values("href")[0] == "https://example.org/minutes"
    assert "javascript:alert(1)" in row
    assert [link for link in Page(row).values("href") if link.startswith("javascript")] == []


def test_a_text_of_the_earlier_run_is_printed_and_marked(whole: str) -> None:
    """[E1.P1] leads to its words; a text that nothing cites is left out."""
    earlier = after(whole, 'id="earlier-texts"')
    assert re.search(r'href="#(c\d+)">E1\.P1</a>', whole)
    assert re.search(r'<mark class="c\d+">no second pier was planned</mark>', earlier)
    assert "Gulls" not in whole


def test_every_link_inside_the_page_arrives(whole: str) -> None:
    """Each link leads to an id that is there once."""
    read = Page(whole)
    ids = read.values("id")
    wanted = {link[1:] for link in read.values("href") if link.startswith("#")}
    assert (set(), len(ids)) == (wanted - set(ids), len(set(ids)))


def test_a_correction_stands_beside_its_text(whole: str) -> None:
    """By whom, what and why."""
    told = "Corrected by A. Reader: “The harbour council” is said by Ada Finch (see minutes)"
    assert told in after(whole, '<article id="s1"')


def test_the_judgements_file_is_named(whole: str) -> None:
    """Its name without its folder, and the digest of its bytes."""
    assert f"Judgements: pier.yaml, SHA-256 {'ab' * 32}" in whole


def test_the_title_has_its_reference(whole: str) -> None:
    """It leads to its passage as any sentence does."""
    heading = after(whole, "<h1>")
    assert re.search(r'href="#c\d+">S1\.P1</a>', heading[: heading.index("</h1>")])


def test_a_headline_stands_under_the_title_and_in_the_contents(whole: str) -> None:
    """Without the full stop of the sentence it is."""
    headline = nb.LEAD.text.rstrip(".")
    assert f'<p class="says">{headline} <span class="refs">' in whole
    assert f'<span class="says">{headline}</span>' in whole


def test_the_reading_time_follows_the_basis(whole: str) -> None:
    """It is that of what is printed."""
    shown = after(whole, "<dt>Basis</dt>")
    line = shown[shown.index("<div>") : shown.index("<dt>Method</dt>")]
    assert "<dd>Page one 1 minute; all 1 minute, at 238 words a minute</dd>" in line


def test_long_sentences_are_counted_in_the_report() -> None:
    """The run record lists them; a reader is told how many there are."""
    long = Verdict(3, (), tuple(Failure("Facts", f"Long {n}", "length", "30") for n in (1, 2)))
    shown = page(nb.briefing(verdict=long))
    assert "2 sentences have more than 25 words outside quotations" in shown
    assert "Long 1" not in shown


def test_a_row_that_the_annex_lacks_leads_nowhere() -> None:
    """It is told as lost."""
    cited = Citations(nb.ANNEX)
    assert [(r.text, r.target) for r in cited.refer((), "Here", ("gone",))] == [("R?", "")]
    assert cited.lost == ["gone"]


def test_an_annex_without_them_has_no_parts_for_them() -> None:
    """Nothing is printed of what is not there."""
    shown = annex(nb.ANNEX, Citations(nb.ANNEX))
    assert (shown.reference, shown.earlier, shown.judged) == ((), (), "")


def test_they_are_printed_on_paper(tmp_path: Any) -> None:
    """The same words as on the page, and an outline that finds them."""
    pikepdf: Any = pytest.importorskip(
        "pikepdf", reason="pikepdf is not installed: no PDF was read"
    )
    raw = export(backed.briefing(), "pdf").data
    printed = words(raw, tmp_path)
    for told in (
        "R1 Second pier planned",
        "pier-plan in events.csv · read 2024-06-01 · https://example.org/minutes",
        "[E1.P1]",
        "E1 No second pier, says council",
        "Corrected by A. Reader: “The harbour council” is said by Ada Finch (see minutes)",
        "Judgements: pier.yaml",
        "Page one 1 minute; all 1 minute, at 238 words a minute",
    ):
        assert told in printed
    with pikepdf.open(io.BytesIO(raw)).open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[-3:] == ["Reference file", "Source texts", "Texts only the earlier briefing had"]
