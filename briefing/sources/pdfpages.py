"""Pages of a PDF as words with their places, read by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefing.cleaning.pdftext import Page, Word

_SMALLEST, _LARGEST_SIZE = 1.0, 500.0  # points: letters outside these bounds are no text to read
_APART = 0.15  # sizes: a base line that moves by more begins another word
_NEAR = 0.35  # sizes between words that touch
_MOST_ON_PAGE = 60_000  # characters
_OF_RAISED = 0.6  # of its font's size is the size of a raised sign
_LIFTED, _LOW = 0.18, 0.6  # of the size: how far a raised sign is lifted, how tall it is at most
_CROOKED = 10  # degrees a line may be off
_ASKED = 100  # letters that tell how the text of a page runs
_BOLD = 600  # weight of a font


class Letters:
    """The letters of one page that run the way most of them do, asked of PDFium one by one.

    Their places are told as if the page were turned so that they run from left to right.
    """

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw

        self._raw, self._text = raw, text
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._line = 0.0  # the base line of the stretch of text last asked for
        self._matrix = raw.FS_MATRIX()
        self._object: int | None = None
        self._style = (0.0, False, 0)
        self.turn = 0
        count = raw.FPDFText_CountChars(text)
        turns = Counter(self._styled(i)[2] for i in range(0, count, max(1, count // _ASKED)))
        self.turn = max(turns, key=lambda turn: turns[turn], default=0)
        self._object = None

    def __iter__(self) -> Iterator[tuple[str, float, float, float, float, bool]]:
        """Each letter, its ends, base line, size and whether it is bold; "" for a break."""
        raw, text = self._raw, self._text
        for index in range(min(raw.FPDFText_CountChars(text), _MOST_ON_PAGE)):
            letter = _letter(raw.FPDFText_GetUnicode(text, index))
            if not letter or letter.isspace():
                yield "", 0, 0, 0, 0, False
                continue
            size, bold, angle = self._styled(index)
            if angle == self.turn and _SMALLEST <= size <= _LARGEST_SIZE:
                x0, x1, y, raised = self._place(index, letter, size)
                yield letter, x0, x1, y, _OF_RAISED * size if raised else size, bold

    def _place(self, index: int, letter: str, size: float) -> tuple[float, float, float, bool]:
        """Its ends and base line, and whether it is a small sign drawn above the line."""
        left, right, bottom, top = self._box
        self._raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        x0, foot, x1, head = turned(self.turn, (left.value, bottom.value, right.value, top.value))
        # Fonts have raised signs of their own, which stand on the line as far as PDF knows.
        if foot - self._line > _LIFTED * size and head - foot < _LOW * size:
            raised = letter.isalnum() and letter.isascii()
            return x0, x1, self._line + (raised and 0.35 * size), raised
        return x0, x1, self._line, False

    def _styled(self, index: int) -> tuple[float, bool, int]:
        """Size, weight and turn of a letter: those of the stretch of text it belongs to."""
        raw, text = self._raw, self._text
        pointer = raw.FPDFText_GetTextObject(text, index)
        place = ctypes.addressof(pointer.contents) if pointer else None
        if place is None or place != self._object:
            self._object = place
            matrix, (x, y) = self._matrix, self._origin
            raw.FPDFText_GetMatrix(text, index, matrix)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            self._line = turned(self.turn, (x.value, y.value, x.value, y.value))[1]
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = round(math.degrees(raw.FPDFText_GetCharAngle(text, index))) % 360
            size = round(raw.FPDFText_GetFontSize(text, index) * scale, 2)
            bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD
            self._style = (size, bold, 90 * round(angle / 90) % 360 if _is_right(angle) else angle)
        return self._style


def _is_right(angle: int) -> bool:
    return min(angle % 90, -angle % 90) < _CROOKED


def turned(turn: int, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box on a page turned back by `turn` degrees."""
    left, bottom, right, top = box
    if turn == 270:
        return bottom, -right, top, -left
    if turn == 180:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if turn == 90 else box


def _letter(code: int) -> str:
    """The letter of a code of PDFium, which writes U+0002 or U+FFFE for a hyphen to be undone."""
    if code in (0x02, 0xFFFE):
        return "-"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def page_of(page: Any, number: int) -> Page:
    """The words of a page of PDFium."""
    text = page.get_textpage()
    try:
        letters = Letters(text.raw)
        words = list(_words(letters))
    finally:
        text.close()
    left, bottom, right, top = turned(letters.turn, page.get_bbox())
    made = Page(number, right - left, top - bottom)
    for word in words:
        if left - 2 <= word.x0 <= right + 2 and bottom - 2 <= word.y <= top + 2:
            word.x0, word.x1, word.y = word.x0 - left, word.x1 - left, top - word.y
            made.words.append(word)
    return made


def _words(letters: Letters) -> Iterator[Word]:
    word: Word | None = None
    for letter, x0, x1, y, size, bold in letters:
        if not letter:
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
