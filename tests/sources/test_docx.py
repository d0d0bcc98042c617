"""Word documents: what a reader sees of them, and no more."""

from __future__ import annotations

import contextlib
import io
import time
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import docx
from tests.build import articles_in
from tests.cleaning.test_zipped import made as zipped

ONE = "The harbour of Bergen opened again on Monday after two days of repairs, the line said."
TWO = "All boats would sail as planned on Tuesday, and the price of a ticket would stay the same."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def harbour() -> Any:
    """A document with a title and two paragraphs."""
    document = Document()
    document.add_heading("Harbour opens", 0)
    document.add_paragraph(ONE)
    document.add_paragraph(TWO)
    return document


RAW = saved(harbour())


def test_title_and_text() -> None:
    """By style and order; a day of creation dates nothing."""
    (article,) = articles_in(RAW, "a.docx")
    assert (article.title, article.paragraphs) == ("Harbour opens", (ONE, TWO))
    assert article.published is None


def test_a_heading_of_the_titles_words_is_not_lost() -> None:
    """It stands in the text, or among the dropped lines."""
    document = Document()
    for text in (ONE, TWO):
        document.add_heading("Summary of the day", 1)
        document.add_paragraph(text)
    (article,) = articles_in(saved(document), "a.docx")
    left = [*article.paragraphs, *(one.text for one in article.dropped)]
    assert (article.title, left.count("Summary of the day")) == ("Summary of the day", 1)


def test_a_table_in_a_cell_comes_once() -> None:
    """As rows of its own."""
    document = harbour()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "What the boats carried"
    cell.add_table(1, 1).cell(0, 0).text = "Forty tons of fish"
    document.add_paragraph(TWO + " Again.")
    (article,) = articles_in(saved(document), "a.docx")
    assert "\n".join(article.paragraphs).count("Forty tons of fish") == 1
    assert "What the boats carried" in article.paragraphs


def test_paragraphs_in_each_other_cost_little() -> None:
    """Each gives its own words, once."""
    runs = "<w:r><w:t>abc </w:t></w:r>" * 5_000
    body = f"{'<w:p>' * 200}{runs}{'</w:p>' * 200}<w:p><w:r><w:t>{ONE}</w:t></w:r></w:p>"
    raw = f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
    begun = time.process_time()
    (article,) = articles_in(zipped(**{"word/document.xml": raw}), "a.docx")
    assert "\n".join(article.paragraphs).count("abc") == 5_000
    assert time.process_time() - begun < 3


def test_a_table_gives_its_rows() -> None:
    """One paragraph each."""
    document = harbour()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Boats that sailed on Monday", "40 in all."
    document.add_paragraph(TWO + " Again.")
    (article,) = articles_in(saved(document), "a.docx")
    assert "Boats that sailed on Monday | 40 in all." in article.paragraphs


def test_deletions_are_out_and_insertions_in() -> None:
    """Tracked changes as if accepted."""
    document = harbour()
    document.element.body.insert(
        3,
        parse_xml(
            f"<w:p {_W}><w:r><w:t>The mayor called it a </w:t></w:r><w:del><w:r><w:delText>bad"
            "</w:delText></w:r></w:del><w:ins><w:r><w:t>good</w:t></w:r></w:ins>"
            "<w:r><w:t> day for the whole town.</w:t></w:r></w:p>"
        ),
    )
    (article,) = articles_in(saved(document), "a.docx")
    assert article.paragraphs[2] == "The mayor called it a good day for the whole town."


def test_headers_are_out() -> None:
    """They are of the page."""
    document = harbour()
    document.sections[0].header.paragraphs[0].text = "Draft of the day, not for sale."
    (article,) = articles_in(saved(document), "a.docx")
    assert article.paragraphs == (ONE, TWO)


def test_a_wrong_suffix_does_not_matter() -> None:
    """The content says what it is."""
    assert docx.recognises(RAW)
    assert not docx.recognises(zipped(a=b"x"))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xd0\xcf\x11\xe0 old", "old or a password-protected"),
        (RAW[: len(RAW) // 2], "cut off or damaged"),
        (zipped(a=b"x"), "is missing"),
    ],
)
def test_bad_files_are_told(raw: bytes, why: str) -> None:
    """In one line each."""
    with pytest.raises(SourceError, match=why):
        list(docx.read(raw, "a.docx"))


@given(st.binary(max_size=100), st.integers(0, len(RAW)), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(noise: bytes, start: int, length: int) -> None:
    """Noise, cuts, and noise in a sound document."""
    for raw in (noise, RAW[:start], RAW[:start] + noise + RAW[start + length :]):
        with contextlib.suppress(SourceError):
            list(docx.read(raw, "a.docx"))
