"""Which words an acronym stands for: its letters matched to the words before a place.

Several ways, the surest first, each with the shortest run of words that explains every letter.
"""

from __future__ import annotations

import re
from functools import cache

_NO_SHORT = re.compile(r"[DRI]-[A-Z]{2}|LLC|LTD")  # "Senator Doe (D-OH)"
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_WORD = re.compile(r"\S+")
_TIMES = re.compile(r"([A-Z])([2-4])")  # "CP3": three words with P
# what a body or plan is may follow its name and give no letter
_SORT = frozenset(
    "program programme process office project module network fund initiative scheme act inc. system"
    " agency strategy campaign centre center plan group service".split()
)
_FUNCTION = frozenset(
    "a an the of and for on in to at by with from or de la et du des und der our its their his her"
    " against under between among within without through via into over about as".split()
)
_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "twenty": "20",
    "seventy-seven": "77",
}
_MOST_WORDS = 14  # the longest expansion looked for
_FARTHEST = 240  # code points such an expansion may take
_TAIL = 5  # words of a name that its short form may leave out, "for" or "and" among them


def expansion_start(text: str, short: str, left: int, right: int) -> int | None:
    """Return where the words that `short` stands for begin, left of `right`; None if none do.

    The shortest run of words that explains every letter wins, but a run never begins with a
    small word, and a capital acronym of capitalised words begins with one.
    """
    letters = re.sub(r"[^A-Za-z0-9]", "", re.sub(r"(?<=[A-Z0-9])s$", "", short))
    words = _reachable(text, max(left, right - _FARTHEST), right)
    if len(letters) < 2 or not words or _NO_SHORT.fullmatch(short):
        return None
    begin = _earliest(letters.lower(), short, words)
    times = _TIMES.sub(lambda match: match[1] * int(match[2]), letters)
    return _earliest(times.lower(), short, words) if begin is None and times != letters else begin


def _earliest(letters: str, short: str, words: list[re.Match[str]]) -> int | None:
    for matches in _WAYS:
        for count in range(1, len(words) + 1):
            run = words[-count:]
            begin = _begin(run[0])
            if (
                begin is None
                or "(" in run[0][0]
                or not _may_begin(run)
                or not matches(letters, run)
            ):
                continue
            return begin if _explains(short, run) else None
    return None


def _reachable(text: str, left: int, right: int) -> list[re.Match[str]]:
    """The last words before `right`, back to a bracket that is closed but not opened in them."""
    words = list(_WORD.finditer(text, left, right))[-_MOST_WORDS:]
    depth = 0
    for number in range(len(words) - 1, -1, -1):
        depth += words[number][0].count(")") - words[number][0].count("(")
        if depth < 0:
            return words[number:] if words[number][0][0] == "(" else words[number + 1 :]
    while depth > 0:  # "the Interior (DOI) and Energy": the name begins after the last one
        first = next(n for n in range(len(words) - 1, -1, -1) if ")" in words[n][0])
        return words[first + 1 :]
    return words


def _explains(short: str, run: list[re.Match[str]]) -> bool:
    """Tell whether the words are more than the short form again, a place, or a mere name.

    One word alone is an expansion when it is a common one, a compound such as the name of a
    substance, or has capitals inside.
    """
    words = [word[0].strip("\"“”‘’'(),.") for word in run]
    if short.casefold() in (word.casefold() for word in words):
        return False
    if len(words) > 1 or "-" in words[0].strip("-"):
        return True
    inner = any(letter.isupper() for letter in words[0][1:]) and not words[0].isupper()
    return not short[1:].islower() and (inner or len(words[0]) > (7 if words[0].islower() else 11))


def _begin(word: re.Match[str]) -> int | None:
    piece = _PIECE.search(word[0])
    return None if piece is None else word.start() + piece.start()


def _may_begin(run: list[re.Match[str]]) -> bool:
    first = run[0][0].strip("\"“”'‘’([,.")
    capitals = sum(word[0].strip("\"“'‘(")[:1].isupper() for word in run)
    if first.lower() in _FUNCTION or any(word[0][-1] in ";:!?" for word in run[:-1]):
        return False
    return first[:1].isupper() or capitals * 2 < len(run)


def _initials(run: list[re.Match[str]]) -> list[tuple[str, bool]]:
    """Return the letters a word may give, and whether it may be passed over."""
    found: list[tuple[str, bool]] = []
    for word in run:
        for piece in _PIECE.findall(re.sub(r"['’]s\b", "", word[0])):
            low = piece.lower()
            if "." in piece:
                found.extend((letter, False) for letter in low.replace(".", ""))
            elif low in _FUNCTION:
                found.append((low[:1], True))
            elif piece.isupper() and 1 < len(piece) < 5 and len(run) > 1:
                found.append((low, False))  # "AIDS Relief" gives AIDSR, or AR
            else:
                found.append((_NUMBERS.get(low, low[:1]), low in _FUNCTION))
    return found


def _by_initials(letters: str, run: list[re.Match[str]]) -> bool:
    """Every letter is a word's first, in order; only small words give none."""
    initials = _initials(run)

    @cache  # else a word such as "of-of-of-of" has more ways than there is time
    def explained(letter: int, word: int) -> bool:
        if letter == len(letters):
            return all(skippable for _, skippable in initials[word:])
        if word == len(initials):
            return False
        first, skippable = initials[word]
        if letters.startswith(first, letter) and explained(letter + len(first), word + 1):
            return True
        if len(first) > 1 and letters[letter] == first[0] and explained(letter + 1, word + 1):
            return True
        return skippable and explained(letter, word + 1)

    return explained(0, 0)


def _by_capitals(letters: str, run: list[re.Match[str]]) -> bool:
    """Every letter is the first of a word that is not small, and every such word gives one."""
    content = [first for first, skippable in _initials(run) if not skippable]
    return "".join(content) == letters


def _by_pair(letters: str, run: list[re.Match[str]]) -> bool:
    """Two words joined by "and" may share a letter: "Centres for Seamen & Sailors Abroad (CSA)"."""
    joined = [n for n, word in enumerate(run) if word[0] in ("&", "and") and 0 < n < len(run) - 1]
    pair = next((n for n in joined if run[n - 1][0][0] == run[n + 1][0][0]), None)
    if pair is None or len(letters) < 3 or not _starts_a_name(run[0]):
        return False
    return _by_capitals(letters, run[:pair] + run[pair + 2 :])


def _by_head(letters: str, run: list[re.Match[str]]) -> bool:
    """The words before a small one explain every letter: "Economic Framework (EF) for Trade".

    Only for three letters and more, of words with capitals, the rest being a part of the name.
    """
    small = [n for n, word in enumerate(run) if word[0].lower() in _FUNCTION]
    names = all(word[0][:1].isupper() or word[0].lower() in _FUNCTION for word in run[:-1])
    if len(letters) < 3 or not names or len(run) < 4 or not run[-1][0][:1].isalnum():
        return False
    if not run[-1][0][:1].isupper() and not run[-1][0][:4].isdigit():
        return False
    return _starts_a_name(run[0]) and any(
        _by_capitals(letters, run[:n]) for n in small if 0 < len(run) - n <= _TAIL
    )


def _by_name(letters: str, run: list[re.Match[str]]) -> bool:
    """All words but the last give a letter, and that one only says what sort of thing it is."""
    if len(letters) < 3 or run[-1][0].lower() not in _SORT or not run[0][0][:1].isupper():
        return False
    return _starts_a_name(run[0]) and _by_capitals(letters, run[:-1])


def _starts_a_name(word: re.Match[str]) -> bool:
    """Tell whether the word before has no capital, so that this one begins the name."""
    before = word.string[max(0, word.start() - 24) : word.start()].split()
    return (
        not before
        or not before[-1][:1].isupper()
        or before[-1] == "The"
        or before[-1][-1] in ".:;,("
    )


def _by_land(letters: str, run: list[re.Match[str]]) -> bool:
    """US- and UN- before the initials of a body whose name leaves the land out."""
    if not letters.startswith(("us", "un")) or len(run) < 3 or not _starts_a_name(run[0]):
        return False
    return len(letters) > 3 and run[0][0][:1].isupper() and _by_initials(letters[2:], run)


def _by_letters(letters: str, run: list[re.Match[str]]) -> bool:
    """Every letter is found in order, the first at the first word's start (ballistic missile)."""
    phrase = " ".join(word[0] for word in run).lower().lstrip("\"“'‘(")
    if phrase[:1] != letters[0] or len(run) > len(letters) + 2 or len(phrase) < len(letters) + 2:
        return False
    pieces = [piece for piece in _PIECE.findall(phrase) if piece not in _FUNCTION]
    return _spread(letters, pieces, spare=int(len(letters) > 3))


def _by_first_word(letters: str, run: list[re.Match[str]]) -> bool:
    """The short form is the head of a capitalised first word (Quad); the words after it too."""
    first = run[0][0]
    capitals = all(word[0][:1].isupper() or word[0] in _FUNCTION for word in run)
    return 1 < len(run) < 6 and capitals and len(letters) > 3 and first.lower().startswith(letters)


_WAYS = (
    _by_capitals,
    _by_initials,
    _by_letters,
    _by_first_word,
    _by_pair,
    _by_name,
    _by_land,
    _by_head,
)


def _spread(letters: str, pieces: list[str], spare: int) -> bool:
    """Every word but `spare` ones gives its first letter, and may give more of its own."""

    @cache
    def spread(begin: int, word: int, spare: int) -> bool:
        if word == len(pieces):
            return begin == len(letters)
        if spare and word + 1 < len(pieces) and spread(begin, word + 1, spare - 1):
            return True
        if begin == len(letters) or letters[begin] != pieces[word][0]:
            return False
        for end in range(len(letters), begin, -1):
            if _inside(letters[begin:end], pieces[word]) and spread(end, word + 1, spare):
                return True
        return False

    return spread(0, 0, spare)


def _inside(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
