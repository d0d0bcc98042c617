"""A picture of a notebook, as its bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, the suffix of its format, its text alternative, and its headline.

    `width` is how wide it is to be shown, in CSS pixels; 0 means as wide as it is.
    """

    raw: bytes
    suffix: str
    alt: str
    headline: str = ""
    width: int = 0
