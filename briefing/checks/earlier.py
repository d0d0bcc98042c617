"""Words of an earlier run are those it printed; numbers of texts are counted again."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.inventory import inventory
from briefing.history.printed import statement as printed
from briefing.history.printed import words
from briefing.models import Annex, Part, Statement


def earlier(part: Part, statement: Statement, annex: Annex) -> Iterator[str]:
    """Yield why a part of the rule "earlier", or a count with a note, may not stand."""
    note = part.note or ""
    if part.rule == "count":
        right = tally(annex).get(note)
        if part.text != str(right):
            yield f"counted again, {note!r} is {right}, not {part.text}"
        return
    told = words(annex, note)
    if told is None:
        yield f"the earlier run printed nothing at {note!r}"
    elif told[0] != part.text:
        yield f"the earlier run printed other words at {note!r}"
    elif not set(told[1]) <= set(statement.spans):
        yield f"it leaves out passages that the words at {note!r} rested on"
    elif not all(_is_of_passage(p, annex) for p in _parts(annex, note)):
        yield f"the words at {note!r} are not those of the passages they rested on"


def _parts(annex: Annex, note: str) -> tuple[Part, ...]:
    found = printed(annex, note)
    return found.parts if found else ()


def _is_of_passage(part: Part, annex: Annex) -> bool:
    """True for words of a passage that it has; whatever rule chose them, they are its own."""
    if part.rule not in ("verbatim", "capital", "bracket") or part.span is None:
        return True
    texts = {article.id: article for article in annex.texts}
    article = texts.get(part.span.article)
    return article is not None and article.passage(part.span).casefold() == part.text.casefold()


def tally(annex: Annex) -> dict[str, int]:
    """The numbers that a part may give, by its note."""
    return inventory(annex).tally | {"skipped": len(annex.skipped)}
