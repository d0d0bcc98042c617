"""The colours of a house: whatever they are, words in them can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import colours, templating
from briefing.exporters.brand import KIT

COLOUR = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21; the examples are those of the W3C's techniques G17 and G18."""
    found = [round(colours.contrast("#ffffff", c), 2) for c in ("#000000", "#767676", "#ffffff")]
    assert found == [21.0, 4.54, 1.0]


def test_the_colours_of_the_kit_stay_as_they_are_on_paper() -> None:
    """A colour that can be read is not touched."""
    assert colours.light(KIT) == colours.Palette(KIT.accent, KIT.reference, KIT.tint)


@given(COLOUR, COLOUR, COLOUR)
def test_every_house_can_be_read(accent: str, reference: str, tint: str) -> None:
    """Ink, quiet words, headings and links on the page and in its boxes, by day and by night."""
    house = replace(KIT, accent=accent, reference=reference, tint=tint)
    for made, ground, ink in (
        (colours.light(house), colours.PAPER, (colours.INK, colours.QUIET)),
        (colours.dark(house), colours.NIGHT, (colours.NIGHT_INK, colours.NIGHT_QUIET)),
    ):
        words = (*ink, made.accent, made.reference)
        low = [p for p in product(words, (ground, made.tint)) if colours.contrast(*p) < 4.5]
        assert low == []


def test_the_style_sheet_has_the_grounds_and_inks_that_are_counted_with() -> None:
    """What is computed for a house and what the style sheet says are the same colours."""
    sheet = templating.kit("report.css")
    found = re.findall(r"--(ink|quiet|ground): (#[0-9a-f]{3,6});", sheet)
    day = [("ink", colours.INK), ("quiet", colours.QUIET), ("ground", "#fff")]
    night = [("ink", colours.NIGHT_INK), ("quiet", colours.NIGHT_QUIET), ("ground", colours.NIGHT)]
    assert found == [*day, *night]
