"""Source independence: one row a source, one box an article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.independence import BOXES, MOST, Carrier, independence, relations
from briefing.charts.independence_drawing import KINDS
from briefing.charts.svg import render
from tests.charts.looking import HOSTILE, is_plain, luminance, outside, overlaps, texts


def own(number: int, outlet: str | None = None) -> Carrier:
    """An article that is a source of its own."""
    return Carrier(number, outlet or f"Outlet {number}", source=number, text=number)


SHARED = [
    Carrier(1, "The Ledger", 0, 0, "an agency"),
    Carrier(2, "서울일보", 0, 0, "an agency"),
    Carrier(3, "東京新聞", 0, 0),
    Carrier(4, "The Ledger", 0, 1),
    Carrier(5, "The Star", 0, 2, "an agency"),
]


@pytest.mark.parametrize(
    ("carriers", "expected"),
    [
        (
            [*SHARED, own(6)],
            "Three of five outlets carry one text; six articles count as two independent sources",
        ),
        (SHARED[:2], "Both outlets carry one text; two articles count as one independent source"),
        (
            SHARED[:3],
            "All three outlets carry one text; three articles count as one independent source",
        ),
        ([own(1), own(2)], "Each of the two articles is an independent source"),
        ([own(1)], "One article is the only source: no other confirms it"),
        (
            [Carrier(n, "The Ledger", 0, n) for n in (1, 2)],
            "All two articles come from one outlet and count as one source",
        ),
    ],
)
def test_headline_says_what_to_see(carriers: list[Carrier], expected: str) -> None:
    """How many carry one text, or how many sources there really are."""
    assert expected == independence(carriers).headline


def test_relations_name_the_article_they_go_with() -> None:
    """A copy with the first of its text, others with the first of their outlet or agency."""
    expected = {
        1: ("own", 1),
        2: ("copy", 1),
        3: ("copy", 1),
        4: ("outlet", 1),
        5: ("agency", 1),
    }
    assert expected == relations(SHARED)


def test_boxes_say_what_they_repeat() -> None:
    """A copy needs neither colour nor key: it names the source it equals."""
    assert {"S1", "S2 = S1", "S3 = S1", "S4", "S5"} <= set(texts(independence(SHARED)))


def test_alt_text_tells_every_article() -> None:
    """With its outlets and its relation."""
    expected = (
        "Two independent sources, the largest first. The Ledger, 서울일보, 東京新聞 and 1 more: S1"
        " (a text of its own), S2 (same text as S1), S3 (same text as S1), S4 (same outlet), S5"
        " (same agency); Outlet 6: S6 (a text of its own)."
    )
    assert expected == independence([*SHARED, own(6)]).alt


def test_kinds_differ_in_grey() -> None:
    """By how light they are, or by the frame."""
    looks = {
        (round(luminance(kind.look["fillcolor"]) / 30), kind.look.get("line", {}).get("dash"))
        for kind in KINDS.values()
    }
    assert len(KINDS) == len(looks)


def test_words_in_boxes_stand_out() -> None:
    """The ink of a box and its ground differ strongly."""
    for kind in KINDS.values():
        assert abs(luminance(kind.ink) - luminance(kind.look["fillcolor"])) > 120


def test_single_sources_share_the_last_row() -> None:
    """None is lost: the row counts them."""
    figure = independence([own(n) for n in range(1, MOST + 5)])
    assert "5 further sources of one article each" in figure.alt
    assert "not drawn" not in figure.headline


def test_a_long_row_is_cut_and_counted() -> None:
    """The boxes beyond the bound are told."""
    figure = independence([Carrier(n, "The Ledger", 0, n) for n in range(1, BOXES + 4)])
    assert "and three further articles" in figure.alt


def test_nothing_to_draw_is_an_error() -> None:
    """An empty figure is the caller's to leave out."""
    with pytest.raises(ValueError, match="at least one article"):
        independence([])


def test_labels_print_literally() -> None:
    """Tags of an outlet's name are shown, not obeyed; it draws the same bytes twice."""
    figure = independence([own(1, HOSTILE), own(2)])
    svg = render(figure.plotly, width=660)
    assert "&lt;b&gt;x&lt;/b&gt;" in svg
    assert svg == render(figure.plotly, width=660)


@st.composite
def any_carriers(draw: st.DrawFn) -> list[Carrier]:
    """Articles in any relation: each text belongs to one source."""
    texts_ = draw(st.lists(st.integers(0, 20), min_size=1, max_size=60))
    sources = draw(st.lists(st.integers(0, 15), min_size=21, max_size=21))
    outlets = (
        st.none() | st.sampled_from(["The Ledger", "東京新聞", HOSTILE]) | st.text(max_size=90)
    )
    agencies = st.none() | st.sampled_from(["one", "other"])
    return [
        Carrier(number, draw(outlets), sources[text], text, draw(agencies))
        for number, text in enumerate(texts_, start=1)
    ]


@settings(max_examples=80)
@given(any_carriers())
def test_any_articles_make_a_legible_figure(carriers: list[Carrier]) -> None:
    """Whatever the relations: in its frame, no word on another, every article counted."""
    figure = independence(carriers)
    assert is_plain(figure)
    assert outside(figure) == []
    assert overlaps(figure) == []
