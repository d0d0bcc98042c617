"""The labels of TLP 2.0, and the colour each is printed in, on black (first.org/tlp)."""

from __future__ import annotations

WHITE = "#ffffff"
COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": WHITE,
}
LABELS = tuple(COLOURS)


def colour(label: str) -> str:
    """The colour of a label as #rrggbb; white for none."""
    return COLOURS.get(label, WHITE)
