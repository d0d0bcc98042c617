"""Acronyms: which are printed, and what they stand for where the text says so.

Only what the text prints counts: "Long Form (LF)" and "LF (Long Form)". The letters are matched
to the words from the bracket leftwards, as in Schwartz & Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003), with whole words preferred.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models import Span, Term
from briefing.reading.closed import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article

_SHORT = r"(?:[A-Z](?:[A-Za-z0-9&]|[-/](?=[A-Z0-9])){1,11}|(?:[A-Z]\.){2,7})"
_QUOTE = "[\"“”‘’']?"
_BRACKETED = re.compile(
    rf"[(\[]\s?(?:the\s)?{_QUOTE}(?P<short>{_SHORT}){_QUOTE}\s?(?:[;,)\]]|or\s)"
)
_EXPANDED = re.compile(rf"(?<![\w.])(?P<short>{_SHORT}) \((?P<long>[A-Za-z][^()\n]{{3,120}})\)")
_BARE = re.compile(
    r"(?<![\w.&@#/'’-])[A-Z][A-Z0-9]*(?:[-/&][A-Z0-9]+)*[A-Z0-9]s?(?![\w&@]|['’][a-rt-z])"
)
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_WORD = re.compile(r"\S+")
_ROMAN = re.compile(r"[IVXLC]+")
_FUNCTION = frozenset(
    "a an the of and for on in to at by with from or de la et du des und der".split()
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
# country names, times of day and everyday words that need no glossary
_PLAIN = frozenset(
    """US USA UK TV OK AM PM AD BC EDT EST CDT CST MDT MST PDT PST ET PT GMT UTC KST JST BST CET CEO CFO COO DC
    ID PC CD DVD PDF FAQ VIP RIP PS NB JR SR MR MRS MS DR II III IV VI VII VIII IX XI ALL NEWS Q QA A-Z""".split()
)
_MOST_WORDS = 14  # the longest expansion looked for


def find(article: Article, sentences: tuple[Span, ...]) -> tuple[Term, ...]:
    """Return every acronym once, in order of the text, with its expansion if printed."""
    found: dict[str, Term] = {}
    for sentence in sentences:
        for term in (*_spelt_out(article.text, sentence), *_bare(article.text, sentence)):
            key = _key(term.acronym)
            if key not in found or (term.expansion and not found[key].expansion):
                found[key] = term
    return tuple(sorted(found.values(), key=lambda term: term.span.start))


def _key(acronym: str) -> str:
    return re.sub(r"(?<=[A-Z0-9])s$", "", acronym).replace(".", "")


def _spelt_out(text: str, sentence: Span) -> Iterator[Term]:
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end):
        start = expansion_start(text, match["short"], sentence.start, match.start())
        if start is not None:
            end = _without_possessive(text, start, match.start())
            yield _term(text, sentence, match.span("short"), (start, end), "long-form-bracket")
    for match in _EXPANDED.finditer(text, sentence.start, sentence.end):
        start, end = match.start("long"), match.start("long") + len(match["long"].rstrip())
        if expansion_start(text, match["short"], start, end) == start:
            yield _term(text, sentence, match.span("short"), (start, end), "bracket-long-form")


def _term(
    text: str, sentence: Span, short: tuple[int, int], long: tuple[int, int], rule: str
) -> Term:
    article, paragraph = sentence.article, sentence.paragraph
    return Term(
        acronym=text[slice(*short)],
        span=Span(article, paragraph, *short),
        rule=rule,
        expansion=text[slice(*long)],
        expansion_span=Span(article, paragraph, *long),
    )


def _without_possessive(text: str, start: int, end: int) -> int:
    """Return where the expansion ends: before the space, closing mark and 's that follow it."""
    bare = text[start:end].rstrip().rstrip("\"”'’,")
    return start + len(re.sub(r"['’]s$", "", bare))


def expansion_start(text: str, short: str, left: int, right: int) -> int | None:
    """Return where the words that `short` stands for begin, left of `right`; None if none do.

    The shortest run of words that explains every letter wins, but a run never begins with a
    small word, and a capital acronym of capitalised words begins with one.
    """
    letters = re.sub(r"[^A-Za-z0-9]", "", re.sub(r"(?<=[A-Z0-9])s$", "", short))
    words = list(_WORD.finditer(text, left, right))[-_MOST_WORDS:]
    if len(letters) < 2 or not words:
        return None
    for matches in (_by_initials, _by_letters, _by_first_word):
        for count in range(1, len(words) + 1):
            run = words[-count:]
            begin = _begin(run[0])
            if begin is not None and _may_begin(run) and matches(letters.lower(), run):
                return begin
    return None


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
            elif piece.isupper() and 1 < len(piece) < 5 and len(run) > 1:
                found.extend((letter, False) for letter in low)
            else:
                found.append((_NUMBERS.get(low, low[:1]), low in _FUNCTION))
    return found


def _by_initials(letters: str, run: list[re.Match[str]]) -> bool:
    """Every letter is a word's first, in order; only small words give none."""
    initials = _initials(run)

    def explained(letter: int, word: int) -> bool:
        if letter == len(letters):
            return all(skippable for _, skippable in initials[word:])
        if word == len(initials):
            return False
        first, skippable = initials[word]
        if letters.startswith(first, letter) and explained(letter + len(first), word + 1):
            return True
        return skippable and explained(letter, word + 1)

    return explained(0, 0)


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


def _spread(letters: str, pieces: list[str], spare: int) -> bool:
    """Every word but `spare` ones gives its first letter, and may give more of its own."""
    if not pieces:
        return not letters
    if spare and len(pieces) > 1 and _spread(letters, pieces[1:], spare - 1):
        return True
    if not letters or letters[0] != pieces[0][0]:
        return False
    for taken in range(len(letters), 0, -1):
        if _inside(letters[:taken], pieces[0]) and _spread(letters[taken:], pieces[1:], spare):
            return True
    return False


def _inside(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


# "SEOUL, May 3 (Yonhap) - " and the like: the capitals are no acronym.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,40}[A-Za-z0-9,.() ]{0,40}\s(?:--|-|–|—)\s")


def _bare(text: str, sentence: Span) -> Iterator[Term]:
    """Yield the acronyms of a sentence that is not printed in capitals throughout."""
    line = text[sentence.start : sentence.end]
    capitals = sum(map(str.isupper, line))
    if capitals * 2 > sum(map(str.isalpha, line)):
        return
    dateline = _DATELINE.match(line) if sentence.start == 0 else None
    body = dateline.end() if dateline else sentence.start
    for match in _BARE.finditer(text, body, sentence.end):
        word = match[0]
        if _is_acronym(word) and not _in_capitals(text, match):
            span = Span(sentence.article, sentence.paragraph, *match.span())
            yield Term(acronym=word, span=span, rule="not-spelt-out")


def _is_acronym(word: str) -> bool:
    bare = re.sub(r"s$", "", word)
    letters = sum(map(str.isalpha, bare))
    if (
        bare in _PLAIN
        or bare.lower() in SMALL
        or (letters < 2 and not re.fullmatch(r"[A-Z]\d{1,2}", bare))
    ):
        return False
    if re.fullmatch(r"[A-Z]{1,5}-\d{1,3}[A-Z]?", bare):
        return False  # a type of aircraft, missile or virus
    return len(bare) <= 10 and _ROMAN.fullmatch(bare) is None


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word stands in a run of capitals, or gives the initials of a name."""
    before = text[max(0, match.start() - 24) : match.start()].split()
    after = text[match.end() : match.end() + 24].split()
    neighbours = [*before[-1:], *after[:1]]
    shouted = any(len(w) > 3 and w.isupper() and w.isalpha() and len(w) > 5 for w in neighbours)
    titled = bool(before) and before[-1] in ("Gen.", "Sen.", "Rep.", "Gov.", "Mr.", "Ms.", "Adm.")
    return shouted or titled
