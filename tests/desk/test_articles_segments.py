"""A text is cut where marks begin or end, whatever they cover, and in parts a browser can draw."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.articles import paging
from briefing.desk.articles.paging import parts
from briefing.desk.articles.segments import cut
from tests.build import article

ASTRAL = st.text(st.characters(codec="utf-16", min_codepoint=0x20), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=12)


def test_overlapping_spans_share_their_middle() -> None:
    """Three stretches of two spans that cross, and what no span covers."""
    assert cut(0, 10, [(1, 6), (4, 8)]) == [
        (0, 1, ()),
        (1, 4, (0,)),
        (4, 6, (0, 1)),
        (6, 8, (1,)),
        (8, 10, ()),
    ]


@given(ASTRAL, SPANS)
def test_the_segments_give_the_text_back(text: str, spans: list[tuple[int, int]]) -> None:
    """In order, without a gap, for any letters: offsets are code points."""
    found = cut(0, len(text), spans)
    assert "".join(text[start:end] for start, end, _ in found) == text


@given(ASTRAL, SPANS)
def test_each_span_is_covered_by_its_segments(text: str, spans: list[tuple[int, int]]) -> None:
    """The letters of the segments that name a span are the letters of the span."""
    found = cut(0, len(text), spans)
    for number, (start, end) in enumerate(spans):
        own = "".join(text[a:b] for a, b, covering in found if number in covering)
        assert own == (text[max(start, 0) : max(end, 0)] if start < end else "")


@given(st.lists(st.integers(0, 130), max_size=9))
def test_parts_hold_the_whole_text(lengths: list[int]) -> None:
    """Every letter of every paragraph is in just one part, and no part is too long."""
    found = article(*("ab " * length for length in lengths))
    saved, paging.LONGEST = paging.LONGEST, 100
    try:
        pages = parts(found)
    finally:
        paging.LONGEST = saved
    shown = [found.text[s.start : s.end] for page in pages for s in page]
    assert "".join(shown) == "".join(found.paragraphs)
    assert max(sum(s.end - s.start for s in page) for page in pages) <= 100
