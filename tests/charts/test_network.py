"""Who names whom: lines between two columns of names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.network import LINKS, MOST, Mention, network
from briefing.charts.svg import render
from briefing.models import Figure
from tests.charts.looking import HOSTILE, is_plain, outside, overlaps

PAIRS = [
    Mention("Ana Lopez", "Bo Chen", 2),
    Mention("Bo Chen", "Ana Lopez"),
    Mention("Carl Ito", "Bo Chen"),
]


def lines(figure: Figure) -> list[dict[str, object]]:
    """The lines between names."""
    return [s["line"] for s in figure.plotly["layout"]["shapes"] if s["type"] == "path"]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (PAIRS, "Two of three speakers name Bo Chen"),
        ([PAIRS[0]], "Ana Lopez names one other"),
        ([PAIRS[0], Mention("Carl Ito", "Dee Oh")], "Two speakers name two others"),
    ],
)
def test_headline_says_whom_most_name(pairs: list[Mention], expected: str) -> None:
    """Counted in speakers, not in passages."""
    assert expected == network(pairs).headline


def test_alt_text_tells_every_line() -> None:
    """With the number of passages, and who name one another."""
    expected = (
        "Who names whom, with the number of passages. Ana Lopez names Bo Chen (2); Bo Chen names "
        "Ana Lopez (1); Carl Ito names Bo Chen (1). Naming one another: Ana Lopez and Bo Chen."
    )
    assert expected == network(PAIRS).alt


def test_pairs_are_added_up() -> None:
    """The same two names are one line."""
    assert "Ana Lopez names Bo Chen (4)" in network([PAIRS[0], PAIRS[0]]).alt


def test_one_way_lines_are_dashed() -> None:
    """Solid and dashed: no colour is needed to tell them apart."""
    assert [line.get("dash") for line in lines(network(PAIRS))] == ["5px,3px", None, None]


def test_more_passages_make_a_wider_line() -> None:
    """Up to a width that leaves the others visible."""
    found = lines(network([Mention("A", "B", 1), Mention("A", "C", 3), Mention("A", "D", 99)]))
    widths = [line["width"] for line in found]
    assert widths == sorted(widths, key=str)
    assert len(set(widths)) == len(widths)


def test_too_many_links_are_told() -> None:
    """The headline says how many are not drawn, and so does the alternative."""
    figure = network([Mention(f"S{n}", f"N{m}") for n in range(MOST + 2) for m in range(9)])
    left = 9 * (MOST + 2) - LINKS
    assert len(lines(figure)) == LINKS
    assert f"; {left} rarer links not drawn" in figure.headline
    assert figure.alt.endswith(f"{left} rarer links not drawn.")


@pytest.mark.parametrize("pairs", [[], [Mention("A", "B", 0)], [Mention("\x00", "B")]])
def test_nothing_to_draw_is_an_error(pairs: list[Mention]) -> None:
    """No pair, no passage or no name."""
    with pytest.raises(ValueError, match="at least one mention"):
        network(pairs)


def test_labels_print_literally() -> None:
    """Tags of a name are shown, not obeyed; it draws the same bytes twice."""
    figure = network([Mention(HOSTILE, "김정은"), Mention("石破茂", HOSTILE)])
    svg = render(figure.plotly, width=660)
    assert "&lt;b&gt;x&lt;/b&gt;" in svg
    assert svg == render(figure.plotly, width=660)


names = st.sampled_from(["Ana Lopez", "김정은", "Dee"]) | st.text(min_size=1, max_size=80)
mentions = st.builds(Mention, names, names, st.integers(1, 20))


@settings(max_examples=80)
@given(st.lists(mentions, min_size=1, max_size=80))
def test_any_mentions_make_a_legible_figure(pairs: list[Mention]) -> None:
    """Whatever the names: in its frame, and no word on another."""
    try:
        figure = network(pairs)
    except ValueError:
        return  # names of control characters only
    assert is_plain(figure)
    assert outside(figure) == []
    assert overlaps(figure) == []
