"""Acronyms: which are printed, and what they stand for where the text says so.

Only what the text prints counts: "Long Form (LF)" and "LF (Long Form)". The letters are matched
to the words from the bracket leftwards, as in Schwartz & Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003), with whole words preferred.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.models import Span, Term
from briefing.reading.closed import SMALL
from briefing.reading.expansions import expansion_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article

_SHORT = r"(?:[a-z]?[A-Z](?:[A-Za-z0-9&]|[-/](?=[A-Z0-9])){1,11}\+?|(?:[A-Z]\.){2,7}|[A-Z]\.[A-Z](?![\w.]))"
_QUOTE = "[\"“”‘’']?"
_BRACKETED = re.compile(
    rf"[(\[]\s?(?:the\s)?{_QUOTE}(?P<short>{_SHORT}){_QUOTE}\s?(?:[;,)\]]|or\s)"
)
_EXPANDED = re.compile(
    rf"(?<![\w.])(?P<short>{_SHORT}) \((?P<long>[A-Za-z][^()\n]{{2,119}}[^()\s])\s{{0,3}}\)"
)
# "the Long Form, known as LF": only of capitals, since much else is known as something
_KNOWN = re.compile(
    r",?\s(?:(?:also|better|commonly|widely|otherwise|usually)\s)?(?:known|abbreviated|referred\sto)"
    rf"\sas\s(?:the\s)?{_QUOTE}(?P<short>[A-Z][A-Z0-9&]{{1,9}})\b"
    r"|,\sor\s(?:the\s)?(?P<other>[A-Z][A-Z0-9&]{1,9}),"
)
_IN_BETWEEN = re.compile(r"\s?(?:\([^()]{1,60}(?:\([^()]{1,20}\)[^()]{0,20}){0,3}\)\s?)$")
_BARE = re.compile(
    r"(?<![\w.&@#/'’-])[A-Z][A-Z0-9]*(?:[-/&][A-Z0-9]+)*[A-Z0-9]s?(?![\w&@]|-\d|['’][a-rt-z])"
)
# "the Department of Ports and Canals (PAC)": the name of the body is the whole of it
_HEAD = re.compile(r"(?<!\w)(?:Department|Ministry|Bureau|Directorate)\s(?:of|for)\s(?:the\s)?$")
_HEAD_REACH = 24  # code points, the longest such head
_MOST_KNOWN = 8  # short forms a sentence says something is known by; more are noise
_ROMAN = re.compile(r"[IVXLC]+")
# country names, times of day and everyday words that need no glossary
_PLAIN = frozenset(
    """US USA UK TV OK AM PM AD BC EDT EST CDT CST MDT MST PDT PST ET PT GMT UTC KST JST BST CET CEO CFO COO DC
    ID PC CD DVD PDF FAQ VIP RIP PS NB JR SR MR MRS MS DR II III IV VI VII VIII IX XI ALL NEWS Q QA A-Z""".split()
)


def find(
    article: Article, sentences: tuple[Span, ...], headings: tuple[Span, ...] = ()
) -> tuple[Term, ...]:
    """Return every acronym once, in order of the text, with its expansion if printed.

    In `headings`, lines of lists among them, only those that are spelt out are read.
    """
    found: dict[str, Term] = {}
    told = [term for line in headings for term in _spelt_out(article.text, line)]
    for sentence in sentences:
        told += [*_spelt_out(article.text, sentence), *_bare(article.text, sentence)]
    for term in sorted(told, key=lambda term: term.span.start):
        key = _key(term.acronym)
        if key not in found or (term.expansion and not found[key].expansion):
            found[key] = term
    return tuple(sorted(found.values(), key=lambda term: term.span.start))


def _key(acronym: str) -> str:
    return re.sub(r"(?<=[A-Z0-9])s$", "", acronym).replace(".", "")


def _spelt_out(text: str, sentence: Span) -> Iterator[Term]:
    begin, stop = sentence.start, sentence.end
    line = text[begin:stop]
    if "(" in line or "[" in line:
        yield from _in_brackets(text, sentence)
    if " as " not in line and ", or " not in line:
        return
    for match in islice(_KNOWN.finditer(text, begin, stop), _MOST_KNOWN):
        which = "short" if match["short"] else "other"
        start = expansion_start(text, match[which], begin, match.start())
        if start is not None and " " in text[start : match.start()]:
            long = start, _without_possessive(text, start, match.start())
            yield _term(text, sentence, match.span(which), long, "long-form-known-as")


def _in_brackets(text: str, sentence: Span) -> Iterator[Term]:
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end):
        right = match.start()
        start = expansion_start(text, match["short"], sentence.start, right)
        between = _IN_BETWEEN.search(text, max(sentence.start, right - 160), right)
        if start is None and between:  # "the Arms Act (22 U.S.C. 1) (AA)"
            right = between.start()
            start = expansion_start(text, match["short"], sentence.start, right)
        if start is not None:
            start = _with_head(text, sentence.start, start)
            end = _without_possessive(text, start, right)
            yield _term(text, sentence, match.span("short"), (start, end), "long-form-bracket")
    for match in _EXPANDED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("long")
        if expansion_start(text, match["short"], start, end) == start:
            yield _term(text, sentence, match.span("short"), (start, end), "bracket-long-form")


def _with_head(text: str, begin: int, start: int) -> int:
    """Where the name of a body begins whose short form leaves out what sort of body it is."""
    if not text[start : start + 1].isupper():
        return start
    head = _HEAD.search(text, max(begin, start - _HEAD_REACH), start)
    return head.start() if head else start


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


# "SEOUL, May 3 (Yonhap) - " and the like: the capitals are no acronym.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,40}[A-Za-z0-9,.() ]{0,40}\s(?:--|-|–|—)\s")


def _bare(text: str, sentence: Span) -> Iterator[Term]:
    """Yield the acronyms of a sentence that is not printed in capitals throughout."""
    found = list(_BARE.finditer(text, sentence.start, sentence.end))
    line = text[sentence.start : sentence.end] if found else ""
    if not found or sum(map(str.isupper, line)) * 2 > sum(map(str.isalpha, line)):
        return
    dateline = _DATELINE.match(line) if sentence.start == 0 else None
    body = dateline.end() if dateline else sentence.start
    for match in found:
        word = match[0]
        if match.start() >= body and _is_acronym(word) and not _in_capitals(text, match):
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
    if re.fullmatch(r"[A-Z]{1,5}-\d{1,3}[A-Z]?|[DRI]-[A-Z]{2}", bare):
        return False  # a type of aircraft, missile or virus; "Senator Doe (D-OH)"
    return len(bare) <= 10 and _ROMAN.fullmatch(bare) is None


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word stands in a run of capitals, or gives the initials of a name."""
    before = text[max(0, match.start() - 24) : match.start()].split()
    after = text[match.end() : match.end() + 24].split()
    neighbours = [*before[-1:], *after[:1]]
    shouted = any(len(w) > 3 and w.isupper() and w.isalpha() and len(w) > 5 for w in neighbours)
    titled = bool(before) and before[-1] in ("Gen.", "Sen.", "Rep.", "Gov.", "Mr.", "Ms.", "Adm.")
    return shouted or titled
