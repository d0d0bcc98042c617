"""Proof that words are in no byte of a report: its text, its metadata and all it carries along.

Every file is taken apart as far as its format goes: HTML with its data addresses, PDF with all
its objects, streams and attachments, archives with all their members, mail with all its parts.
What the letters of a picture show cannot be read, and is not proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.errors import ExportError
from briefing.exporters.variants.folding import folded
from briefing.exporters.variants.opening import opened
from briefing.exporters.variants.opening_text import Said
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.writing import Written

_APART = "\n¶\n"  # between two texts, so that no words are found across them
_AROUND = 30  # characters of the place that a message shows before the words


def prove(
    written: Written, name: str, audience: str, *phrases: Phrases, told: Iterable[str] = ()
) -> None:
    """Stop a report that holds words it may not hold; `name` is that of its format.

    `told` are the texts it was written from: in a PDF a head or a foot may stand between words.
    Raises ExportError with the place.
    """
    every = Phrases.of(word for one in phrases for word in one.words)
    whole = Said("the text before it is set", _APART.join(told))
    if _holds(whole, every):
        raise _found(every, whole, audience)
    for place, raw in ((f"briefing.{name}", written.data), *written.files):
        for one in (Said(place, place), *opened(raw, place)):
            if _holds(one, every):
                raise _found(every, one, audience)


def found(raw: bytes, name: str, phrases: Phrases) -> Iterator[str]:
    """Where in a file of this name one of the phrases stands."""
    yield from (one.where for one in opened(raw, name) if _holds(one, phrases))


def _holds(said: Said, phrases: Phrases) -> bool:
    return phrases.inside(said.text) and bool(_telling(said, phrases))


def _telling(said: Said, phrases: Phrases) -> list[tuple[int, int]]:
    """The places where a phrase does not stand by chance."""
    places = phrases.places(said.text)
    return [(s, e) for s, e in places if len(folded(said.text[s:e])) >= said.least]


def _found(phrases: Phrases, said: Said, audience: str) -> ExportError:
    start, end = _telling(said, phrases)[0]
    words = " ".join(said.text[max(start - _AROUND, 0) : end].split())
    return ExportError(
        f"The version for {audience} was not written: {said.where} still holds words it may not "
        f"hold, “…{words}”. Tag the cell that shows them audience:house, or restrict the sentence "
        f"they stand in. A word of the kit's own, such as “Figure”, cannot be redacted alone: "
        f"name more words with it."
    )
