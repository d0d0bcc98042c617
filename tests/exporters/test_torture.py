"""A notebook with everything an analyst may show comes out of every format without loss."""

from __future__ import annotations

import email
import email.policy
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from briefing.exporters import NAMES, Exported, blocks, exports, pdf
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.walking import every
from briefing.exporters.writing import Options
from briefing.runner.proof import shown as proven
from tests.exporters import readback, torture
from tests.exporters.barriers import none, violations
from tests.exporters.opening import opened

LONG = 700  # characters of a cell from which it may break over pages
pytestmark = pytest.mark.filterwarnings("default")  # those of the libraries under torture


@pytest.fixture(scope="module")
def ran() -> Any:
    """The notebook, run on a real kernel."""
    pytest.importorskip("nbclient", reason="nbclient is not installed: nothing was run")
    return torture.run()


@pytest.fixture(scope="module")
def made(ran: Any) -> Content:
    """The typed blocks of the notebook."""
    return content(parse(ran))


@pytest.fixture(scope="module")
def exported(ran: Any) -> dict[str, Exported]:
    """The report in every format."""
    return dict(zip(NAMES, exports(ran, NAMES), strict=True))


def test_everything_is_installed() -> None:
    """What is missing is said; the rest of the notebook runs without it."""
    gone = torture.missing()
    if gone:
        pytest.skip(f"not installed, so that their cells were left out: {', '.join(gone)}")


@pytest.mark.parametrize("name", NAMES)
def test_figures_in_are_figures_out(name: str, ran: Any, exported: dict[str, Exported]) -> None:
    """Each cell's figures come out, by the cells' own word and by the runner's count."""
    expected = sum(cell.figures for cell in torture.shown())
    assert (proven(ran).figures, exported[name].figures) == (expected, expected)


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_every_cell_come_out(name: str, exported: dict[str, Exported]) -> None:
    """Headings, notes, captions and the cells of tables are found in each format."""
    found = packed(words(name, exported[name]))
    lost = [w for cell in torture.shown() for w in cell.words if packed(w) not in found]
    assert lost == []


def test_the_pdf_says_what_the_blocks_say(made: Content, tmp_path: Path) -> None:
    """In the same order, not a letter less or more; labels of figures and formulas aside."""
    bare = readback.bare(made)
    read = readback.extracted(pdf.write(bare, Options()).data, tmp_path)
    assert readback.difference(bare.report, read) == ""


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_every_cell_of_every_table_is_printed(
    name: str, made: Content, exported: dict[str, Exported]
) -> None:
    """Heads, rows, captions and notes of all tables, those with the data of figures too."""
    found = packed(words(name, exported[name]))
    tables = [*every(made.report.blocks, blocks.Table)]
    lost = [text for table in tables for text in texts(table) if packed(text) not in found]
    assert len(tables) > 20
    assert lost == []


def test_the_analyst_alone_hears_of_warnings(made: Content, exported: dict[str, Exported]) -> None:
    """What Python warned of and what went to the error stream is in no format."""
    for name in NAMES:
        said = words(name, exported[name])
        assert "a warning for the analyst" not in said
        assert "to the error stream" not in said
    assert [w for w in made.warnings if "without a description" in w] == []
    assert any("10 of 100 rows" in warning for warning in made.warnings)
    assert made.report.warnings == ()


def test_the_page_has_no_barrier_and_fits(
    exported: dict[str, Exported], browser: Any, tmp_path: Path
) -> None:
    """By axe-core's rules, at the width of a phone and of a desk; nothing is asked for or said."""
    path = tmp_path / "report.html"
    path.write_bytes(exported["html"].data)
    with opened(browser, path, width=360) as heard:
        over = heard.all("document.documentElement.scrollWidth - innerWidth")
        looks = ((360, "light"), (1280, "dark"))
        found = violations(heard, looks)
        assert (heard.asked, heard.said, over, found) == ([], [], 0, none(looks))


def test_live_figures_of_every_kind_are_drawn(ran: Any, browser: Any, tmp_path: Path) -> None:
    """Each takes the place of its drawing, without a word on the console."""
    path = tmp_path / "report.html"
    path.write_bytes(exports(ran, ["html"], Options(live=True))[0].data)
    with opened(browser, path) as heard:
        boxes = heard.page.locator("[data-live]")
        for number in range(boxes.count()):
            boxes.nth(number).scroll_into_view_if_needed()
            heard.page.locator(".drawn").nth(number).wait_for()
        assert (boxes.count() > 10, heard.asked, heard.said) == (True, [], [])


def texts(table: blocks.Table) -> Iterable[str]:
    """Everything a table says."""
    yield from table.caption
    for row in (*table.head, *table.rows):
        for said in (blocks.words(cell.nodes) for cell in row.cells):
            # a long cell may go on over the page, with a running head in between
            yield from (said,) if len(said) < LONG else (said[:60], said[-60:])
    yield from map(blocks.words, table.notes)


def packed(said: str) -> str:
    """A text without what a line end, or a writer's mark-up, may change."""
    return re.sub(r"[\s\u200b\\*_`|•]+", "", said)


def words(name: str, report: Exported) -> str:
    """The words of a report, as a reader of its format finds them."""
    match name:
        case "html":
            return _of_html(report.data)
        case "pdf":
            return _of_pdf(report.data)
        case "docx":
            with zipfile.ZipFile(io.BytesIO(report.data)) as packed_:
                parts = [n for n in packed_.namelist() if re.fullmatch(r"word/\w+\.xml", n)]
                return "".join(_of_xml(packed_.read(part)) for part in parts)
        case "eml":
            mail = email.message_from_bytes(report.data, policy=email.policy.default)
            page = mail.get_body(("html",))
            return _of_html(page.get_content().encode()) if page else ""
        case _:
            return _of_html(f"<pre>{report.data.decode()}</pre>".encode())


def _of_html(raw: bytes) -> str:
    tree: Any = html.fromstring(raw.decode())
    for hidden in tree.xpath("//style | //script | //svg"):
        hidden.drop_tree()
    return str(tree.text_content())


def _of_xml(raw: bytes) -> str:
    from lxml import etree

    return "".join(map(str, etree.fromstring(raw).itertext()))


def _of_pdf(raw: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the words of the PDF were not read")
    done = subprocess.run(["pdftotext", "-", "-"], input=raw, capture_output=True, check=True)
    return done.stdout.decode()
