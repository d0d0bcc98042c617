"""OpenDocument texts, made of the parts that matter."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import odt
from tests.build import articles_in

ONE = "The harbour of Bergen opened again on Monday after two days of repairs, the line said."
_NS = "urn:oasis:names:tc:opendocument:xmlns"


def document(inner: str, **more: str) -> bytes:
    """An ODT with this text."""
    file = io.BytesIO()
    content = (
        f'<o:document-content xmlns:o="{_NS}:office:1.0" xmlns:t="{_NS}:text:1.0"'
        f' xmlns:b="{_NS}:table:1.0"><o:body><o:text>{inner}</o:text></o:body>'
        "</o:document-content>"
    )
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("content.xml", content)
        for name, text in more.items():
            container.writestr(name.replace("__", "/") + ".xml", text)
    return file.getvalue()


INNER = (
    "<t:tracked-changes><t:p>An old sentence that was deleted.</t:p></t:tracked-changes>"
    f'<t:h t:outline-level="1">Harbour opens</t:h><t:p>{ONE}</t:p>'
    "<b:table><b:table-row><b:table-cell><t:p>Boats that sailed</t:p></b:table-cell>"
    "<b:table-cell><t:p>40 in all.</t:p></b:table-cell></b:table-row></b:table>"
    "<t:p>All boats<t:s/>would <t:span>sail</t:span> as planned on the next day."
    "<t:note><t:note-citation>1</t:note-citation><t:note-body>"
    "<t:p>A note that says where this is from.</t:p></t:note-body></t:note></t:p>"
)
RAW = document(INNER)


def test_words_in_spans_stay_in_order() -> None:
    """Inner ones before what stands behind the outer one."""
    link = "<t:a><t:span>in <t:span>Bergen</t:span> and</t:span> Oslo</t:a>"
    raw = document(f"<t:p>{ONE}</t:p><t:p>The ferry line said {link} that all boats sail.</t:p>")
    (article,) = articles_in(raw, "a.odt")
    assert article.paragraphs[1] == "The ferry line said in Bergen and Oslo that all boats sail."


def test_what_stands_in_boxes_and_inner_tables_comes_once() -> None:
    """A caption in its frame, a table in a cell."""
    frame = (
        "<t:p>The harbour <frame><t:p>Boats in the harbour of Bergen.</t:p></frame>is open.</t:p>"
    )
    cell, end = "<b:table><b:table-row><b:table-cell>", "</b:table-cell></b:table-row></b:table>"
    raw = document(
        f"<t:p>{ONE}</t:p>{frame}{cell}<t:p>Outer</t:p>{cell}<t:p>Inner</t:p>{end}{end}"
        f"<t:p>{ONE} Again.</t:p>"
    )
    (article,) = articles_in(raw, "a.odt")
    text = "\n".join(article.paragraphs)
    assert [text.count(word) for word in ("Boats in", "Outer", "Inner")] == [1, 1, 1]
    assert "The harbour is open." in article.paragraphs


def test_what_a_reader_sees() -> None:
    """Heading, text, rows, notes; no deletions."""
    (article,) = articles_in(RAW, "a.odt")
    assert article.title == "Harbour opens"
    assert article.paragraphs == (
        ONE,
        "Boats that sailed | 40 in all.",
        "All boats would sail as planned on the next day.",
        "A note that says where this is from.",
    )


def test_a_locked_document_is_told() -> None:
    """Its manifest says so."""
    with pytest.raises(SourceError, match="locked with a password"):
        list(
            odt.read(
                document(INNER, **{"META-INF__manifest": "<m><encryption-data/></m>"}), "a.odt"
            )
        )


@given(st.binary(max_size=100), st.integers(0, len(RAW)), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(noise: bytes, start: int, length: int) -> None:
    """Noise, cuts, and noise in a sound document."""
    for raw in (noise, RAW[:start], RAW[:start] + noise + RAW[start + length :]):
        with contextlib.suppress(SourceError):
            list(odt.read(raw, "a.odt"))
