"""Quotations are verbatim and their speaker's; an opinion begins with its holder."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.checks.texts import Texts
from briefing.models import Part, Statement
from briefing.sections import parts


def quotation(statement: Statement, texts: Texts) -> Iterator[str]:
    """Yield why the quoted words are not a quotation of the speaker named."""
    quoted = quoted_parts(statement.parts)
    if not quoted:
        yield "it is called a quotation and quotes no passage"
    for part in quoted:
        reading = texts.reading(part.span) if part.span else None
        found = [q for q in reading.quotes if q.span == part.span] if reading else []
        if not found:
            yield "the words are not one quotation of the source, from its first word to its last"
        elif all(q.speaker != statement.holder for q in found):
            yield f"the source does not give the words to {statement.holder}"
        elif found[0].fragment and not _told_fragment(statement):
            yield "the words are a fragment and are not called one"


def _told_fragment(statement: Statement) -> bool:
    """A fragment is called so in its cell, or in the basis beside it."""
    return any(part.text == phrases.FRAGMENT for part in statement.parts)


def quoted_parts(shown: tuple[Part, ...]) -> list[Part]:
    """The passages that stand between the kit's quotation marks."""
    found = []
    for before, part, after in zip(shown, shown[1:], shown[2:], strict=False):
        opens = before.text.endswith(phrases.OPEN_QUOTE)
        if opens and part.rule == "verbatim" and after.text.startswith(phrases.CLOSE_QUOTE):
            found.append(part)
    return found


def opinion(statement: Statement, texts: Texts) -> Iterator[str]:
    """Yield why a statement is not an opinion with its holder, in the holder's words."""
    holder = statement.parts[0] if statement.parts else None
    span = statement.spans[0] if statement.spans else None
    article = texts.article(span) if span else None
    if holder is None or article is None or holder.text != parts.outlet(article).text:
        yield "it does not begin with the source that holds the view"
    if len(statement.parts) < 2 or statement.parts[1].text != phrases.ARGUES:
        yield "it does not say that its holder argues it"
    if not quoted_parts(statement.parts):
        yield "it does not quote the view in the source's own words"
