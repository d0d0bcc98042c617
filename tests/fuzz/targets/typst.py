"""Typst: the source compiles whatever the words say, the PDF says them, and no file gets in."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.exporters import pdf
from tests.exporters import readback
from tests.fuzz import documents
from tests.fuzz.target import Target

_KEYS = frozenset(("/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles"))
# Texts that pdftotext gives back letter for letter; signs that turn, pile up or have no glyph are
# looked at in the other formats.
_PLAIN = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u024f\u2013\u2014\u2018-\u201e\u2026]*")


def check(case: dict[str, str]) -> Iterator[str]:
    """Set the report and read it again."""
    found = documents.blocks(case)
    if found is None:
        yield "refused"
        return
    try:
        written = pdf.write(found, documents.OPTIONS)
    except BriefingError as error:
        yield f"refused {re.sub('[0-9]+', 'N', str(error))[:40]}"
        return
    _closed(written.data)
    read = _read(written.data)
    assert not re.search(r"root:[x*]:0", read), "a file was read: "
    for text in documents.told(case):
        if _PLAIN.fullmatch(text) and 0 < len(text) < 60:
            assert _bare(text) in read, f"words are lost: {text!r}"
    yield from documents.words(found)
    yield from (re.sub(r"\d+|“.*?”|U\+\w+", "", told)[:50] for told in written.warnings)
    if all(map(_PLAIN.fullmatch, case.values())):
        yield "compared"
        _same(case)


def _same(case: dict[str, str]) -> None:
    """The whole PDF says what its blocks say, in their order; formulas and labels aside."""
    found = documents.blocks(case)
    assert found is not None, "another answer to the same case: "
    bare = readback.bare(found)
    with tempfile.TemporaryDirectory() as folder:
        try:
            read = readback.extracted(pdf.write(bare, documents.OPTIONS).data, Path(folder))
        except pytest.skip.Exception:
            return
    told = readback.difference(bare.report, read)
    assert not told, f"the PDF says something else: {told}"


def _bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\xad\u200b-]+", "", text)


def _read(raw: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(raw) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return _bare("".join(pages))


def _closed(raw: bytes) -> None:
    """No action, no attachment, no link but to the web."""
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as document:
        found: list[Any] = [o for o in document.objects if isinstance(o, pikepdf.Dictionary)]
        keys = {str(key) for one in found for key in one.keys()}  # noqa: SIM118 a dictionary of PDF
        urls = [str(one["/URI"]) for one in found if "/URI" in one]
    assert not keys & _KEYS, f"the PDF acts: {keys & _KEYS}"
    wrong = [url for url in urls if not url.startswith(("http://", "https://"))]
    assert not wrong, f"a link of another scheme: {wrong}"


TARGET = Target(documents.cases, check, ".md", documents.dumps, documents.loads)
