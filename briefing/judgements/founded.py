"""Numbers and names of a judgement stand in the passages it rests on.

A country, its people and its capital are one name ("Tokyo" for Japan); a date that the rules read
from a passage may be written out. A first word that is no ordinary word counts as a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from briefing.models import Article, Span
from briefing.reading import closed, dates, read, times
from briefing.reading.demonyms import names
from briefing.reading.places import is_abstract

_NUMBER = re.compile(r"\d[\d,.:]*\d|\d")
_NAMES = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,9}")
_OPENS = re.compile(r"(?:^|[.!?:]\s|[“\"(]\s?)$")
_LOWER = re.compile(r"\b[a-z][\w’'-]*")
_INSIDE = re.compile(r"\b[a-z]\w*|(?<=[a-z,;] )[A-Z]\w*")
_SMALL = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        map(str, range(1, 13)),
        strict=True,
    )
)
_ORDINARY = frozenset().union(
    closed.DETERMINERS,
    closed.PREPOSITIONS,
    closed.CONJUNCTIONS,
    closed.PRONOUNS,
    closed.AUXILIARIES,
    closed.ADVERBS,
    _SMALL,
    "there here not nothing nobody more less fewer only even both neither either".split(),
    "full further little much open public new old next last first second third".split(),
    "talks trade relations ties cooperation pressure progress trust support plans".split(),
)


def unfounded(text: str, spans: Sequence[Span], texts: Sequence[Article]) -> Iterator[str]:
    """Say which numbers and names of a text none of the cited paragraphs holds."""
    cited = " ".join(_cited(span, texts) for span in spans)
    numbers = set(_NUMBER.findall(cited))
    numbers |= {_SMALL[word] for word in _LOWER.findall(cited.lower()) if word in _SMALL}
    for match in _NUMBER.finditer(text):
        if match[0] not in numbers:
            yield f"the number {match[0]!r} is in none of the passages it rests on"
    known, codes = set(_words(cited)), {code for _, code in _countries(cited)}
    for match in _NAMES.finditer(text):
        meant = {word for words, code in _countries(match[0]) if code in codes for word in words}
        opens = bool(_OPENS.search(text[: match.start()]))
        for number, word in enumerate(_words(match[0])):
            ordinary = opens and number == 0 and _is_ordinary(word, texts)
            if word not in known | meant and not ordinary:
                yield f"the name {word!r} is in none of the passages it rests on"


def _cited(span: Span, texts: Sequence[Article]) -> str:
    """The paragraph of a passage, the article's record, and the days read from the paragraph."""
    article = next((a for a in texts if a.id == span.article), None)
    if article is None or not 1 <= span.paragraph <= len(article.paragraphs):
        return ""
    told = [article.paragraphs[span.paragraph - 1], article.title, article.outlet or ""]
    if article.published:
        told += [article.published.date, dates.spell(article.published.date)]
    told += [
        times.spell(t, article) for t in read(article).times if t.span.paragraph == span.paragraph
    ]
    return " ".join(told)


def _words(text: str) -> list[str]:
    return [
        _bare(w) for run in _NAMES.findall(text) for w in re.split(r"[ -]", run) if w[:1].isupper()
    ]


def _bare(word: str) -> str:
    """The word without a possessive ending or a full stop."""
    return re.sub(r"(?:['’]s|['’])?[.,]?$", "", word)


def _countries(text: str) -> Iterator[tuple[list[str], str]]:
    """The words that name a country, its people or its capital, each time with its code."""
    for run in _NAMES.findall(text):
        words = [_bare(word) for word in run.split()]
        for first, size in product(range(len(words)), (1, 2, 3)):
            found = names().get(tuple(word.lower() for word in words[first : first + size]))
            if found and found.code:
                yield words[first : first + size], found.code


def _is_ordinary(word: str, texts: Iterable[Article]) -> bool:
    """True for a small word, and for one that the texts print in small letters more than not."""
    low = word.lower()
    if low in _ORDINARY:
        return True
    counts = [_printed(article.paragraphs) for article in texts]
    small, large = (sum(found[shape] for found in counts) for shape in (low, word))
    return small > large or (large == 0 and is_abstract(low))


@lru_cache(maxsize=256)
def _printed(paragraphs: tuple[str, ...]) -> Counter[str]:
    """How often a text prints each word in small letters, and with a capital inside a sentence."""
    return Counter(word for paragraph in paragraphs for word in _INSIDE.findall(paragraph))
