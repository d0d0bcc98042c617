"""How wide letters are, near enough to count lines and to cut columns."""

from __future__ import annotations

from unicodedata import east_asian_width

# Widths of letters in ems, of Source Serif 4 and Inter alike; others are as wide as most.
_MOST = 0.51
_WIDTHS = {
    letter: width
    for letters, width in (
        ("iljI.,;:'|!·", 0.28),
        (" ", 0.26),
        ("frt()[]-/’“”", 0.36),
        ("ABCDEFGHJKLNOPQRSTUVXYZ", 0.66),
        ("mwMW", 0.87),
        ("0123456789", 0.56),
        ("—…%@", 0.9),
        ("csz", 0.46),
    )
    for letter in letters
}


def ems(text: str) -> float:
    """How wide a text is, in ems; a letter of East Asia is one."""
    if text.isascii():
        return sum(_WIDTHS.get(character, _MOST) for character in text)
    return sum(
        _WIDTHS.get(one, _MOST) if east_asian_width(one) not in "WF" else 1.0 for one in text
    )
