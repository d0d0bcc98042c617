"""The longest words of a page may break, and lose nothing by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.longwords import LONG, STEP, eased

WORD = "W" * (LONG + STEP)


def test_a_word_no_browser_could_lay_out_gets_places_to_break() -> None:
    """Every 64 letters there is one; an entity stays whole."""
    assert eased(f"<p>{WORD}</p>").count("<wbr>") == (LONG + STEP) // STEP
    assert "&amp;<wbr>&amp;" in eased(f"<p>{'&amp;' * LONG}</p>")


def test_what_is_no_text_of_the_page_stays() -> None:
    """Scripts, styles, the words of a drawing, addresses, and words a reader reads."""
    for page in (
        f"<script>{WORD}</script>",
        f"<style>{WORD}</style>",
        f"<text x='1'>{WORD}</text>",
        f'<a href="{WORD}">short</a>',
        f"<p>{'word ' * LONG}</p>",
        f"<p>{'漢' * LONG}</p>",
    ):
        assert eased(page) == page


@given(st.text("<>&; aW\u0301", max_size=40), st.integers(0, 2 * LONG))
def test_nothing_is_lost(text: str, many: int) -> None:
    """Without the places to break a page is what it was."""
    page = f"<p>{text}{'W' * many}{text}</p>"
    assert eased(page).replace("<wbr>", "") == page
