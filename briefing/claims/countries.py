"""For which country somebody acts: by the role a text prints, else by the reference file."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.models import Person
from briefing.reading import demonyms, reference

_LONGEST = 4  # words of the name of a country


def country_of(person: Person | None, row: str | None) -> frozenset[str]:
    """The key of the country a person acts for; empty when neither text nor reference tells."""
    found = countries_in(person.role) if person and person.role else frozenset[str]()
    if found or row is None:
        return found if len(found) == 1 else frozenset()
    return _by_row(row, reference.book().identity)


@lru_cache(maxsize=512)
def _by_row(row: str, _identity: str) -> frozenset[str]:
    roles = [role.role for role in reference.book().roles if role.person == row]
    found = frozenset(key for role in roles for key in countries_in(role))
    return found if len(found) == 1 else frozenset()


@lru_cache(maxsize=4096)
def countries_in(text: str) -> frozenset[str]:
    """The keys of the countries that a text names, by their names, people or capitals."""
    words = re.findall(r"[A-Za-z][\w.’'-]*", text)
    plain = [re.sub(r"[’']s?$|[,;]$", "", word).lower() for word in words]
    names, found, at = demonyms.names(), set(), 0
    while at < len(plain):
        for length in range(min(_LONGEST, len(plain) - at), 0, -1):
            known = names.get(tuple(w.rstrip(".") for w in plain[at : at + length])) or names.get(
                tuple(plain[at : at + length])
            )
            if known and known.code and (words[at][0].isupper()):
                found.add(f"@{known.code}")
                at += length - 1
                break
        at += 1
    return frozenset(found)
