"""How much of a source text may go along with a report."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from briefing.delivery.policy.records import Extent

DEFAULT: Extent = "cited"


def extent(outlet: str | None, licences: Mapping[str, Extent]) -> tuple[Extent, str]:
    """How much of a text of this outlet may go along, and the pattern that says so.

    The first pattern that fits counts, in the order of the file; capitals do not matter. A text
    that prints no outlet fits only patterns that fit the empty name, such as `*`. The pattern is
    empty when none fits: then the cited paragraphs go.
    """
    name = (outlet or "").casefold()
    for pattern, found in licences.items():
        if fnmatchcase(name, pattern.casefold()):
            return found, pattern
    return DEFAULT, ""
