"""Pages of a PDF as words with their places, read by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from briefing.cleaning.pdftext import Page, Word

_SMALLEST, _LARGEST_SIZE = 1.0, 500.0  # points: letters outside these bounds are no text to read
_APART = 0.15  # sizes: a base line that moves by more begins another word
_NEAR = 0.35  # sizes between words that touch
_MOST_ON_PAGE = 60_000  # characters
_BOLD = 600  # weight of a font


class Letters:
    """The letters of one page, asked of PDFium one by one."""

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw

        self._raw, self._text = raw, text
        self._numbers = [ctypes.c_double() for _ in range(6)]
        self._matrix = raw.FS_MATRIX()
        self._object: Any = None
        self._style = (0.0, False, 0)

    def __iter__(self) -> Iterator[tuple[str, float, float, float, float, bool]]:
        """Each letter, its ends, base line, size and whether it is bold; "" for a break."""
        raw, text = self._raw, self._text
        for index in range(min(raw.FPDFText_CountChars(text), _MOST_ON_PAGE)):
            code = raw.FPDFText_GetUnicode(text, index)
            if raw.FPDFText_IsGenerated(text, index) == 1 or not code:
                yield "", 0, 0, 0, 0, False
                continue
            size, bold, angle = self._styled(index)
            if not angle and _SMALLEST <= size <= _LARGEST_SIZE:
                yield (self._letter(code, index), *self._place(index), size, bold)

    def _letter(self, code: int, index: int) -> str:
        # PDFium marks a hyphen at a line's end, as one to be undone, by U+0002 or U+FFFE.
        if code in (0x02, 0xFFFE) or self._raw.FPDFText_IsHyphen(self._text, index) == 1:
            return "-"
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def _place(self, index: int) -> tuple[float, float, float]:
        left, right, bottom, top, x, y = self._numbers
        self._raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        self._raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        return min(left.value, x.value), max(right.value, x.value), y.value

    def _styled(self, index: int) -> tuple[float, bool, int]:
        """Size, weight and turn of a letter: those of the stretch of text it belongs to."""
        raw, text = self._raw, self._text
        pointer = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if pointer is None or pointer != self._object:
            self._object = pointer
            matrix = self._matrix
            raw.FPDFText_GetMatrix(text, index, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = round(math.degrees(raw.FPDFText_GetCharAngle(text, index))) % 360
            size = round(raw.FPDFText_GetFontSize(text, index) * scale, 2)
            bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD
            self._style = (size, bold, 0 if angle < 10 or angle > 350 else angle)
        return self._style


def page_of(page: Any, number: int) -> Page:
    """The words of a page of PDFium."""
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    try:
        words = list(_words(Letters(text.raw)))
    finally:
        text.close()
    made = Page(number, width, height)
    for word in words:
        if left - 2 <= word.x0 <= right + 2 and bottom - 2 <= word.y <= top + 2:
            word.x0, word.x1, word.y = word.x0 - left, word.x1 - left, top - word.y
            made.words.append(word)
    return made


def _words(letters: Letters) -> Iterator[Word]:
    word: Word | None = None
    for letter, x0, x1, y, size, bold in letters:
        if not letter or letter.isspace():
            if word is not None:
                yield word
            word = None
            continue
        if word is not None and _breaks(word, x0, y, size):
            yield word
            near = -_NEAR <= (x0 - word.x1) / size <= _NEAR and abs(y - word.y) < size
            word = Word(letter, x0, x1, y, size, bold, glued=near)
        elif word is None:
            word = Word(letter, x0, x1, y, size, bold)
        else:
            word.text += letter
            word.x1 = max(word.x1, x1)
            word.bold = word.bold and bold
    if word is not None:
        yield word


def _breaks(word: Word, x0: float, y: float, size: float) -> bool:
    """True when a letter does not belong to the word before it."""
    moved = abs(y - word.y) > _APART * min(size, word.size)
    other = abs(size - word.size) > 0.25 * max(size, word.size) and moved
    away = not -size <= x0 - word.x1 <= 0.6 * size
    return moved or other or away
