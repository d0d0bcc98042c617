"""Proof that words are in no byte of a report: its text, its metadata and all it carries along.

Every file is taken apart as far as its format goes: HTML with its data addresses, PDF with all
its objects, streams and attachments, archives with all their members, mail with all its parts.
What the letters of a picture show cannot be read, and is not proven.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import ExportError
from briefing.exporters.variants.opening import opened
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.writing import Written

_AROUND = 30  # characters of the place that a message shows before the words


def prove(written: Written, name: str, audience: str, *phrases: Phrases) -> None:
    """Stop a report that holds words it may not hold; `name` is that of its format.

    Raises ExportError with the place.
    """
    files = ((f"briefing.{name}", written.data), *written.files)
    for place, raw in files:
        for one in phrases:
            if one.inside(place):
                raise _found(one, place, place, audience)
        for where, text in opened(raw, place):
            for one in phrases:
                if one.inside(text):
                    raise _found(one, where, text, audience)


def _found(phrases: Phrases, where: str, text: str, audience: str) -> ExportError:
    start, end = phrases.places(text)[0]
    words = " ".join(text[max(start - _AROUND, 0) : end].split())
    return ExportError(
        f"The version for {audience} was not written: {where} still holds words it may not hold, "
        f"“…{words}”. Tag the cell that shows them, or restrict the sentence they stand in."
    )


def found(raw: bytes, name: str, phrases: Phrases) -> Iterator[str]:
    """Where in a file of this name one of the phrases stands."""
    for where, text in opened(raw, name):
        if phrases.inside(text):
            yield where
