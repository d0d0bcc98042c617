"""How long a briefing is and how long its sentences are.

A word is a run of characters between blanks that holds a letter or a digit: a dash or a bar of a
table is none. Counted are the words a section prints: headline, intro, statements and cells.
References, column heads, figures and the annex of source texts are not, nor in the budget of a
whole briefing the list of sources and the review record: they stand behind it, as notes do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.models import Section, Statement

CHECK = "length"  # the name of the check that warns of it
# Silent reading of English prose by adults, the mean of 190 studies: Brysbaert (2019), "How many
# words do we read per minute?", Journal of Memory and Language 109.
WORDS_PER_MINUTE = 238
SENTENCE = 25  # words outside quotations (GOV.UK style: insidegovuk.blog.gov.uk, August 2014)
PARAGRAPH = 3  # sentences (Office for National Statistics: style.ons.gov.uk)
PAGE_ONE = 500  # words
# Words of a whole briefing: the IDRC's limit for a policy brief, and the ODI's four pages.
WHOLE = {"topic_briefing": 1500}
WHOLE_OTHERWISE = 2200
APPARATUS = frozenset({"sources", "review"})  # sections that no budget counts

_QUOTED = re.compile(r"“[^”]{0,5000}”|\"[^\"]{0,5000}\"|«[^»]{0,5000}»|「[^」]{0,5000}」")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CHARACTER = re.compile(r"[^\W_]")


def words(text: str) -> int:
    """The number of words of a text."""
    return sum(_CHARACTER.search(word) is not None for word in text.split())


def outside_quotations(text: str) -> str:
    """The text without what stands in quotation marks: those words are not the report's."""
    return _QUOTED.sub(" ", text)


def statements(section: Section) -> Iterator[Statement]:
    """Every sentence and table cell of a section, in the order of print."""
    yield from section.statements
    for row in section.table.rows if section.table else ():
        yield from row


def length(section: Section) -> int:
    """The words that a section prints."""
    headline = section.headline.text if section.headline else ""
    printed = [words(statement.text) for statement in statements(section)]
    return sum(printed) + words(headline) + words(section.intro)


def total(sections: Iterable[Section], *, front: bool = False) -> int:
    """The words of all sections but those of the apparatus; with `front` of page one alone."""
    counted = (s for s in sections if (s.front or not front) and s.slug not in APPARATUS)
    return sum(map(length, counted))


def minutes(count: int) -> int:
    """The minutes it takes to read so many words, at least one."""
    return max(1, -(-count // WORDS_PER_MINUTE))


def too_long(statement: Statement) -> int:
    """The words of its longest sentence outside quotations when they are too many, else 0.

    A statement is one sentence; only a judgement has likelihood and confidence in others.
    """
    text = outside_quotations(statement.text)
    sentences = _ENDS.split(text) if statement.kind == "judgement" else [text]
    count = max(map(words, sentences))
    return count if count > SENTENCE else 0


def budget(kind: str) -> int:
    """The words a whole briefing of this kind should not exceed."""
    return WHOLE.get(kind or "topic_briefing", WHOLE_OTHERWISE)
