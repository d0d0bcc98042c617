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
MOST_WORDS = 200_000  # of one text that are looked at

_UNSPACED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|[“”\"«»「」『』]")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_OPENS, _CLOSES = frozenset("“«「『"), frozenset("”»」』")
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOLDEN = 0x9E3779B97F4A7C15  # constants of SplitMix64 (Steele, Lea and Flood 2014)
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by.

    `codes` holds its shingles in order: 30 bits of hash, one that is set when every word stands
    inside quotation marks, one when a word is a figure or of the calendar. `words` counts the
    words (letters of an unspaced script). `calendar` is a digest of the dates the text prints,
    its dateline aside.
    """

    digest: bytes
    words: int
    calendar: bytes
    codes: Codes


def sketch(article: Article) -> Sketch:
    """The sketch of an article's body; title and subtitle count only for a very short one."""
    words: list[str] = []
    quoted: list[bool] = []
    for paragraph in article.paragraphs:
        _read(paragraph, words, quoted)
        if len(words) > MOST_WORDS:
            break
    del words[MOST_WORDS:], quoted[MOST_WORDS:]
    whole = " ".join(words) if words else article.text
    if len(words) < SHORT:
        whole = f"{article.title}\n{whole}"
    calendar = " ".join(_calendar(words[_opening(article) :]))
    return Sketch(_digest(whole), len(words), _digest(calendar)[:8], _codes(words, quoted))


def _read(paragraph: str, words: list[str], quoted: list[bool]) -> None:
    """Add the words of a paragraph, and which of them stand inside quotation marks."""
    plain = unicodedata.normalize("NFKC", paragraph).casefold().translate(_APOSTROPHES)
    inside = False
    for piece in _TOKEN.findall(plain):
        if piece in _OPENS or piece in _CLOSES or piece == '"':
            inside = piece in _OPENS or (piece == '"' and not inside)
        else:
            words.append(piece)
            quoted.append(inside)


def _opening(article: Article) -> int:
    """How many words the dateline has: a story carried a day later may print another day."""
    line = dateline(article.paragraphs[0]) if article.paragraphs else None
    return len(_TOKEN.findall(line.text)) if line else 0


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _is_figure(word: str) -> bool:
    return word in _MONTHS or word in _WEEKDAYS or any(map(str.isdigit, word))


def _calendar(words: list[str]) -> list[str]:
    """Years, months, weekdays, and the figures beside a month."""
    found = []
    for place, word in enumerate(words):
        beside = words[max(0, place - 1) : place + 2]
        if (
            _YEAR.fullmatch(word)
            or word in _WEEKDAYS
            or (word in _MONTHS and word != "may")
            or (word[:1].isdigit() and any(other in _MONTHS for other in beside))
        ):
            found.append(word)
    return found


@lru_cache(maxsize=1 << 17)
def _hashed(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


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


def _codes(words: list[str], quoted: list[bool]) -> Codes:
    import numpy as np

    if len(words) < SHINGLE:
        return np.zeros(0, np.uint32)
    hashes = np.fromiter(map(_hashed, words), np.uint64, len(words))
    hashes = _letters_joined(hashes, words)
    found = (chained(hashes, tuple(range(SHINGLE))) >> np.uint64(34)).astype(np.uint32)
    marks = np.asarray(quoted)
    figures = np.fromiter(map(_is_figure, words), np.bool_, len(words))
    inside, figure = marks[: len(found)].copy(), figures[: len(found)].copy()
    for place in range(1, SHINGLE):
        inside &= marks[place : place + len(found)]
        figure |= figures[place : place + len(found)]
    return (found << np.uint32(2)) | (inside.astype(np.uint32) << np.uint32(1)) | figure


def _letters_joined(hashes: Hashes, words: list[str]) -> Hashes:
    """A letter of an unspaced script stands for itself and the two after it."""
    import numpy as np

    letters = np.fromiter((len(w) == 1 and w > "\u3040" for w in words), np.bool_, len(words))
    if not letters.any():
        return hashes
    longer = chained(np.concatenate([hashes, np.zeros(2, np.uint64)]), (0, 1, 2))
    return np.where(letters, longer, hashes)
