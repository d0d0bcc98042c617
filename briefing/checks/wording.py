"""Every part of a statement is what its rule says: the passage, a date of it, or a kit phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing import phrases
from briefing.checks.counts import is_of_copy
from briefing.checks.earlier import earlier
from briefing.checks.judging import analyst
from briefing.checks.reference import on_file
from briefing.checks.texts import Texts
from briefing.models import Article, Part, Statement
from briefing.reading import dates, read, times

_SHOWN = 80  # characters of a part that a message repeats


def wording(
    statement: Statement, texts: Texts, fixed: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the parts of `statement` that its rules do not allow.

    `fixed` are the words of the house that its section may print beside those of the kit.
    """
    for number, part in enumerate(statement.parts):
        proof = _PROOFS.get(part.rule)
        if part.rule == "earlier" or (part.rule == "count" and part.note):
            yield from (f"{_shown(part)}: {why}" for why in earlier(part, statement, texts.annex))
        elif part.rule == "analyst":
            if not analyst(part, texts.annex):
                yield f"{_shown(part)} is not what the judgements file has at {part.note!r}"
        elif part.rule == "reference":
            why = on_file(part, texts.annex)
            yield from (f"{_shown(part)}: {why}",) if why else ()
        elif part.note is not None:
            yield f"{_shown(part)} carries a note, which its rule {part.rule!r} does not know"
        elif proof is None:
            yield f"nobody knows the rule {part.rule!r} of {_shown(part)}"
        elif part.rule in ("template", "count"):
            of_house = part.rule == "template" and part.text in fixed
            if not of_house and not proof(part, statement, None):
                yield f"{_shown(part)} is neither the source's nor one of the kit's own phrases"
        else:
            yield from _from_source(part, number, statement, texts)


def _from_source(part: Part, number: int, statement: Statement, texts: Texts) -> Iterator[str]:
    article = texts.article(part.span) if part.span else None
    if article is None:
        yield f"{_shown(part)} cites no source"
    elif part.rule == "metadata" and is_of_copy(part, article, texts):
        return
    elif not _PROOFS[part.rule](part, statement, article):
        yield f"{_shown(part)} is not what the cited passage says"
    elif part.rule == "bracket" and not _is_bracketed(statement.parts, number):
        yield f"{_shown(part)} is put in from elsewhere and must stand in square brackets"


def _shown(part: Part) -> str:
    return repr(part.text if len(part.text) <= _SHOWN else part.text[:_SHOWN] + "…")


def _verbatim(part: Part, _: Statement, article: Article | None) -> bool:
    return bool(article and part.span and article.passage(part.span) == part.text)


def _capital(part: Part, _: Statement, article: Article | None) -> bool:
    if not (article and part.span):
        return False
    words = article.passage(part.span)
    return part.text[1:] == words[1:] and part.text[:1] in (words[:1].upper(), words[:1].lower())


def _template(part: Part, *_: object) -> bool:
    return part.text in phrases.PHRASES


def _count(part: Part, statement: Statement, _: Article | None) -> bool:
    return part.text == str(len(set(statement.cites)))


def _date(part: Part, _: Statement, article: Article | None) -> bool:
    if not (article and part.span):
        return False
    found = [time for time in read(article).times if time.span == part.span]
    return any(part.text in (times.spell(time, article), time.value) for time in found)


def _metadata(part: Part, _: Statement, article: Article | None) -> bool:
    if article is None:
        return False
    published = article.published
    return part.text in (
        article.title,
        article.subtitle,
        article.outlet,
        article.byline,
        article.url,
        article.carried_by,
        article.origin.place,
        str(len(article.text.split())),
        published and dates.spell(published.date),
        published and published.date,
        published and published.time,
    )


def _is_bracketed(shown: tuple[Part, ...], number: int) -> bool:
    """Tell whether the phrases round part `number` open and close a square bracket."""
    before = next((p.text for p in reversed(shown[:number]) if _is_edge(p)), "")
    after = next((p.text for p in shown[number + 1 :] if _is_edge(p)), "")
    return before == phrases.OPEN_BRACKET and after == phrases.CLOSE_BRACKET


def _is_edge(part: Part) -> bool:
    """A part that is no member of a list inside a bracket."""
    if part.rule == "bracket":
        return False
    return not (part.rule == "template" and part.text in (phrases.COMMA, phrases.AND))


_PROOFS: dict[str, Callable[[Part, Statement, Article | None], bool]] = {
    "verbatim": _verbatim,
    "capital": _capital,
    "bracket": _verbatim,
    "template": _template,
    "date": _date,
    "count": _count,
    "metadata": _metadata,
}
