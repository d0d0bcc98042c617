"""Plain text files, with or without the furniture of the page they were copied from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cleaning import Known, clean
from briefing.cleaning.encodings import decoded
from briefing.models import Article, Origin

NAME = "a text file"
SUFFIXES = (".txt", ".text")


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a text file. Raises SourceError when it holds none."""
    text, notes = decoded(raw, place)
    origin = Origin.of(raw, place)
    yield clean(text, origin, Known(notes=notes))
