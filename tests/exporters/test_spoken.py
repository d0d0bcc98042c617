"""Words in another language than the report say so, for the voices of screen readers."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefing.exporters import export
from briefing.exporters.spoken import speaker
from tests.exporters import notebook as nb

said = speaker("en")


def test_words_of_another_language_are_marked() -> None:
    """The rest stays as it is, escaped where there is anything to mark."""
    shown = said("Seoul (서울) & 東京で")
    assert shown == 'Seoul (<span lang="ko">서울</span>) &amp; <span lang="ja">東京で</span>'


def test_words_from_right_to_left_stay_together() -> None:
    """They are isolated from what stands around them."""
    assert said("The paper قال المجلس.") == 'The paper <bdi lang="ar">قال المجلس</bdi>.'


def test_a_text_in_the_language_of_its_place_is_left_alone() -> None:
    """So is one whose letters tell nothing."""
    assert [said("서울", "ko"), said("Paris <b>")] == ["서울", "Paris <b>"]


@given(st.text(st.sampled_from("ab <>&\"'한국日本のקםقا."), max_size=40))
def test_no_word_is_lost_and_none_becomes_markup(text: str) -> None:
    """What a browser reads is the text."""
    from markupsafe import escape

    made: Any = html.fromstring(f"<p>{escape(said(text))}</p>")
    assert made.text_content() == text
    assert {one.tag for one in made.iter()} <= {"p", "span", "bdi"}


def test_a_report_says_where_its_language_changes() -> None:
    """In a statement, in a heading and in a table of an analyst."""
    words = "## 제목 here\n\nA word: 부두\n\n| Head | Other |\n|---|---|\n| 부산 | b |\n"
    page = export(nb.notebook(nb.shows(nb.FRONT), nb.new_markdown_cell(words)), "html").data
    marked = html.fromstring(page.decode()).xpath('//main//*[@lang="ko"]/text()')
    assert marked == ["제목", "부두", "부산"]
