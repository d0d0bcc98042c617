"""OpenDocument text: what is printed, and nothing of what was taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.build import articles_in
from tests.sources.test_archive import zipped

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta")
)
MIMETYPE = b"application/vnd.oasis.opendocument.text"
PROSE = "The ministers met in Oslo on Monday and talked about radar data for two hours."


def odt(body: str, meta: str = "", manifest: str = "") -> bytes:
    """A document with this body."""
    content = f"<office:document-content {SPACES}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    stated = f"<office:document-meta {SPACES} xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    stated += f"<office:meta>{meta}</office:meta></office:document-meta>"
    return zipped(
        {
            "mimetype": MIMETYPE,
            "content.xml": content.encode(),
            "meta.xml": stated.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


WHOLE = odt(f"<text:h>Port opened</text:h><text:p>{PROSE}</text:p><text:p>{PROSE}</text:p>")


def test_headings_and_paragraphs() -> None:
    """The heading above the text is its title."""
    (article,) = articles_in(WHOLE, "a.odt")
    assert (article.title, article.paragraphs) == ("Port opened", (PROSE, PROSE))


def test_spaces_tabs_and_breaks_are_spaces() -> None:
    """They are elements of their own in the file."""
    body = f"<text:p>{PROSE.replace(' Monday', '<text:s/>Monday')}<text:line-break/>Again.</text:p>"
    (article,) = articles_in(odt(body), "a.odt")
    assert article.paragraphs == (f"{PROSE} Again.",)


def test_deleted_text_and_comments_are_left_out() -> None:
    """A tracked deletion is kept in the file, and no part of the text."""
    gone = f"<text:tracked-changes><text:p>Secret. {PROSE}</text:p></text:tracked-changes>"
    note = "<office:annotation><text:p>Is that so?</text:p></office:annotation>"
    (article,) = articles_in(odt(f"{gone}<text:p>{note}{PROSE}</text:p>"), "a.odt")
    assert article.paragraphs == (PROSE,)


def test_a_row_of_a_table_is_a_paragraph() -> None:
    """Its cells are parted by bars."""
    cells = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in "AB")
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    (article,) = articles_in(
        odt(f"<text:p>{PROSE}</text:p>{table}<text:p>{PROSE}</text:p>"), "a.odt"
    )
    assert article.paragraphs == (PROSE, "A | B", PROSE)


def test_the_day_a_file_was_made_is_no_publication() -> None:
    """It is noted, and the article stays undated."""
    meta = "<meta:creation-date>2024-03-01</meta:creation-date><dc:title>Ports</dc:title>"
    (article,) = articles_in(odt(f"<text:p>{PROSE}</text:p>", meta), "a.odt")
    assert (article.title, article.published) == ("Ports", None)
    assert "the file says it was made 2024-03-01, no date of publication" in article.notes


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (odt(""), "a document without text"),
        (odt(f"<text:p>{PROSE}</text:p>", manifest="<manifest:encryption-data/>"), "a password"),
        (WHOLE[:400], "cut off or damaged"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, why: str) -> None:
    """One line each."""
    with pytest.raises(SourceError, match=why):
        list(read_bytes(raw, "a.odt"))


@given(st.data())
def test_a_broken_document_raises_only_source_errors(data: st.DataObject) -> None:
    """Cut short or with bytes changed."""
    cut = data.draw(st.integers(1, len(WHOLE)))
    spot = data.draw(st.integers(0, cut - 1))
    broken = WHOLE[:spot] + data.draw(st.binary(min_size=1, max_size=4)) + WHOLE[spot + 1 : cut]
    try:
        list(read_bytes(broken, "a.odt"))
    except SourceError as error:
        assert str(error).startswith("a.odt")  # noqa: PT017 - it may also raise nothing
