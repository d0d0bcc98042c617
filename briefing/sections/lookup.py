"""An actor by any of its names: in any order, case or script that the texts or a row know."""

from __future__ import annotations

from briefing.errors import UnknownNameError, nearest
from briefing.models import Article
from briefing.reading import demonyms, reference
from briefing.sections.cast import Actor, Key, bare, cast, key_of

MOST = 12  # names that a message lists


def find(articles: tuple[Article, ...], name: str) -> Actor:
    """The actor called `name` in any form, order or script that the articles or a row know.

    Raises UnknownNameError, with the nearest name, when the articles name no such actor.
    """
    actor = sought(articles, name)
    if actor is None:
        raise UnknownNameError(
            f"no article of this coverage names {name!r} as a person, a body or a country. "
            f"{_nearest(name, cast(articles))}"
        )
    return actor


def _nearest(name: str, actors: tuple[Actor, ...]) -> str:
    """The nearest of all forms printed; without one, the actors named most."""
    near = nearest(name, {form for one in actors for form in one.forms if len(form) > 1})
    return near if near.startswith("Did") else nearest("", [one.name for one in actors[:MOST]])


def sought(articles: tuple[Article, ...], name: str) -> Actor | None:
    """The actor called `name`; None when no article names one."""
    actors, plain = cast(articles), " ".join(name.split())
    low, key, code = plain.casefold(), key_of(bare(plain)), country_code(plain)
    rows = names_rows(plain)
    full = [a for a in actors if low in {form.casefold() for form in a.forms if " " in form}]
    known = [a for a in actors if a.reference in rows or (code is not None and a.code == code)]
    turned = [a for a in actors if key in map(key_of, a.forms)]
    alone = [a for a in actors if low in {form.casefold() for form in a.forms}]
    family = [a for a in actors if a.kind == "person" and key and _fits(key, a)]
    return next((fits[0] for fits in (full, known, turned, alone, family) if fits), None)


def _fits(key: Key, actor: Actor) -> bool:
    return any(frozenset(key) < frozenset(known) for known in map(key_of, actor.forms))


def names_rows(name: str) -> frozenset[str]:
    """The ids of the rows of data/reference that hold `name`, in any order of its words."""
    key, plain = key_of(bare(name)), "".join(name.split()).casefold()
    return frozenset(
        row.id
        for row in reference.book().rows.values()
        for known in row.names
        if "".join(known.split()).casefold() == plain or key_of(known) == key
    )


def country_code(name: str) -> str | None:
    """The ISO 3166-1 code of a country by its name or its capital; None for anything else."""
    known = demonyms.names().get(tuple(bare(name).casefold().replace("’", "'").split()))
    whole = known is not None and known.sort in ("country", "capital")
    return demonyms.country(name) or (known.code or None if known and whole else None)
