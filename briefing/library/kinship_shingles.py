"""A text as the runs of words in it: what copies are found and compared by.

Shingles of three words after Broder (1997), "On the resemblance and containment of documents".
Words without spaces between them (Han, Kana, Hangul) are read letter by letter, each with the
two that follow. Hashes are BLAKE2 and fixed arithmetic, the same in every process.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.cleaning.names import dateline
from briefing.models import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Hashes = NDArray[np.uint64]

SHINGLE = 3  # words
SHORT = 12  # words; of a shorter text the title counts as well
LONG_FORM = 300  # words; a longer text is another one only when it prints other years
MOST_WORDS = 200_000  # of one text that are looked at

_UNSPACED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|[“”\"«»「」『』]")
_LETTERS = re.compile(rf"[{_UNSPACED}]")
_OPENS = frozenset("“«「『")
_MARKS = _OPENS | frozenset('”»」』"')
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a word is, in the low bits of its hash.
_FIGURE, _DATED, _MONTH, _LETTER, _OF_YEAR = 1, 2, 4, 8, 16
_GOLDEN = 0x9E3779B97F4A7C15  # constants of SplitMix64 (Steele, Lea and Flood 2014)
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by.

    `codes` holds its shingles in order: 30 bits of hash, one that is set when every word stands
    inside quotation marks, one when a word is a figure or of the calendar. `words` counts the
    words (letters of an unspaced script). `calendar` is a digest of the dates the text prints,
    its dateline aside; of a long text, which may be mended a day later, only of the years.
    """

    digest: bytes
    words: int
    calendar: bytes
    codes: Codes


class Spelt:
    """The words of an article's body: enough to know an exact copy, or to make a sketch of."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._words: list[str] = []
        self._quoted: list[bool] = []
        for paragraph in article.paragraphs:
            self._read(paragraph)
            if len(self._words) > MOST_WORDS:
                break
        del self._words[MOST_WORDS:], self._quoted[MOST_WORDS:]
        whole = " ".join(self._words) or article.text
        if len(self._words) < SHORT:
            whole = f"{article.title}\n{whole}"
        self.digest = hashlib.blake2b(
            whole.encode("utf-8", "surrogatepass"), digest_size=16
        ).digest()

    def _read(self, paragraph: str) -> None:
        """Add the words of a paragraph, and which of them stand inside quotation marks."""
        pieces = _TOKEN.findall(_plain(paragraph))
        if _MARKS.isdisjoint(pieces):
            self._words += pieces
            self._quoted += [False] * len(pieces)
            return
        inside = False
        for piece in pieces:
            if piece in _MARKS:
                inside = piece in _OPENS or (piece == '"' and not inside)
            else:
                self._words.append(piece)
                self._quoted.append(inside)

    def sketch(self) -> Sketch:
        """What is kept of the text to compare it by."""
        import numpy as np

        number = len(self._words)
        words = np.fromiter(map(_hashed, self._words), np.uint64, number)
        own = words[_opening(self._article) :]
        dates = own[_has(own, _OF_YEAR) if number >= LONG_FORM else _calendar(own)]
        calendar = hashlib.blake2b(dates.astype("<u8").tobytes(), digest_size=8).digest()
        return Sketch(self.digest, number, calendar, _codes(words, np.array(self._quoted, bool)))


def sketch(article: Article) -> Sketch:
    """The sketch of an article's body; the title counts only for a very short one."""
    return Spelt(article).sketch()


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "")
    return text.casefold().replace("'", "")


def _opening(article: Article) -> int:
    """How many words the dateline has: a story carried a day later may print another day."""
    line = dateline(article.paragraphs[0]) if article.paragraphs else None
    return len(_TOKEN.findall(_plain(line.text))) if line else 0


@lru_cache(maxsize=1 << 17)
def _hashed(word: str) -> int:
    """59 bits of hash, and five that say what the word is."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    year = _YEAR.fullmatch(word) is not None
    dated = year or word in _WEEKDAYS
    month = word in _MONTHS
    marks = (
        (_FIGURE if dated or month or any(map(str.isdigit, word)) else 0)
        | (_DATED if dated or (month and word != "may") else 0)
        | (_MONTH if month else 0)
        | (_LETTER if len(word) == 1 and _LETTERS.match(word) else 0)
        | (_OF_YEAR if year else 0)
    )
    return (int.from_bytes(digest, "little") & ~31) | marks


def _has(words: Hashes, mark: int) -> NDArray[np.bool_]:
    import numpy as np

    return np.asarray((words & np.uint64(mark)) != 0)


def _calendar(words: Hashes) -> NDArray[np.bool_]:
    """Where the years, months and weekdays are, and the figures beside a month."""
    import numpy as np

    month = np.pad(_has(words, _MONTH), 1)
    return _has(words, _DATED) | (_has(words, _FIGURE) & (month[:-2] | month[2:]))


def mixed(values: Any) -> Any:
    """SplitMix64 over an array of 64-bit values: every bit of one decides on every bit."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(_FIRST)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_SECOND)
    return values ^ (values >> np.uint64(31))


def chained(values: Hashes, places: tuple[int, ...]) -> Hashes:
    """One hash for each start of the values at `places` from it; shorter than `values`."""
    import numpy as np

    number = len(values) - max(places)
    if number <= 0:
        return np.zeros(0, np.uint64)
    found = np.zeros(number, np.uint64)
    for place in places:
        found = found * np.uint64(_GOLDEN) + values[place : place + number]
    return np.asarray(mixed(found), np.uint64)


def _codes(words: Hashes, quoted: NDArray[np.bool_]) -> Codes:
    import numpy as np

    number = len(words) - SHINGLE + 1
    if number <= 0:
        return np.zeros(0, np.uint32)
    runs = chained(_letters_joined(words), tuple(range(SHINGLE)))
    figures = _has(words, _FIGURE)
    inside, figure = quoted[:number].copy(), figures[:number].copy()
    for place in range(1, SHINGLE):
        inside &= quoted[place : place + number]
        figure |= figures[place : place + number]
    marks = (inside.astype(np.uint32) << np.uint32(1)) | figure
    return ((runs >> np.uint64(34)).astype(np.uint32) << np.uint32(2)) | marks


def _letters_joined(words: Hashes) -> Hashes:
    """A letter of an unspaced script stands for itself and the two after it."""
    import numpy as np

    letters = _has(words, _LETTER)
    if not letters.any():
        return words
    longer = chained(np.concatenate([words, np.zeros(2, np.uint64)]), (0, 1, 2))
    return np.where(letters, longer, words)
