"""What is hard to read: long sentences, long paragraphs, more words than a briefing may have.

These are warnings: a source may say in forty words what no rule can say in fewer.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing import readability
from briefing.models import Failure, Section

CHECK = readability.CHECK


def lengths(sections: tuple[Section, ...], kind: str) -> Iterator[Failure]:
    """Yield the warnings on a briefing of this kind, the sentences in their order last."""
    page_one = readability.total(sections, front=True)
    if page_one > readability.PAGE_ONE:
        yield _over("Page one", page_one, readability.PAGE_ONE)
    whole, limit = readability.total(sections), readability.budget(kind)
    if whole > limit:
        yield _over("Briefing", whole, limit)
    for section in sections:
        yield from _section(section)


def _over(what: str, count: int, limit: int) -> Failure:
    return Failure(what, "", CHECK, f"{count} words; {limit} at most")


def _section(section: Section) -> Iterator[Failure]:
    number = len(section.statements)
    if section.slug == "bottom_line" and number > readability.PARAGRAPH:
        why = f"a paragraph of {number} sentences; {readability.PARAGRAPH} at most"
        yield Failure(section.title, "", CHECK, why)
    for statement in readability.statements(section):
        count = readability.too_long(statement)
        if count:
            why = f"{count} words outside quotations; {readability.SENTENCE} at most"
            yield Failure(section.title, statement.text, CHECK, why)
