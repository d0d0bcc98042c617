"""Word documents: what is printed, and nothing of what was taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.build import articles_in
from tests.sources.test_archive import zipped

WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
PROSE = "The ministers met in Oslo on Monday and talked about radar data for two hours."


def run(text: str) -> str:
    """A stretch of text."""
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def p(*parts: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(parts)}</w:p>"


def docx(body: str, **others: str) -> bytes:
    """A document with this body; others are further members, by name."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()}
    return zipped({**members, **{name: text.encode() for name, text in others.items()}})


WHOLE = docx(p(run("Port opened")) + p(run(PROSE)) + p(run(PROSE)))


def paragraphs(body: str, **others: str) -> tuple[str, ...]:
    """What is read of a document."""
    (article,) = articles_in(docx(body, **others), "a.docx")
    return article.paragraphs


def test_title_and_paragraphs() -> None:
    """The short line above the text is its title."""
    (article,) = articles_in(WHOLE, "a.docx")
    assert (article.title, article.paragraphs) == ("Port opened", (PROSE, PROSE))


def test_runs_are_joined_and_links_keep_their_text() -> None:
    """Word splits words into runs as it likes."""
    link = f"<w:hyperlink>{run(' on Monday')}</w:hyperlink>"
    parts = PROSE.split(" on Monday")
    assert paragraphs(p(run(parts[0][:9]), run(parts[0][9:]), link, run(parts[1]))) == (PROSE,)


def test_tracked_changes() -> None:
    """What was inserted stands, what was deleted does not."""
    gone = "<w:del><w:r><w:delText>Secretly, </w:delText></w:r></w:del>"
    added = f"<w:ins>{run(' Again.')}</w:ins>"
    assert paragraphs(p(gone, run(PROSE), added)) == (f"{PROSE} Again.",)


def test_instructions_of_fields_are_no_text() -> None:
    """A link's address in a field stays out."""
    field = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    assert paragraphs(p(field, run(PROSE))) == (PROSE,)


def test_a_row_of_a_table_is_a_paragraph() -> None:
    """Its cells are parted by bars."""
    cells = "".join(f"<w:tc>{p(run(text))}</w:tc>" for text in ("A", "B"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert paragraphs(p(run(PROSE)) + table + p(run(PROSE))) == (PROSE, "A | B", PROSE)


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    """Word stores it twice, for old readers too."""
    box = f"<w:txbxContent>{p(run('Radar stands for it.'))}</w:txbxContent>"
    both = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r>"
    assert paragraphs(p(run(PROSE), both) + p(run(PROSE))) == (
        *(PROSE, "Radar stands for it.", PROSE),
    )


def test_footnotes_are_left_out_and_counted() -> None:
    """They are no part of the sentence they hang on."""
    notes = f"<w:footnotes {WORD}><w:footnote>{p(run('See page 3.'))}</w:footnote></w:footnotes>"
    (article,) = articles_in(docx(p(run(PROSE)), **{"word/footnotes.xml": notes}), "a.docx")
    assert "footnotes left out (1)" in article.notes


def test_the_day_a_file_was_made_is_no_publication() -> None:
    """It is noted, and the article stays undated."""
    core = "<c><title>Ports</title><creator>Jane Doe</creator><created>2024-03-01</created></c>"
    (article,) = articles_in(docx(p(run(PROSE)), **{"docProps/core.xml": core}), "a.docx")
    assert (article.title, article.byline, article.published) == ("Ports", "Jane Doe", None)
    assert "the file says it was made 2024-03-01, no date of publication" in article.notes


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (docx(""), "a document without text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "locked with a password"),
        (WHOLE[:200], "cut off or damaged"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, why: str) -> None:
    """One line each."""
    with pytest.raises(SourceError, match=why):
        list(read_bytes(raw, "a.docx"))


@given(st.data())
def test_a_broken_document_raises_only_source_errors(data: st.DataObject) -> None:
    """Cut short or with bytes changed."""
    cut = data.draw(st.integers(1, len(WHOLE)))
    spot = data.draw(st.integers(0, cut - 1))
    broken = WHOLE[:spot] + data.draw(st.binary(min_size=1, max_size=4)) + WHOLE[spot + 1 : cut]
    try:
        list(read_bytes(broken, "a.docx"))
    except SourceError as error:
        assert str(error).startswith("a.docx")  # noqa: PT017 - it may also raise nothing
