"""The articles about one person, body or country, by all its names in all scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.errors import UnknownNameError
from briefing.library import Coverage, Library
from briefing.library.coverage import with_copies
from briefing.reading import demonyms, reference
from briefing.sections.lookup import country_code, find, names_rows, sought

_LONGEST = 480  # code points of a query; `briefing.library.parsing` takes 500
_NEAR = 30  # articles that are looked at for the nearest name


def about_actor(
    library: Library, actor: str, topic: str = "", *, since: str = "", until: str = ""
) -> Coverage:
    """The articles that name `actor`, of those about `topic` if one is given, oldest first.

    `since` and `until` are ISO dates, "" for no limit. The topic of the coverage is
    `actor`. Raises UnknownNameError, with the nearest name, when no article names the
    actor, and UsageError for a name or topic without words.
    """
    found = _gathered(library, names_of(actor), topic, since, until)
    if sought(found.articles, actor) is None:
        _unknown(library, actor, topic)
    whole = found
    if not topic.strip():
        names = (*names_of(actor), *find(found.articles, actor).forms)
        whole = _gathered(library, names, topic, since, until)
    known = find(whole.articles, actor)
    made = _only(whole, {seen.article.id for seen in known.seen})
    return replace(made, topic=" ".join(actor.split()))


def _gathered(
    library: Library, names: Iterable[str], topic: str, since: str, until: str
) -> Coverage:
    return library.about(topic.strip() or " OR ".join(_phrases(names)), since, until)


def _only(found: Coverage, ids: set[str]) -> Coverage:
    """The coverage of some of its articles; their copies are looked for again."""
    kept = tuple(article for article in found.articles if article.id in ids)
    if len(kept) == len(found.articles):
        return found
    reasons = zip(found.articles, found.reasons, strict=False)
    return replace(
        found,
        articles=with_copies(found.topic, kept).articles,
        reasons=tuple(why for article, why in reasons if article.id in ids),
    )


def _unknown(library: Library, actor: str, topic: str) -> None:
    """Raise UnknownNameError with the nearest name that articles with some of its words hold."""
    words = [word for word in actor.replace('"', " ").split() if len(word) > 1]
    near = library.about(topic.strip() or " OR ".join(f'"{word}"' for word in words) or actor)
    if not near.articles:
        raise UnknownNameError(
            f"no article of {library} names {actor!r}. Write the name as the articles print it."
        )
    find(near.articles[:_NEAR], actor)
    raise UnknownNameError(f"no article of {library} on this topic names {actor!r}")


def names_of(actor: str) -> tuple[str, ...]:
    """Every name an actor may be printed under: as given, turned round, and from data/reference."""
    book = reference.book()
    rows = names_rows(actor)
    found = [actor, *(name for row in sorted(rows) for name in book.names_of(row))]
    code = country_code(actor)
    if code:
        found += [" ".join(k) for k, known in demonyms.names().items() if _is_country(known, code)]
        found += [n for r in book.rows.values() if _is_place(r, code) for n in r.names]
    found += [turned for name in (actor,) for turned in _turned(name)]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))


def _is_country(known: demonyms.Known, code: str) -> bool:
    return known.sort == "country" and known.code == code


def _is_place(row: reference.Row, code: str) -> bool:
    return row.kind == "place" and row.country == code


def _turned(name: str) -> Iterator[str]:
    """The orders a name of two or three words may be printed in: family name first or last."""
    words = name.split()
    if len(words) in (2, 3):
        yield " ".join([*words[1:], words[0]])
        yield " ".join([words[-1], *words[:-1]])


def _phrases(names: Iterable[str]) -> Iterator[str]:
    """The names in quotation marks, as many as a query takes."""
    left = _LONGEST
    for name in dict.fromkeys(name.casefold() for name in names):
        quoted = f'"{name.replace(chr(34), " ")}"'
        left -= len(quoted) + 4
        if left < 0:
            return
        yield quoted
