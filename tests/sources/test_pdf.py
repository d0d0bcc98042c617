"""PDF files become articles: what is read, what is left out, and what is refused."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article
from briefing.sources import ocr, pdf
from briefing.sources.isolation import read_isolated

ONE = "The ministers of three coastal states met in the harbour town on Tuesday."
TWO = "They agreed that their coast guards will exchange radar pictures from June."
THREE = "Fishing crews had complained for months that nobody told them where patrols were."
TITLE = "Harbour towns share their radar"
HEAD = f"#text(20pt)[{TITLE}]\n\n3 April 2025\n\n"
PLAIN = f"{HEAD}{ONE} {TWO}\n\n{THREE}\n"


@cache
def made(source: str) -> bytes:
    """The PDF that Typst makes of `source`."""
    raw = typst.compile(f'#set page(paper: "a5")\n#set text(11pt)\n{source}'.encode())
    assert isinstance(raw, bytes)
    return raw


def only(raw: bytes, place: str = "test.pdf") -> Article:
    """The one article of a PDF."""
    (article,) = pdf.read(raw, place)
    return article


def changed(raw: bytes, **options: Any) -> bytes:
    """The PDF saved again by pikepdf with these options."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as document:
        document.save(saved, **options)
    return saved.getvalue()


def scan(raw: bytes) -> bytes:
    """A PDF that holds a picture of the first page of another one."""
    document = pypdfium2.PdfDocument(raw)
    saved = io.BytesIO()
    document[0].render(scale=2.5).to_pil().convert("L").save(saved, "PDF", resolution=180)
    document.close()
    return saved.getvalue()


def refusal(raw: bytes) -> str:
    """Why a PDF is refused."""
    with pytest.raises(SourceError) as caught:
        list(pdf.read(raw, "test.pdf"))
    return str(caught.value)


def test_lines_are_joined_to_paragraphs() -> None:
    """The lines of a paragraph become one text, paragraphs stay apart."""
    assert only(made(PLAIN)).paragraphs == (f"{ONE} {TWO}", THREE)


def test_the_largest_text_of_page_one_is_the_title() -> None:
    """The title is what is printed largest."""
    assert only(made(PLAIN)).title == TITLE


def test_the_date_near_the_top_is_that_of_publication() -> None:
    """The printed date counts, with the line it stands in as evidence."""
    published = only(made(PLAIN)).published
    assert (published and (published.date, published.evidence)) == ("2025-04-03", "3 April 2025")


def test_the_file_s_own_dates_are_no_date_of_publication() -> None:
    """A file made in 2019 may hold a text of any year; its date is only a note."""
    source = f"#set document(date: datetime(year: 2019, month: 5, day: 1))\n{ONE} {TWO}"
    article = only(made(source))
    assert article.published is None
    assert any("the file's own dates are none of publication" in note for note in article.notes)


def test_a_byline_is_read_from_the_page() -> None:
    """A line "By …" above the text names the writer."""
    article = only(made(f"#text(20pt)[{TITLE}]\n\nBy Jane Harbour\n\n{ONE} {TWO}"))
    assert article.byline == "Jane Harbour"


def test_the_record_s_author_counts_when_the_text_names_the_same() -> None:
    """Programs write any name into a file; one that is printed too is the writer's."""
    author = '#set document(author: "Jane Harbour")\n'
    printed = only(made(f"{author}{PLAIN}\nJane Harbour, analyst"))
    silent = only(made(f"{author}{PLAIN}"))
    assert (printed.byline, silent.byline) == ("Jane Harbour", None)


def test_a_program_s_title_is_not_taken() -> None:
    """The title in the file's record is often the name of another file."""
    source = f'#set document(title: "Microsoft Word - draft7.docx")\n{PLAIN}'
    assert only(made(source)).title == TITLE


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    """Two columns side by side are not read across."""
    sentences = [
        f"Crew number {n} sailed at dawn and came home before the night." for n in range(60)
    ]
    source = (
        f'#set page(paper: "a4", columns: {columns})\n#set text(9pt)\n'
        f'#place(top, scope: "parent", float: true)[{HEAD}]\n' + " ".join(sentences)
    )
    assert only(made(source)).paragraphs == (" ".join(sentences),)


def test_a_heading_across_columns_stands_between_them() -> None:
    """Text above a heading that spans the page is read before the text below it."""
    part = " ".join([ONE, TWO, THREE] * 2)
    band = "#columns(2)[#part]\n\n#text(14pt)[Below the line]\n\n#columns(2)[#part]"
    article = only(made(f'#set page(paper: "a4")\n#let part = [{part}]\n{band}'))
    assert article.paragraphs[-3:] == (part, "Below the line", part) or (
        article.title == "Below the line"
    )


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands around every page is no text of the article."""
    furniture = (
        "#set page(header: [The Coastal Review #h(1fr) Vol. 12], "
        "footer: context [Radar Bureau #counter(page).display()])\n"
    )
    body = "\n\n".join(f"{n}. crew. {ONE} {TWO} {THREE}" for n in range(12))
    article = only(made(f"{furniture}{HEAD}{body}"))
    assert not any("Radar Bureau" in p or "Vol. 12" in p for p in article.paragraphs)
    assert {line.rule for line in article.dropped} == {"head or foot of a page"}


def test_a_running_head_may_name_the_outlet() -> None:
    """A head that is the name of a paper says whose text it is."""
    body = "\n\n".join(f"Day {n}. {ONE} {TWO} {THREE}" for n in range(12))
    article = only(made(f"#set page(header: [The Coastal Review])\n{HEAD}{body}"))
    assert article.outlet == "The Coastal Review"


def test_words_that_open_several_pages_stay() -> None:
    """An address that opens some pages is text, not a running head."""
    pages = [f"Mr President,\n\n{ONE} Day {n}." for n in range(2)] + [
        f"{TWO} Day {n}." for n in range(5)
    ]
    article = only(made(HEAD + "\n#pagebreak()\n".join(pages)))
    assert article.paragraphs.count("Mr President,") == 2


def test_footnotes_come_after_the_text_and_their_marks_go() -> None:
    """A note's mark is not glued to a word, and the note does not interrupt the text."""
    article = only(
        made(f"{HEAD}{ONE[:-1]}#footnote[Harbour master, by telephone.]. {TWO}\n\n{THREE}")
    )
    assert article.paragraphs == (f"{ONE} {TWO}", THREE, "1 Harbour master, by telephone.")


def test_ordinals_stay_whole() -> None:
    """Raised letters of an ordinal belong to the number."""
    article = only(made(f"{HEAD}The 3#super[rd] fleet sailed. {ONE} {TWO}"))
    assert article.paragraphs[0].startswith("The 3rd fleet sailed.")


def test_a_word_parted_at_a_line_s_end_is_whole_again() -> None:
    """Hyphens of a narrow column go; those of compounds stay."""
    text = (
        "Representatives characterised the interoperability arrangement as disappointing. "
        "The notification procedures of the harbour-based administration remain unsatisfactory. "
    ) * 3
    setting = '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
    source = f"{setting}#block(width: 90pt)[{text}]"
    article = only(made(source))
    assert " ".join(article.paragraphs) == text.strip()


def test_ligatures_are_written_out() -> None:
    """Readers search for "office", not for a ligature."""
    assert "office of the first fleet" in only(made(f"The oﬃce of the ﬁrst ﬂeet. {ONE} {TWO}")).text


def test_rows_of_a_table_stay_rows() -> None:
    """Cells of a row stand in one paragraph, parted by bars."""
    table = (
        "#table(columns: 3, stroke: none)[State][Vessels][Sites][Northland][12][4][Southland][8][2]"
    )
    article = only(made(f"{PLAIN}\n{table}"))
    assert article.paragraphs[-3:] == (
        "State | Vessels | Sites",
        "Northland | 12 | 4",
        "Southland | 8 | 2",
    )


def test_numbered_points_are_paragraphs() -> None:
    """Each point of a list stands by itself."""
    article = only(made(f"{PLAIN}\n+ Crews exchange lists.\n+ Operators train together.\n"))
    assert article.paragraphs[-2:] == ("1. Crews exchange lists.", "2. Operators train together.")


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_run_sideways_are_read(angle: int) -> None:
    """A page printed sideways is turned before it is read."""
    page = f"#set page(width: 842pt, height: 595pt)\n#rotate({angle}deg, reflow: true)"
    article = only(made(f"{page}[#block(width: 400pt)[{ONE} {TWO}\n\n{THREE}]]"))
    assert article.paragraphs == (f"{ONE} {TWO}", THREE)


def test_a_file_locked_with_a_password_is_refused() -> None:
    """The reason is said in one line."""
    locked = changed(made(PLAIN), encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refusal(locked) == (
        "test.pdf: this PDF file is locked with a password. Save an open copy of it."
    )


def test_a_file_that_anybody_may_open_is_read() -> None:
    """Encryption without a password to open it is no obstacle."""
    raw = changed(made(PLAIN), encryption=pikepdf.Encryption(owner="o", user=""))
    assert only(raw).title == TITLE


def test_a_file_cut_short_is_refused() -> None:
    """Half a file says that it breaks off."""
    raw = made(PLAIN)
    assert "breaks off before its end" in refusal(raw[: len(raw) // 2])


def test_what_is_no_pdf_is_refused() -> None:
    """A file under a wrong name is told from a damaged one."""
    assert refusal(b"Just words.") == (
        "test.pdf: this is no PDF file. Check what was saved under this name."
    )


def test_an_empty_page_is_refused() -> None:
    """A page with nothing on it gives no article."""
    saved = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(saved)
    assert refusal(saved.getvalue()) == (
        "test.pdf: no text was found in it. Check that it is an article."
    )


def test_a_scan_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tesseract a scan is refused, and the reader told what to install."""
    monkeypatch.setattr(ocr, "version", lambda: None)
    assert refusal(scan(made(PLAIN))).startswith(
        "test.pdf: a scan without a text layer. Install tesseract"
    )


def test_a_scanned_page_among_others_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tesseract the other pages are read, and the missing one is told."""
    monkeypatch.setattr(ocr, "version", lambda: None)
    saved = io.BytesIO()
    files = (io.BytesIO(made(PLAIN)), io.BytesIO(scan(made(PLAIN))))
    with pikepdf.open(files[0]) as document, pikepdf.open(files[1]) as other:
        document.pages.append(other.pages[0])
        document.save(saved)
    assert only(saved.getvalue()).notes[0] == (
        "page 2: pictures without text, not read; tesseract is not installed"
    )


def test_a_scan_is_read_by_tesseract() -> None:
    """With tesseract a scan becomes an article that says how it was read."""
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed: no scan was read")
    article = only(scan(made(PLAIN)))
    assert (article.title, article.paragraphs) == (TITLE, (f"{ONE} {TWO}", THREE))
    assert "text by OCR (tesseract" in article.notes[0]


def test_a_damaged_page_costs_itself_only() -> None:
    """A page without a dictionary is told, the other one is read."""
    raw = changed(
        made(f"{PLAIN}\n#pagebreak()\n{THREE}"), object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    broken = raw.replace(b"/Type /Page\n", b"/Type /Nope\n", 1).replace(
        b"/Type /Page ", b"/Type /Nope ", 1
    )
    try:
        assert only(broken).paragraphs
    except SourceError as error:
        assert "test.pdf" in str(error)  # noqa: PT017 - either way is sound; a crash is not


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=30),
)
def test_damaged_bytes_raise_nothing_else(cut: float, changes: list[tuple[float, int]]) -> None:
    """Whatever happened to a file, it gives an article or one SourceError."""
    raw = bytearray(changed(made(PLAIN), compress_streams=False))
    for place, value in changes:
        raw[int(place * (len(raw) - 1))] = value
    try:
        assert len(list(pdf.read(bytes(raw[: int(cut * len(raw))]), "test.pdf"))) == 1
    except SourceError as error:
        assert str(error).startswith("test.pdf: ")  # noqa: PT017 - refusing is one of two sound ways


@given(st.binary(max_size=2_000))
def test_random_bytes_raise_nothing_else(raw: bytes) -> None:
    """Bytes that only claim to be a PDF are refused."""
    assert refusal(b"%PDF-1.7\n" + raw).startswith("test.pdf: ")


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    return Counter(pairwise(re.findall(r"\w+", text.casefold())))


@pytest.mark.parametrize("name", ["crs_IF12135", "crs_IF12672"])
def test_real_reports_are_read_in_order(shared: Path, name: str) -> None:
    """Most pairs of neighbouring words of the reports are those of their web pages."""
    folder = shared / "corpus" / "dev" / "pdf"
    article = only((folder / f"{name}.pdf").read_bytes())
    page = re.sub(r"\]\([^)]*\)", "", (folder / f"{name}.md").read_text("utf-8"))
    found, wanted = _shingles(article.text), _shingles(page)
    precision = (found & wanted).total() / found.total()
    assert precision > 0.97


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("crs_IF12135", "The U.S. Army’s Typhon Mid-Range Capability (MRC) System", "2026-04-20"),
        ("crs_IF12672", "Russia’s Nuclear Weapons", "2026-04-22"),
        ("un-gd79-2024_gb_en", "UNGA general debate UNITED KINGDOM", "2024-09-26"),
        ("un-gd79-2024_ph_en", "STATEMENT GENERAL DEBATE UNGA 79", "2024-09-28"),
    ],
)
def test_real_titles_and_dates(shared: Path, name: str, title: str, date: str) -> None:
    """Title and date are those printed on page one."""
    article = only((shared / "corpus" / "dev" / "pdf" / f"{name}.pdf").read_bytes())
    assert (article.title, article.published and article.published.date) == (title, date)


def test_the_date_of_a_dateline() -> None:
    """Without a date in the head, a dateline with a year tells."""
    article = only(made(f"#text(20pt)[{TITLE}]\n\nSEOUL, April 3, 2025 -- {ONE} {TWO}"))
    assert article.published
    assert (article.published.date, article.published.evidence) == (
        "2025-04-03",
        "SEOUL, April 3, 2025",
    )


def test_the_date_below_a_text() -> None:
    """Letters and statements are dated at their end."""
    article = only(made(f"#text(20pt)[{TITLE}]\n\n{ONE} {TWO}\n\nSeoul, 3 April 2025"))
    assert (article.published and article.published.date) == "2025-04-03"
    assert "the date stands below the text" in article.notes


def test_the_date_in_running_heads() -> None:
    """A bulletin prints its date on every page."""
    pages = "\n#pagebreak()\n".join(f"{ONE} Page {word}." for word in ("one", "two", "three"))
    article = only(made(f"#set page(header: [Bulletin, 3 April 2025])\n{pages}"))
    assert (article.published and article.published.date) == "2025-04-03"


def test_the_box_of_an_official_document() -> None:
    """A date on a line of its own between others is found."""
    box = "Distr.: General #linebreak() 3 April 2025 #linebreak() Original: English"
    article = only(made(f"#text(20pt)[{TITLE}]\n\n{box}\n\n{ONE} {TWO}\n\n{THREE}"))
    assert (article.published and article.published.date) == "2025-04-03"


def test_a_table_of_contents_is_left_out() -> None:
    """Lines that lead by dots to a page say nothing."""
    source = f"{HEAD}#outline()\n= What was agreed\n{ONE}\n= Who was there\n{TWO}\n= Why\n{THREE}"
    article = only(made(source))
    assert article.paragraphs == ("What was agreed", ONE, "Who was there", TWO, "Why", THREE)


def test_a_bullet_far_from_its_text_is_no_cell() -> None:
    """Points that are set with a wide gap are no table."""
    points = f"#grid(columns: (30pt, 1fr), row-gutter: 8pt, [•], [{ONE}], [•], [{TWO}])"
    assert only(made(f"{HEAD}{THREE}\n\n{points}")).paragraphs == (THREE, f"• {ONE}", f"• {TWO}")


def test_labels_in_the_margin_do_not_take_the_text_with_them() -> None:
    """Numbers that stand beside the first line of every page leave that line alone."""
    margin = "#place(dx: -20pt)[#text(7pt)[P3]]"
    pages = [
        f"{margin}{ONE} Part {word}. {TWO} {THREE}" for word in ("one", "two", "three", "four")
    ]
    article = only(made("\n#pagebreak()\n".join(pages)))
    assert all(f"Part {word}." in article.text for word in ("one", "two", "three", "four"))


def test_a_pdf_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The article comes back whole from the child that read it."""
    path = tmp_path / "a.pdf"
    path.write_bytes(made(PLAIN))
    (found,) = read_isolated(path)
    assert found == only(path.read_bytes(), "a.pdf")


def test_a_press_release_is_titled_by_its_statement() -> None:
    """Labels above a title, and the mark below the text, are neither title nor text."""
    source = (
        "*MINISTRY OF COASTAL AFFAIRS*\n\n*FOR IMMEDIATE RELEASE*\n\n3 March 2025\n\n"
        f"*Joint Statement on the Radar Partnership*\n\n{ONE} {TWO}\n\n{THREE}\n\n\\#\\#\\#"
    )
    article = only(made(source))
    assert (article.title, article.paragraphs, article.genre) == (
        "Joint Statement on the Radar Partnership",
        (f"{ONE} {TWO}", THREE),
        "statement",
    )


def test_a_page_printed_from_a_browser() -> None:
    """What a browser prints around a page goes; the outlet is read from it."""
    around = (
        "#set page(header: [4/22/26, 3:15 PM #h(1fr) Radar shared - Harbour Times], footer: "
        'context [https://h.example/radar #h(1fr) #counter(page).display("1/1", both: true)])\n'
    )
    body = "\n\n".join(f"Day {n}. {ONE} {TWO} {THREE}" for n in range(12))
    article = only(made(f"{around}{HEAD}{body}"))
    assert (article.outlet, len(article.paragraphs)) == ("Harbour Times", 12)


def test_typewriter_letters_have_wide_spaces() -> None:
    """Words of one width stand far apart and are no cells of a table."""
    source = f'#set text(font: "DejaVu Sans Mono", 9pt)\n{ONE} {TWO} {THREE} {ONE} {TWO} {THREE}'
    assert only(made(source)).paragraphs == (" ".join([ONE, TWO, THREE] * 2),)


def test_three_full_columns_of_unlike_lines() -> None:
    """Two gutters fit equally well; the page is parted at one, not between them."""
    words = "harbour vessel radar minister strait agreement patrol council border signal".split()
    sentences = [
        f"{words[n % 10].title()} {words[n * 7 % 10]} {words[n * 3 % 10]} number {n} sailed."
        for n in range(330)
    ]
    setting = '#set page(paper: "a4", columns: 3)\n#set text(9pt)\n#set par(justify: true)\n'
    article = only(made(setting + " ".join(sentences)))
    assert " ".join(article.paragraphs) == " ".join(sentences)
