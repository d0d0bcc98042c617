"""A mark: one thing read, where it stands, what it says, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.models import Correction, Span

Corrects = Literal["", "label", "speaker", "date"]
Told = tuple[tuple[str, str], ...]

# The kinds of mark in the order of the legend, and whether each is shown at first.
KINDS: dict[str, tuple[str, bool]] = {
    "label": ("Whose view a sentence is", True),
    "people": ("People and their roles", True),
    "date": ("Dates and times", True),
    "quote": ("Quotations", True),
    "attribution": ("What somebody is said to have said", False),
    "event": ("Events", False),
    "entity": ("Organisations and places", False),
    "position": ("Positions", False),
    "term": ("Acronyms", False),
    "number": ("Numbers", False),
}
LABELS = {"reported": "fact", "attributed": "attributed", "opinion": "opinion"} | {
    "speculation": "speculation",
    "mixed": "part fact, part view",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing read. `value` is what was read, `told` more of it, in words.

    `corrects` names the kind of correction that may be made here, and `shows` is what the form
    begins with. `about` is what the correction is about when that is not `span`.
    """

    kind: str
    span: Span
    value: str
    rule: str
    told: Told = ()
    corrects: Corrects = ""
    shows: str = ""
    corrected: Correction | None = None
    about: Span | None = None
