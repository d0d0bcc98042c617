"""Files taken apart: a name is found wherever a format can hold one."""

from __future__ import annotations

import base64
import contextlib
import io
import zipfile
from email.message import EmailMessage

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ExportError
from briefing.exporters.variants.absence import found
from briefing.exporters.variants.phrases import Phrases
from tests.exporters.variants.test_leaks import jpeg, png, svg

ADA = Phrases.of(["Ada Finch"])
KIM = Phrases.of(["Kim"])


def pdf(content: bytes = b"", title: str = "", attached: bytes = b"") -> bytes:
    """A PDF of one page."""
    made, raw = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page()
    page.Contents = made.make_stream(content)
    made.docinfo["/Title"] = title
    if attached:
        made.attachments["a.txt"] = attached
    made.save(raw)
    return raw.getvalue()


def word(document: str) -> bytes:
    """A Word file with this document."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f'<?xml version="1.0"?><w:document>{document}')
    return raw.getvalue()


def mail(subject: str = "x", text: str = "x", coding: str = "base64") -> bytes:
    """A mail of one part."""
    made = EmailMessage()
    made["Subject"] = subject
    made.set_content(text, cte=coding)
    return bytes(made)


PACKED = base64.b64encode(b"Ada Finch " * 30).decode()
HOLD = {
    "runs.docx": word("<w:r><w:t>Ada Fi</w:t></w:r><w:r><w:rPr/><w:t>nch</w:t></w:r>"),
    "caption.docx": word('<w:tblPr><w:tblCaption w:val="Ada Finch"/></w:tblPr>'),
    "bookmark.docx": word('<w:bookmarkStart w:name="Ada_Finch"/>'),
    "title.pdf": pdf(title="Ada Finch"),
    "wide title.pdf": pdf(title="Ada Finch 장"),
    "spoken.pdf": pdf(b"/Span <</ActualText (Ada Finch)>> BDC EMC"),
    "spoken wide.pdf": pdf(
        b"/Span <</ActualText <FEFF"
        + "Ada Finch".encode("utf-16-be").hex().encode()
        + b">>> BDC EMC"
    ),
    "attached.pdf": pdf(attached=b"Ada Finch"),
    "subject.eml": mail(subject="Über Ada Finch " * 9),
    "wrapped.eml": mail(text="é" * 70 + " Ada\r\nFinch", coding="quoted-printable"),
    "packed.eml": mail(text="Ada Finch"),
    "notes.png": base64.b64decode(png()),
    "notes.jpg": base64.b64decode(jpeg()),
    "labels.svg": svg().encode(),
    "comment.html": b"<!doctype html><p>x<!-- Ada Finch --></p>",
    "alt.html": b'<!doctype html><img alt="Ada &#70;inch">',
    "script.html": b'<script type="application/json">{"text":"Ada\\u0020Finch"}</script>',
    "address.html": f'<img src="data:image/png;base64,{png()}">'.encode(),
    "packed.html": f"<script>{PACKED}</script>".encode(),
    "address.md": b"[x](https://example.org/Ada%20Finch)",
}


@pytest.mark.parametrize("name", HOLD)
def test_a_name_is_found(name: str) -> None:
    """In runs, names, notes, comments, text alternatives, packed parts and addresses."""
    assert [*found(HOLD[name], name, ADA)] != []


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("text.html", b"<!doctype html><p>Mr Kim</p>"),
        ("alt.html", b'<!doctype html><img alt="Kim">'),
        ("caption.docx", word('<w:tblPr><w:tblCaption w:val="Kim"/></w:tblPr>')),
        ("angle.md", b"a < Kim > b"),
        ("title.pdf", pdf(title="Kim")),
        ("live.html", b'<script type="application/json">{"text":["Kim"]}</script>'),
    ],
)
def test_a_short_name_is_found_in_what_is_said(name: str, raw: bytes) -> None:
    """Its letters are few, and yet it is no part of the code."""
    assert [*found(raw, name, KIM)] != []


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("class.html", b'<!doctype html><p class="kim">x</p><style>.kim { color: kim }</style>'),
        ("code.pdf", pdf(b"/Kim BMC EMC")),
        ("bytes.bin", b"\xff\x00\x01 Kim \x80\x81"),
        ("style.docx", word('<w:pStyle w:val="Kim"/>')),
    ],
)
def test_a_short_name_is_not_looked_for_in_code(name: str, raw: bytes) -> None:
    """The names of a page's own parts, and packed bytes, say nothing."""
    assert [*found(raw, name, KIM)] == []


@given(st.binary(max_size=400), st.sampled_from(["x.eml", "x.html", "x.bin"]))
def test_any_bytes_are_opened(raw: bytes, name: str) -> None:
    """A file is searched to its end, or refused."""
    with contextlib.suppress(ExportError):
        assert isinstance([*found(raw, name, ADA)], list)


@pytest.mark.parametrize("raw", [b"%PDF-1.7 broken", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_searched_stops_the_report(raw: bytes) -> None:
    """What is not proven is not written."""
    with pytest.raises(ExportError, match="cannot be searched"):
        [*found(raw, "x", ADA)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_is_found_between_any_words(before: str, after: str) -> None:
    """Of a page, whatever stands around it."""
    from html import escape

    page = f"<!doctype html><p>{escape(before)} <b>Ada</b> Finch {escape(after)}</p>"
    assert [*found(page.encode("utf-8", "replace"), "x.html", ADA)] != []
