"""Where a long word may break at the end of a line: at zero-width spaces, which print nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

STEP, NARROW_STEP = 16, 6  # letters of a long word after which it may break, in a line and a cell
_ANYWHERE = "\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
LONG = 33  # letters from which a word is long: more than half a line on page one
_LONG = re.compile(rf"[^\s\u200b{_ANYWHERE}]{{{LONG},}}")
# Words that no-break spaces hold together are one word to a line.
_HELD = re.compile(rf"(?:[^\s\u200b{_ANYWHERE}]|[\u00a0\u2007\u202f]){{{LONG},}}")
_HOLDS = re.compile("[\u00a0\u2007\u202f]")
FLOOD = 1_000  # letters from which a word is nothing that is read: it breaks anywhere
_JOINT = re.compile(r"(?<=[/?&=_.,:;|\\-])(?=[^/?&=_.,:;|\\\s-])")
_SITE = re.compile(r"[^\s./]{2,}(?:[./][^\s./]{2,}){2,}")
_DATES = re.compile(r"\d{4}(?:-\d\d){1,2}/")
_MARK = "\u200b"


def broken(text: str) -> str:
    """The text with places to break in every word of `LONG` letters or more.

    They stand after the joints of an address or a name of a file, and else after some
    letters. Korean, Japanese and Chinese break between letters as they are.
    """
    return _stepped(text, STEP)


def narrow(text: str) -> str:
    """The text of a cell: the name of a site may break too, and a range of two ISO dates."""
    if "." in text or "/" in text:
        text = _SITE.sub(lambda found: re.sub(r"[./]", rf"\g<0>{_MARK}", found[0]), text)
        text = _DATES.sub(rf"\g<0>{_MARK}", text)
    return _stepped(text, NARROW_STEP)


def _stepped(text: str, step: int) -> str:
    if len(text) < LONG:
        return text
    text = _LONG.sub(lambda found: _MARK.join(_pieces(found[0], step)), text)
    return _HELD.sub(lambda found: _loosened(found[0], step), text) if _HOLDS.search(text) else text


def _pieces(word: str, step: int) -> Iterator[str]:
    parts = _JOINT.split(word) if len(word) < FLOOD else [word]
    for part in parts:
        yield from _chopped(part, step)


def _loosened(held: str, step: int) -> str:
    """Words held together by no-break spaces, with places to break after these."""
    if len(held) < FLOOD:
        return _HOLDS.sub(rf"\g<0>{_MARK}", held)
    return _MARK.join(_chopped(held, step))


def _chopped(part: str, step: int) -> list[str]:
    """Pieces of so many letters; a mark stays with its letter."""
    cuts, count = [0], 0
    for at, letter in enumerate(part):
        if count >= step and not unicodedata.combining(letter) and letter != "\u200d":
            cuts.append(at)
            count = 0
        count += 1
    return [part[start:end] for start, end in zip(cuts, [*cuts[1:], len(part)], strict=True)]
