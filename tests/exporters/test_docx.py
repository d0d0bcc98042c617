"""The Word report: what a reader of the text meets, and how an office can work with it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace as changed

from briefing.exporters.blocks import Part, Report, words
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.word.writer import write
from briefing.exporters.writing import DEFAULT
from briefing.models import Front, Section
from tests.exporters import backed
from tests.exporters import notebook as nb
from tests.exporters.opened_docx import Opened, R, W, opened, prose

MARKED = replace(nb.FRONT, marking="TLP:AMBER+STRICT")


@pytest.fixture(scope="module")
def report() -> Report:
    """The blocks it is made of."""
    return content(parse(nb.briefing(front=MARKED, verdict=nb.FAILED, figure=True))).report


@pytest.fixture(scope="module")
def whole() -> Opened:
    """A briefing with a figure, a marking, and a statement that failed."""
    return opened(nb.briefing(front=MARKED, verdict=nb.FAILED, figure=True))


def expected(report: Report) -> list[str]:
    """The words of a report in the order they are to be read."""
    found = [report.topic, report.title, *(part for line in report.lines for part in line)]
    for block in report.blocks:
        if isinstance(block, Part):
            found.append(block.title)
            found += [block.intro, *(one.text for one in block.statements), block.empty]
            found += [block.figure.headline] if block.figure else []
            if block.table:
                cells = (cell for row in block.table.rows for cell in row.cells)
                found += [words(cell.nodes) for cell in cells]
    for source in report.annex.articles:
        found += [f"{source.label} {source.title}", *(p.text for p in source.paragraphs)]
    return [text for text in (*found, report.checked) if text]


def test_every_word_is_there_in_order(whole: Opened, report: Report) -> None:
    """The text of the file is the text of the blocks, Korean and Japanese included."""
    place = 0
    for text in expected(report):
        assert text in whole.words[place:]
        place = whole.words.index(text, place) + len(text)


def test_the_draft_stands_first(whole: Opened) -> None:
    """Nobody takes a draft for a report: the notice comes before the title, and names the fault."""
    assert whole.styled("Draft Notice") == [
        "DRAFT: 1 statement failed the checks",
        "Key points: no passage has these words\nIt opened in May.",
    ]


def test_headings_are_in_order(whole: Opened) -> None:
    """A screen reader goes from the title to sections to sources, and skips no level."""
    levels = [
        int(style.pPr.find(f"{W}outlineLvl").get(f"{W}val"))
        for p in whole.document.paragraphs
        for style in _with_level(p.style)
    ]
    assert whole.styled("Title") == [nb.FRONT.title]
    assert levels[0] == 0
    assert all(after - before <= 1 for before, after in pairwise(levels))


def _with_level(style: Any) -> list[Any]:
    """The style, or the one it is based on, that has a level in the outline."""
    while style is not None:
        found = style.element.find(f"{W}pPr/{W}outlineLvl")
        if found is not None:
            return [style.element]
        style = style.base_style
    return []


def test_a_marking_is_on_every_page(whole: Opened) -> None:
    """Head and foot, of page one and of the others, end with the label; it is never translated."""
    section = whole.document.sections[0]
    assert section.different_first_page_header_footer
    for margin in (
        section.header,
        section.footer,
        section.first_page_header,
        section.first_page_footer,
    ):
        assert margin.paragraphs[0].text.split("\t")[-1].strip() == "TLP:AMBER+STRICT"


def test_a_marking_looks_as_tlp_asks(whole: Opened) -> None:
    """12 points, bold, in the colour of the label on black."""
    style = whole.document.styles["Marking"]
    ground = style.element.find(f"{W}rPr/{W}shd").get(f"{W}fill")
    assert (style.font.size.pt, style.font.bold) == (12, True)
    assert (str(style.font.color.rgb), ground) == ("FFC000", "000000")


def test_pages_are_numbered_by_word(whole: Opened) -> None:
    """The foot holds fields, which count themselves."""
    fields = [code.text for code in whole.part("footer1.xml").iter(f"{W}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_contents_are_a_field_that_is_filled(whole: Opened, report: Report) -> None:
    """Each entry leads to its part and names a page, and no reader is asked to update anything."""
    told = [line.split("\t") for line in whole.styled("toc 1")]
    codes = [c.text for c in whole.part("document.xml").iter(f"{W}instrText")]
    assert [title for title, _ in told] == [entry.title for entry in report.contents]
    assert all(page.isdecimal() for _, page in told)
    assert codes[0] == ' TOC \\o "1-1" \\h \\z \\u '
    assert not list(whole.part("settings.xml").iter(f"{W}updateFields"))
    assert not [c for c in whole.part("document.xml").iter() if c.get(f"{W}dirty")]


def test_every_link_inside_leads_somewhere(whole: Opened) -> None:
    """References lead to passages, passages back to the places that cite them."""
    anchors = [h.get(f"{W}anchor") for h in whole.part("document.xml").iter(f"{W}hyperlink")]
    inside = [anchor for anchor in anchors if anchor]
    assert len(inside) > 30
    assert set(inside) <= set(whole.bookmarks)


def test_bookmarks_are_unique_and_legal(whole: Opened) -> None:
    """Word takes 40 characters, letters, digits and underscores, and each name once."""
    names = whole.bookmarks
    assert len(names) == len({name.lower() for name in names})
    assert all(len(n) <= 40 and n.replace("_", "a").isalnum() and n.isascii() for n in names)


def test_only_addresses_of_the_web_lead_outside(whole: Opened) -> None:
    """The links of the sources, and nothing else."""
    assert whole.outside == {"https://example.org/one", "https://example.org/pier"}


def test_cited_passages_are_marked(whole: Opened) -> None:
    """The annex shades what the report rests on."""
    marked = [
        run.text
        for p in whole.document.paragraphs
        for run in p.runs
        if run.style.name == "Cited Passage"
    ]
    assert "Mayor Ada Finch welcomed the plan." in marked
    assert "시장은 내년에도 축제를 열겠다고 말했다." in marked


def test_key_points_are_a_numbered_list(whole: Opened) -> None:
    """Real numbering, which begins at 1 in each list."""
    numbers = {
        p._p.pPr.numPr.numId.val for p in whole.document.paragraphs if "Number" in p.style.name
    }
    starts = [s.get(f"{W}val") for s in whole.part("numbering.xml").iter(f"{W}startOverride")]
    assert len(numbers) == len(starts) == 2
    assert set(starts) == {"1"}


def test_a_figure_has_words_and_both_kinds_of_picture(whole: Opened) -> None:
    """Its alternative text and title; vectors beside pixels; a caption that Word counts."""
    shape = whole.document.inline_shapes[0]._inline
    blip = next(e for e in shape.iter() if e.tag.endswith("}blip"))
    vectors = next(e for e in shape.iter() if e.tag.endswith("}svgBlip"))
    related = whole.document.part.rels
    assert shape.docPr.get("descr") == nb.FIGURE.alt
    assert shape.docPr.get("title") == nb.FIGURE.headline
    assert related[blip.get(f"{R}embed")].target_ref.endswith(".png")
    assert related[vectors.get(f"{R}embed")].target_ref.endswith(".svg")
    assert whole.styled("Caption") == [f"Figure 1. {nb.FIGURE.headline}"]


def test_the_box_of_the_bottom_line_is_a_style(whole: Opened) -> None:
    """Ground and bar come from the style, so that an office can change them in one place."""
    assert whole.styled("Bottom Line Heading") == ["Bottom line"]
    assert whole.styled("Opinion Heading") == ["What the sources argue"]


def test_no_paragraph_is_empty(whole: Opened) -> None:
    """Room comes from styles, never from empty lines."""
    empty = [
        p.style.name
        for p in whole.document.paragraphs
        if not p.text and not list(p._p.iter(f"{W}drawing"))
    ]
    assert set(empty) <= {"Between Tables"}


def test_languages_are_named(whole: Opened) -> None:
    """The report in its own, each Korean and Japanese passage in its own."""
    told = {
        (run.text[:4], lang.get(f"{W}eastAsia"))
        for p in whole.document.paragraphs
        for run in p.runs
        for lang in run._r.iter(f"{W}lang")
    }
    assert {("시장은 ", "ko-KR"), ("対応は来", "ja-JP")} <= told
    styles = whole.part("styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert styles is not None
    assert styles.get(f"{W}val") == "en-GB"


def test_everything_a_report_rests_on_is_printed() -> None:
    """Reference file, corrections, the earlier run, judgements; the title's references too."""
    printed = opened(backed.briefing()).words
    for text in (
        "R1 Second pier planned",
        "read 2024-06-01",
        "javascript:alert(1)",
        "Texts only the earlier briefing had",
        "E1 No second pier, says council",
        "Corrected by A. Reader",
        "Judgements: pier.yaml, SHA-256",
        "in May [S1.P1]",
    ):
        assert text in printed


def test_an_audience_is_named() -> None:
    """A version says whom it is for."""
    made = content(parse(nb.briefing()))
    own = Content(changed(made.report, audience="Press"), made.drawings)
    assert "Version for: Press" in Opened(write(own, DEFAULT).data).words


def test_an_empty_notebook_is_a_report_that_says_so() -> None:
    """Nothing to print is no reason to fail."""
    printed = opened(nb.notebook()).words
    assert "Untitled report" in printed
    assert "DRAFT: not checked" in printed


def test_a_title_from_right_to_left() -> None:
    """An Arabic title and paragraph run from the right, an English word in them from the left."""
    made = prose("# تقرير عن الميناء\n\nقال Ada Finch إن الميناء جديد.")
    paragraph = next(p for p in made.document.paragraphs if p.text.startswith("قال"))
    turned = [(r.text, r._r.find(f"{W}rPr/{W}rtl") is not None) for r in paragraph.runs]
    assert paragraph._p.pPr.find(f"{W}bidi") is not None
    assert turned == [
        ("قال", True),
        (" Ada Finch ", False),
        ("إن الميناء جديد", True),
        (".", False),
    ]


def test_a_long_summary_is_set_smaller() -> None:
    """A summary that fits on one page in smaller letters is set in them."""

    def size(count: int) -> float:
        points = Section("key_points", "Key points", (nb.LEAD,) * count, front=True, numbered=True)
        made = opened(
            nb.notebook(nb.shows(Front("T", "", ())), nb.shows(points), nb.shows(nb.ANNEX))
        )
        return float(made.document.styles["Summary Number"].font.size.pt)

    assert [size(3), size(42), size(400)] == [10.5, 9.5, 10.5]
