"""The text of printed words: ligatures written out, raised signs glued or left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from briefing.cleaning.pdftext.records import Word

_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|o|a|os|as|ers|ème|eme)$", re.IGNORECASE)
_MARK = re.compile(
    r"\(?[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,4}|[*†‡§¶#]{1,3}|[a-z])[\])]?[,.;]?$"
)
_UNIT = re.compile(r"(?:^|[\d\s(])(?:[kcm]?m|km|ft|mi|in|CO|10|R|χ)$")
_POWERS = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
_HAIR = 0.6  # sizes: a gap that is no space, beside an ideograph
# Ligatures of letters, which readers and searches do not know (Alphabetic Presentation Forms).
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def is_mark(word: Word) -> bool:
    """True for a raised sign that refers to a footnote."""
    return word.raised and _MARK.match(word.text) is not None


def line_text(words: Iterable[Word], marks: list[str] | None = None) -> str:
    """The words as text. What refers to a footnote is left out and added to `marks`."""
    text = ""
    last: Word | None = None
    for word in words:
        piece = written_out(word.text)
        near = last is not None and word.x0 - last.x1 < _HAIR * word.size
        last = word
        if word.raised and text:
            text += _raised(word, text, marks)
        elif not text or word.glued or _runs_on(text[-1], piece[:1], near=near):
            text += piece
        else:
            text += f" {piece}"
    return text


def _raised(word: Word, before: str, marks: list[str] | None) -> str:
    if word.glued and before[-1].isdigit() and _ORDINAL.match(word.text):
        return word.text
    if word.text.isdigit() and len(word.text) <= 2 and _UNIT.search(before[-4:]):
        return word.text.translate(_POWERS)
    if is_mark(word):
        if marks is not None:
            marks.append(word.text)
        return word.text[-1] if word.text[-1] in ",.;" and before[-1].isalnum() else ""
    return word.text if word.glued else f" {word.text}"


def _runs_on(before: str, after: str, *, near: bool) -> bool:
    """True between characters of scripts without spaces; beside others, when they stand `near`.

    Printers set a hair space between ideographs and figures, which is no space of the text.
    """
    dense = (_CJK.match(before) is not None, _CJK.match(after) is not None)
    return all(dense) or (near and any(dense))


def written_out(text: str) -> str:
    """`text` with "ﬁ" and its kind as the letters they stand for."""
    if not _LIGATURE.search(text):
        return text
    return _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
