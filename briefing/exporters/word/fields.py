"""Fields of Word: words it counts or repeats itself, filled with what they show for now."""

from __future__ import annotations

from briefing.exporters.word.look import mark
from briefing.exporters.word.markup import Xml, joined, w, words


def field(code: str, shown: Xml) -> Xml:
    """A field that shows these runs until Word counts anew.

    `code` is its instruction: always the kit's own words, never a text from outside.
    """
    return joined((begun(code), shown, ended()))


def begun(code: str) -> Xml:
    """The start of a field, up to what it shows."""
    told = w("r", words(f" {code} ", "w:instrText"))
    return joined(
        (mark("fldChar", fldCharType="begin"), told, mark("fldChar", fldCharType="separate"))
    )


def ended() -> Xml:
    """The end of a field."""
    return mark("fldChar", fldCharType="end")
