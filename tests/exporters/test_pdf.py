"""The printed report: tagged, self-contained, and the same bytes each time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError, GlyphError
from briefing.exporters import export, pdf, typesetting
from briefing.exporters.brand import KIT
from briefing.exporters.writing import Options
from briefing.models import Annex, Front
from tests.exporters import hostile
from tests.exporters import notebook as nb

pikepdf: Any = pytest.importorskip("pikepdf", reason="pikepdf is not installed: no PDF was read")

NAMED = Options(brand=replace(KIT, missing="name"))  # what no font has is named where it stands


def opened(notebook: object) -> Any:
    """The PDF of a notebook."""
    return pikepdf.open(io.BytesIO(export(notebook, "pdf").data))


def words(raw: bytes, tmp_path: Path) -> str:
    """The words of a PDF, in reading order."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the words of the PDF were not read")
    path = tmp_path / "report.pdf"
    path.write_bytes(raw)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u200b", "").split())


@pytest.fixture(scope="module")
def whole() -> Any:
    """The PDF of a whole briefing with a figure."""
    return opened(nb.briefing(figure=True))


def test_it_is_tagged_and_names_itself(whole: Any) -> None:
    """Structure, language and title are there for a screen reader; PDF/UA-1 is claimed."""
    root = whole.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with whole.open_metadata() as metadata:
        assert metadata["dc:title"] == nb.FRONT.title
        assert metadata["pdfuaid:part"] == "1"


def test_the_outline_lists_the_sections(whole: Any) -> None:
    """A reader finds every section and source in the side bar."""
    with whole.open_outline() as outline:
        titles = [item.title for item in outline.root]
        sources = [item.title for item in outline.root[titles.index("Source texts")].children]
    expected = [section.title for section in nb.SECTIONS]
    assert expected == [title for title in titles if title in expected]
    assert sources == ["S1 Council plans a second pier", "S2 Mend the old pier first"]


def test_every_font_is_embedded(whole: Any) -> None:
    """Latin, Korean and Japanese text look the same on every machine."""
    fonts = [o for o in whole.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile" in o]
    files = [
        o
        for o in whole.objects
        if isinstance(o, pikepdf.Dictionary)
        and o.get("/Type") == "/FontDescriptor"
        and not any(key in o for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    ]
    names = {
        str(o.FontName).partition("+")[2]
        for o in whole.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    }
    assert (fonts, files) == ([], [])
    assert {"NotoSerifKR-Regular", "NotoSerifJP-Regular"} <= names


def test_references_are_links_inside(whole: Any) -> None:
    """References and the ways back are links to places in the file; web links are few."""
    links = [note for page in whole.pages for note in page.get("/Annots", [])]
    inside = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
    outside = {str(link.A.URI) for link in links if "/URI" in link.get("/A", {})}
    assert len(inside) > 20
    assert outside == {"https://example.org/one", "https://example.org/pier"}


def test_the_same_bytes_in_every_process() -> None:
    """With SOURCE_DATE_EPOCH a report can be made again and compared, whatever Python's seed."""
    code = (
        "import hashlib\n"
        "from briefing.exporters import export\n"
        "from tests.exporters import notebook as nb\n"
        "print(hashlib.sha256(export(nb.briefing(figure=True), 'pdf').data).hexdigest())"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "2")
    ]
    made = {process.communicate()[0] for process in started}
    assert [process.returncode for process in started] == [0, 0]
    assert len(made) == 1


def test_only_dates_and_the_id_differ_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs in two seconds are the same but for when they were made."""
    made = []
    for epoch in ("1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        made.append(export(nb.briefing(), "pdf").data)
    dates = re.compile(
        rb"/ID\[.*?\]|D:\d{14}Z|[\dT:-]{19}\+00:00|(?<=ID>)[^<]{9,60}(?=<)", re.DOTALL
    )
    one, two = (dates.sub(b"", raw) for raw in made)
    assert one == two


def test_hostile_texts_are_printed_as_texts(tmp_path: Path) -> None:
    """No command is carried out; what has no shape is named, and said so."""
    exported = export(hostile.briefing(), "pdf", NAMED)
    printed = words(exported.data, tmp_path)
    assert '#read("/etc/passwd") $x^2$ `raw` *bold* @ref <label>' in printed
    assert "root:" not in printed
    assert "/home/someone" not in printed
    assert "[U+1D518]" in printed
    assert exported.warnings[0] == "No embedded font has U+1D518; each is named where it stands."


def test_words_of_all_three_scripts_can_be_copied(tmp_path: Path) -> None:
    """The text layer holds what the page shows."""
    printed = words(export(nb.briefing(), "pdf").data, tmp_path)
    for passage in ("시장은 내년에도", "対応は来年も続く", "Page 1 of", "DRAFT: not yet reviewed"):
        assert passage in printed


def test_a_marking_is_on_every_page(tmp_path: Path) -> None:
    """A TLP label stands at head and foot of each page."""
    front = Front("T", "", (), marking="TLP:GREEN")
    raw = export(nb.briefing(front=front), "pdf").data
    pages = len(pikepdf.open(io.BytesIO(raw)).pages)
    assert words(raw, tmp_path).count("TLP:GREEN") == 2 * pages


def test_pages_are_counted_to_the_end(tmp_path: Path) -> None:
    """In a report of many pages each has its own number, and the layout settles."""
    paragraphs = tuple(f"Paragraph {n} of a long text. " * 12 for n in range(1, 60))
    long = nb.article(*paragraphs, published="2024")
    longer = nb.notebook(
        nb.shows(nb.FRONT),
        *(nb.shows(section) for section in nb.SECTIONS),
        nb.shows(Annex((long, *nb.ANNEX.articles))),
        nb.shows(nb.FAILED),
    )
    exported = export(longer, "pdf")
    last = len(pikepdf.open(io.BytesIO(exported.data)).pages)
    printed = words(exported.data, tmp_path)
    assert last > 5
    assert exported.warnings == ()
    for number in range(1, last + 1):
        assert printed.count(f"Page {number} of {last}") == 1


def test_an_empty_notebook_is_a_report_that_says_so(tmp_path: Path) -> None:
    """Nothing to print is no reason to fail."""
    printed = words(export(nb.notebook(), "pdf").data, tmp_path)
    assert "Untitled report" in printed
    assert "DRAFT: not checked" in printed


def test_a_glyph_no_font_has_is_named() -> None:
    """Should one get past, the message says which character it is."""
    broken = RuntimeError('PDF/UA-1 error: the text "☃" could not be displayed with any font')
    assert isinstance(typesetting.error(broken), GlyphError)


def test_a_report_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take all time and memory is an error that says what to do."""
    monkeypatch.setattr(pdf, "MOST", 100)
    with pytest.raises(ExportError, match=r"at most 100, some.*Narrow the topic"):
        export(nb.briefing(), "pdf")
