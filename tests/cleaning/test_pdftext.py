"""Printed words become a text: order, furniture, notes, hyphens, paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cleaning.pdftext import Page, Word, read
from briefing.cleaning.pdftext.hyphens import Hyphens
from briefing.cleaning.pdftext.texts import line_text, written_out

SIZE = 10.0
SENTENCE = "The crews of the harbour sailed at dawn and came home before night fell again."


def words(text: str, x: float, y: float, size: float = SIZE, *, bold: bool = False) -> list[Word]:
    """Words printed from `x` on the base line `y`, half a size wide a letter."""
    found = []
    for part in text.split():
        width = 0.5 * size * len(part)
        found.append(Word(part, x, x + width, y, size, bold))
        x += width + 0.3 * size
    return found


def lines(*texts: str, x: float = 50, y: float = 200, step: float = 12) -> list[Word]:
    """Lines printed one under the other."""
    found = [words(text, x, y + step * number) for number, text in enumerate(texts)]
    return [word for line in found for word in line]


def page(*printed: list[Word], number: int = 1) -> Page:
    """A page of these words."""
    return Page(number, 600, 800, [word for part in printed for word in part])


def paragraphs(*pages: Page) -> tuple[str, ...]:
    """The paragraphs of the pages."""
    return read(pages).paragraphs


def test_no_words_are_no_text() -> None:
    """Empty pages have no paragraphs."""
    assert paragraphs(page()) == ()


def test_words_are_read_by_their_place() -> None:
    """The order in which a file holds its words says nothing."""
    printed = lines(SENTENCE, "So it was.")
    assert paragraphs(page(printed[::-1])) == paragraphs(page(printed))


def test_a_gap_parts_paragraphs() -> None:
    """Lines that stand farther apart than the others are paragraphs."""
    first, second = lines(SENTENCE, SENTENCE), lines(SENTENCE, SENTENCE, y=260)
    assert paragraphs(page(first, second)) == (f"{SENTENCE} {SENTENCE}",) * 2


def test_an_indent_begins_a_paragraph() -> None:
    """Without gaps, the indent of a first line tells."""
    printed = [*lines(SENTENCE), *lines(SENTENCE[:-1], x=62, y=212), *lines(SENTENCE, y=224)]
    assert len(paragraphs(page(printed))) == 2


def test_a_line_of_bold_letters_is_a_heading() -> None:
    """A heading does not run into the text below it."""
    heading = words("What was agreed", 50, 200, bold=True)
    assert paragraphs(page(lines(SENTENCE, y=150), heading, lines(SENTENCE, y=212))) == (
        SENTENCE,
        "What was agreed",
        SENTENCE,
    )


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    """A sentence that does not end at a page's end is one paragraph with the next page."""
    cut, rest = "The crews of the harbour sailed at dawn and", "came home before night fell again."
    assert paragraphs(page(lines(cut, y=700)), page(lines(rest), number=2)) == (f"{cut} {rest}",)


def test_words_printed_twice_at_one_place_count_once() -> None:
    """A shadow or false bold is made by printing twice."""
    printed = lines(SENTENCE)
    assert paragraphs(page(printed, lines(SENTENCE))) == (SENTENCE,)


def test_numbers_of_pages_do_not_hide_a_running_head() -> None:
    """Heads that differ by their page number only are the same."""
    pages = [
        page(words(f"Bulletin {n}", 50, 30), lines(f"{SENTENCE} {n}x", SENTENCE), number=n)
        for n in range(1, 5)
    ]
    assert not any("Bulletin" in text for text in paragraphs(*pages))


@pytest.mark.parametrize("text", ["7", "- 7 -", "Page 7 of 12", "vii", "7/12"])
def test_a_page_number_alone_is_no_text(text: str) -> None:
    """A number at the foot of a page goes, in any of its forms."""
    assert paragraphs(page(lines(SENTENCE), words(text, 300, 780))) == (SENTENCE,)


def test_a_stamp_on_every_page_is_left_out() -> None:
    """What stands at one place of most pages is a stamp, wherever it stands."""
    pages = [
        page(words("OFFICIAL COPY", 400, 400), lines(f"Day {n}x. {SENTENCE}"), number=n)
        for n in range(1, 5)
    ]
    assert not any("OFFICIAL" in text for text in paragraphs(*pages))


def test_what_is_left_out_is_told() -> None:
    """Heads and feet are among the dropped lines."""
    pages = [page(words("Bulletin", 50, 30), lines(f"{SENTENCE} {n}x"), number=n) for n in (1, 2)]
    assert [line.text for line in read(pages).known.dropped] == ["Bulletin", "Bulletin"]


def test_a_note_s_mark_is_not_glued_to_its_word() -> None:
    """A small raised number is a mark; the full stop behind it stays with the word."""
    raised = Word("3", 100, 103, 196, 6)
    printed = [*words("fell again", 50, 200)[:2], raised]
    printed[2].x0, printed[2].x1 = printed[1].x1, printed[1].x1 + 3
    assert paragraphs(page(printed, lines(SENTENCE, y=230))) == ("fell again", SENTENCE)


@pytest.mark.parametrize(
    ("before", "raised", "whole"),
    [("21", "st", "21st"), ("km", "2", "km²"), ("10", "6", "10⁶"), ("crew", "a", "crew")],
)
def test_raised_signs(before: str, raised: str, whole: str) -> None:
    """Ordinals and powers belong to their word, marks of notes do not."""
    printed = [Word(before, 0, 10, 0, 10), Word(raised, 10, 14, 0, 6, raised=True, glued=True)]
    assert line_text(printed) == whole


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the coop-", "eration of", "the cooperation of"),
        ("the inter-", "operability", "the interoperability"),
        ("a people-", "focused plan", "a people-focused plan"),
        ("the Philippine-", "led group", "the Philippine-led group"),
        ("the U.S.-", "Japan alliance", "the U.S.-Japan alliance"),
        ("in 2024-", "2025 they", "in 2024-2025 they"),
        ("a soft\u00ad", "ware fault", "a software fault"),
        ("state-of-the-", "art radar", "state-of-the-art radar"),
    ],
)
def test_parted_words(before: str, after: str, whole: str) -> None:
    """A hyphen at a line's end goes, unless it is the word's own."""
    text = ["the interoperability of ships", before, after]
    assert Hyphens(text).joined(before, after) == whole


def test_the_text_itself_tells_how_a_word_is_spelt() -> None:
    """What stands elsewhere with a hyphen keeps it, what stands closed does not."""
    seen = Hyphens(["a well-known land-mark and a landowner"])
    assert (seen.joined("a land-", "mark"), seen.joined("a land-", "owner")) == (
        "a land-mark",
        "a landowner",
    )


def test_a_dash_at_a_line_s_end_is_no_hyphen() -> None:
    """Between sentences stands a dash, which stays with its spaces."""
    assert Hyphens([]).joined("at dawn –", "and late") is None


def test_ligatures() -> None:
    """One sign for two letters becomes two letters."""
    assert written_out("eﬀective oﬃce, ﬁrst ﬂeet, ﬆop") == "effective office, first fleet, stop"


def test_cjk_lines_are_joined_without_a_space() -> None:
    """Scripts without spaces get none at a line's end."""
    printed = lines("海峡の安全に関する会議が開かれ", "各国が合意した")
    assert paragraphs(page(printed)) == ("海峡の安全に関する会議が開かれ各国が合意した",)


FLOATS = st.floats(-50, 900)
PRINTED = st.builds(
    Word,
    st.text("abc-1.³ \u00ad가海", min_size=1, max_size=8),
    FLOATS,
    FLOATS,
    FLOATS,
    st.floats(1, 80),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PRINTED, max_size=40), max_size=4))
def test_any_words_at_any_place_are_read(pages: list[list[Word]]) -> None:
    """Nonsense on paper raises nothing, and nothing is said that was not printed."""
    made = [Page(number, 600, 800, printed) for number, printed in enumerate(pages, start=1)]
    letters = {c for printed in pages for word in printed for c in written_out(word.text)}
    found = {c for text in read(made).paragraphs for c in text}
    assert found <= letters | set(" |⁰¹²³⁴⁵⁶⁷⁸⁹")


def test_a_hair_space_beside_an_ideograph_is_none() -> None:
    """Printers part figures from ideographs by a little; a text has no space there."""
    printed = [
        Word("会議は", 0, 30, 0, 10),
        Word("2025", 33, 53, 0, 10),
        Word("年に", 56, 76, 0, 10),
    ]
    assert line_text(printed) == "会議は2025年に"


def test_pieces_of_parted_words_are_no_witnesses() -> None:
    """That "terrence" begins a line does not make it a word."""
    lines_of_text = ["the mutual de-", "terrence of", "two fleets"]
    assert Hyphens(lines_of_text).joined(*lines_of_text[:2]) == "the mutual deterrence of"


@pytest.mark.parametrize(
    "parted", ["human-itarian", "leader-ship", "Mon-day", "un-known", "high-est"]
)
def test_pieces_that_look_like_compounds(parted: str) -> None:
    """Most hyphens at a line's end are the setter's."""
    first, second = parted.split("-")
    assert Hyphens([f"a {first}-", second]).joined(f"a {first}-", second) == f"a {first}{second}"
