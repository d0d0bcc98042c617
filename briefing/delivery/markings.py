"""TLP 2.0 labels in their order, from what anybody may have to what is for named people only.

Source: FIRST, Traffic Light Protocol 2.0 (first.org/tlp). A report without a label is not free:
nobody has said who may have it, so it counts as above all labels.
"""

from __future__ import annotations

from briefing.errors import UnknownNameError, nearest

ORDER = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
UNMARKED = ""


def rank(marking: str) -> int:
    """The place of a label, from 0; the unmarked stands above all. Raises UnknownNameError."""
    if marking == UNMARKED:
        return len(ORDER)
    if marking not in ORDER:
        raise UnknownNameError(f"{marking!r} is not a TLP 2.0 label. {nearest(marking, ORDER)}")
    return ORDER.index(marking)


def allows(most: str, marking: str) -> bool:
    """True when what may carry `most` may carry `marking`. Raises UnknownNameError.

    What says nothing of what it may carry, may carry nothing; nothing carries the unmarked.
    """
    return most != UNMARKED and rank(marking) <= rank(most)


def strictest(*markings: str) -> str:
    """The label of several things that go together: the highest. The unmarked is above all."""
    return max(markings, key=rank, default=UNMARKED)
