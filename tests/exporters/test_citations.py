"""References lead to their passages and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.blocks import Piece
from briefing.exporters.citations import Citations
from briefing.models import Annex, Span
from tests.exporters.notebook import article

SOURCE = article("One two three.", "Four five.", published="2024")
OTHER = article("Six.", published="2024")


def spans(*places: tuple[int, int]) -> list[Span]:
    """Spans of the first source."""
    return [SOURCE.span(start, end) for start, end in places]


def test_two_places_in_a_paragraph_are_one_reference() -> None:
    """A statement cites a paragraph once, and its link lights up both places."""
    cited = Citations(Annex((SOURCE,)))
    shown = cited.refer(spans((0, 3), (8, 13)), "Here")
    assert [(r.text, r.target) for r in shown] == [("S1.P1", "c1")]
    assert next(iter(cited.pieces(SOURCE))) == [
        Piece("One", ("c1",), ("c1",)),
        Piece(" two "),
        Piece("three", (), ("c1",)),
        Piece("."),
    ]


def test_overlapping_passages_are_cut_at_their_edges() -> None:
    """Each stretch knows every citation it belongs to."""
    cited = Citations(Annex((SOURCE,)))
    cited.refer(spans((0, 7)), "Here")
    cited.refer(spans((4, 13)), "There")
    assert next(iter(cited.pieces(SOURCE))) == [
        Piece("One ", ("c1",), ("c1",)),
        Piece("two", ("c2",), ("c1", "c2")),
        Piece(" three", (), ("c2",)),
        Piece("."),
    ]


def test_equal_citations_share_a_target_and_keep_their_way_back() -> None:
    """The passage knows both places that cite it."""
    cited = Citations(Annex((SOURCE,)))
    cited.refer(spans((0, 3)), "Here")
    cited.refer(spans((0, 3)), "There")
    assert cited.back == {"c1": [("r1", "Here"), ("r2", "There")]}


def test_references_follow_the_order_of_the_sources() -> None:
    """S1 before S2, whatever the statement took first; the record as a whole is S1."""
    cited = Citations(Annex((SOURCE, OTHER)))
    shown = cited.refer([OTHER.span(0, 3), SOURCE.whole], "Here")
    assert [(r.text, r.target) for r in shown] == [("S1", "s1"), ("S2.P1", "c1")]


def test_a_paragraph_says_more_than_the_record() -> None:
    """Beside a paragraph of a source, the source as a whole is not printed too."""
    cited = Citations(Annex((SOURCE,)))
    shown = cited.refer([*spans((16, 20)), SOURCE.whole], "Here")
    assert [r.text for r in shown] == ["S1.P2"]


def test_a_source_that_is_not_there_is_no_link() -> None:
    """The reference is printed, leads nowhere, and is reported."""
    cited = Citations(Annex((SOURCE,)))
    (shown,) = cited.refer([OTHER.span(0, 3)], "Here")
    assert (shown.text, shown.target) == ("P1", "")
    assert cited.lost == [OTHER.span(0, 3)]


def test_long_rows_of_references_are_short() -> None:
    """From seven on the source is named once."""
    many = article(*(f"P{n}." for n in range(7)), published="2024")
    cited = Citations(Annex((many,)))
    shown = cited.refer([many.span(n * 5, n * 5 + 2) for n in range(7)], "Here")
    assert [r.text for r in shown] == ["S1.P1", "P2", "P3", "P4", "P5", "P6", "P7"]


places = st.tuples(st.integers(-3, 40), st.integers(-3, 40), st.integers(0, 3))


@given(st.lists(st.lists(places, max_size=3), max_size=6))
def test_pieces_are_the_text_and_every_link_arrives(
    groups: list[list[tuple[int, int, int]]],
) -> None:
    """Whatever is cited, no letter is lost and each target is in the annex exactly once."""
    cited = Citations(Annex((SOURCE,)))
    targets = {
        reference.target
        for group in groups
        for reference in cited.refer([Span(SOURCE.id, p, s, e) for s, e, p in group], "Here")
    }
    paragraphs = list(cited.pieces(SOURCE))
    assert tuple("".join(p.text for p in pieces) for pieces in paragraphs) == SOURCE.paragraphs
    starts = [id_ for pieces in paragraphs for piece in pieces for id_ in piece.starts]
    assert sorted(starts) == sorted(targets - {"s1"})
