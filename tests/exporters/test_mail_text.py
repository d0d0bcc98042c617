"""The plain text of a mail: lines that fit, and every word of the report."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.exporters import blocks as b
from briefing.exporters.mail.prose import prose
from briefing.exporters.mail.tables import table
from briefing.exporters.mail.wrapping import COLUMNS, padded, width, wrap
from tests.exporters import notebook as nb

TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=300)


@given(TEXTS, st.sampled_from(("", "* ", "12. ", "   ")))
@example("W" * 1000, "* ")
@example("漢字かな、交じり。" * 30, "")
def test_no_word_is_lost_and_no_line_too_long(said: str, first: str) -> None:
    """Wrapped text says the same in lines of at most 72 columns."""
    lines = wrap(said, first)
    assert "".join("".join(lines).removeprefix(first.rstrip()).split()) == "".join(said.split())
    assert all(width(line) <= COLUMNS for line in lines)


def test_an_address_is_never_parted() -> None:
    """It can be clicked or copied, however long it is."""
    url = "https://example.org/" + "a" * 200
    assert wrap(f"See {url} for more", "* ") == ["* See", f"  {url}", "  for more"]


@pytest.mark.parametrize(
    ("said", "columns"), [("pier", 4), ("부산", 4), ("e\u0301", 1), ("試験 a", 6), ("", 0)]
)
def test_a_wide_character_takes_two_columns(said: str, columns: int) -> None:
    """A combining mark takes none."""
    assert width(said) == columns
    assert width(padded(said, 10)) == 10


def test_japanese_never_begins_a_line_with_a_closing_mark() -> None:
    """Han and kana part anywhere else; hangul parts at its spaces alone."""
    assert wrap("漢字、漢字。", columns=12) == ["漢字、漢字。"]
    assert wrap("漢" * 6 + "、字", columns=12) == ["漢漢漢漢漢", "漢、字"]
    assert wrap("부산의 시험 정원", columns=12) == ["부산의 시험", "정원"]


def test_a_small_table_stands_in_columns() -> None:
    """Numbers to the right, a line under the heads."""
    rows = tuple(
        b.Row((*b.plain(city), *b.plain(people, align="right")))
        for city, people in (("東京", "13.96"), ("Seoul", "9.41"))
    )
    shown = b.Table((0, 0), (b.Row(b.plain("City", "People", head=True)),), rows)
    assert [*table(shown)] == [
        "City   People",
        "-----  ------",
        "東京    13.96",
        "Seoul    9.41",
    ]


def test_a_wide_table_is_a_few_lines_for_each_row() -> None:
    """Each value by the name of its column; what is empty is left out."""
    row = b.Row(b.plain("May 2024", "word " * 20, ""), (b.Ref("S1.P1", "c1", "r1"),))
    head = b.Row(b.plain("When", "What", "Status", "Source", head=True))
    assert [*table(b.Table((0, 1, 0, 0), (head,), (row, row), referenced=True))][:6] == [
        "* When: May 2024",
        "  What: word word word word word word word word word word word word",
        "    word word word word word word word word",
        "  Source: S1.P1",
        "",
        "* When: May 2024",
    ]


def test_prose_keeps_its_shape() -> None:
    """Lists in lists, quotations, notes, addresses and formulas read as in a letter."""
    said = b.Par((b.Text("Said"), b.Mark(2, "m", "n"), b.Text(" in "), b.Strong((b.Text("May"),))))
    link = b.Par((b.Link("https://example.org/", (b.Text("the minutes"),)),))
    element = b.Element("math")
    nodes = (
        b.Heading(1, (b.Text("Head"),)),
        b.Enum(((said, b.Bullets(((link,),))),), 3),
        b.Quote((said,)),
        b.Verbatim(("a  b", "")),
        b.Formula("x^2", "x squared", element, display=True),
    )
    assert prose(nodes) == [
        "Head", "----", "",
        "3. Said [2] in May", "   * the minutes <https://example.org/>", "",
        "> Said [2] in May", "",
        "    a  b", "", "",
        "    x squared",
    ]  # fmt: skip


def test_a_figure_is_its_words_and_its_data() -> None:
    """Headline, what it shows, and the numbers."""
    rows = b.Table((0, 0), (b.Row(b.plain("Year", "Ships")),), (b.Row(b.plain("2024", "3")),))
    shown = b.Drawing(1, nb.FIGURE.headline, "A line that rises.", "figure-1.svg", rows)
    assert prose((shown,)) == [
        f"Figure 1. {nb.FIGURE.headline}", "[A line that rises.]", "",
        "Year  Ships", "----  -----", "2024  3",
    ]  # fmt: skip
