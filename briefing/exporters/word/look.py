"""How a run of words looks in Word, in the order its schema asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.exporters.word import scripts
from briefing.exporters.word.markup import NOTHING, Xml, joined, w, words

# Colours that are the same in every house; those of the brand come with it.
INK, QUIET, HAIRLINE = "1b1f27", "566071", "c9d1dc"
OCHRE, OCHRE_TINT = "8a5a00", "fdf7ea"
ALARM, ALARM_TINT = "a3161c", "fdf0f0"
MARKER = "ffefa6"


@dataclass(frozen=True, slots=True)
class Look:
    """What a run differs in from the style of its paragraph.

    `style` is that of its characters, `colour` and `ground` are #rrggbb, `language` is that of
    the passage and `asian` the one of Han characters that it does not tell, `size` half points.
    """

    style: str = ""
    strong: bool = False
    emph: bool = False
    struck: bool = False
    shift: Literal["", "superscript", "subscript"] = ""
    colour: str = ""
    ground: str = ""
    size: int = 0
    language: str = ""
    asian: str = "zh"


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> Xml:
    """A text as runs, one for each direction it runs in; nothing for no text."""
    if not text:
        return NOTHING
    return joined(
        w("r", properties(piece, look, turned=turned), words(piece))
        for piece, turned in scripts.directed(text)
    )


def mark(name: str, look: Look = PLAIN, /, **attributes: str | int) -> Xml:
    """A run that holds one element and no words, such as a tab or the break of a line."""
    return w("r", properties("", look), w(name, **attributes))


def properties(text: str, look: Look, *, turned: bool = False) -> Xml:
    """The properties of a run with this text; nothing when its paragraph says it all."""
    asian = scripts.asian(text, look.language or look.asian)
    inner = joined(
        (
            w("rStyle", val=look.style) if look.style else NOTHING,
            _faces(asian),
            joined((w("b"), w("bCs"))) if look.strong else NOTHING,
            joined((w("i"), w("iCs"))) if look.emph else NOTHING,
            w("strike") if look.struck else NOTHING,
            w("color", val=look.colour.lstrip("#")) if look.colour else NOTHING,
            joined((w("sz", val=look.size), w("szCs", val=look.size))) if look.size else NOTHING,
            w("shd", val="clear", color="auto", fill=look.ground.lstrip("#"))
            if look.ground
            else NOTHING,
            w("vertAlign", val=look.shift) if look.shift else NOTHING,
            w("rtl") if turned else NOTHING,
            _language(asian, look.language, turned=turned),
        )
    )
    return w("rPr", inner) if inner else NOTHING


def _faces(asian: str) -> Xml:
    """The font of East Asian characters; in Chinese and Japanese signs take their width too."""
    if not asian:
        return NOTHING
    if asian == "ko":
        return w("rFonts", eastAsia=scripts.FACES[asian])
    return w("rFonts", hint="eastAsia", eastAsia=scripts.FACES[asian])


def _language(asian: str, language: str, *, turned: bool) -> Xml:
    told: dict[str, str | int] = {}
    if turned:
        told["bidi"] = scripts.region(language if language in scripts.FROM_RIGHT else "ar")
    elif language and scripts.plain(language) not in (*scripts.ASIAN, *scripts.FROM_RIGHT):
        told["val"] = scripts.region(language)
    if asian:
        told["eastAsia"] = scripts.region(asian)
    return w("lang", **told) if told else NOTHING
