"""What the fixed words of a project's file may not say: judge, deny, count, or name anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.judgements.words import ROWS
from briefing.models import Annex, Article
from briefing.own import Own, forms
from briefing.reading import demonyms, markers, numberwords, positionwords, read, reference, titles
from briefing.sections import owned as blocks

_NUMBERS = re.compile(rf"\b(?:{numberwords.WORDS}|{numberwords.ORDINAL})", re.IGNORECASE)
_HALVES = frozenset("half quarter both double twice dozens hundreds thousands millions".split())
# Words that weigh, accuse or vouch, and that no list of the readers has: sources print them, a
# house that wants one says it in its judgements.
_WEIGHING = frozenset(
    """
    aggression aggressor aggressors aggressive ally allies enemy enemies foe foes hostile friendly
    lie lies lied lying liars false fake true truth truthful untrue proven unproven proof disproven
    confirmed unconfirmed verified unverified disputed debunked misleading disinformation propaganda
    threat threats threatening dangerous danger reliable unreliable credible trustworthy suspicious
    suspect suspects suspected guilty guilt innocent illegal illicit unlawful lawful legitimate
    illegitimate crime crimes criminal corrupt corruption bribe bribes secret hidden alleged claim
    claims claimed claiming admitted admits winner winners loser losers victory defeat success
    successes failure failures failed best worst good bad better worse strong weak serious severe
    important key major crucial attacker attackers victim victims villain regime puppet provocation
    provocations provocateur confidence likelihood probability certain certainty sure doubtful doubt
    doubts risk risky blame blamed fault mistake mistakes error errors wrong right fair unfair
    """.split()
)
_WORDS_OF_LIKELIHOOD = frozenset(
    word for rows in ROWS.values() for row in rows for band in row for word in band.word.split()
)
_PLAIN = frozenset("a an and as at by for from in into of on or per the to under with".split())


def unfit(found: Own, annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield the fixed words of a file that may not stand, each with the reason."""
    changed = forms.unfit(found.kind, found.name, found.module)
    if changed:  # since it was loaded, by the file itself
        yield "", changed
        return
    for text in (found.module.TITLE, *blocks.columns(found), *sorted(blocks.phrases(found))):
        why = wrong(text, annex)
        if why:
            yield text, why


@lru_cache(maxsize=1024)
def wrong(text: str, annex: Annex) -> str:
    """Why words may not be fixed words of a house; empty when they may."""
    hit = next(markers.LEXICON.find(text), None)
    words = re.split("[ -]", text.casefold())
    judging = [w for w in words if w in _WEIGHING | titles.JUDGING | _WORDS_OF_LIKELIHOOD]
    if hit is not None:
        return (
            f"{text[hit.start : hit.end]!r} is a word of {hit.kind}; judge in the judgements file"
        )
    if judging or any(word in positionwords.STANDS for word in words):
        named = judging[0] if judging else next(w for w in words if w in positionwords.STANDS)
        return f"{named!r} judges or takes a side; let a source say it, or the judgements file"
    if _NUMBERS.search(text) or not _HALVES.isdisjoint(words):
        return "it counts; print a number from a passage, or with telling.number(…)"
    named = next((word for word in words if _is_name(word, annex)), "")
    return f"{named!r} is a name; print it from a passage" if named else ""


def _is_name(word: str, annex: Annex) -> bool:
    if word in _PLAIN:
        return False
    if demonyms.country(word.capitalize()) or word in _on_file(reference.book().identity):
        return True
    return any(word in _names(article) for article in annex.articles)


@lru_cache(maxsize=2)
def _on_file(_identity: str) -> frozenset[str]:
    """The words of the names of people and places in the reference file."""
    rows = reference.book().rows.values()
    named = (name for row in rows if row.kind in ("person", "place") for name in row.names)
    return frozenset(word.casefold() for name in named for word in name.split()) - _PLAIN


@lru_cache(maxsize=256)
def _names(article: Article) -> frozenset[str]:
    """The words of names of people and places that an article never prints in small letters."""
    reading = read(article)
    names = [person.name for person in reading.people if person.kind == "person"]
    names += [e.name for e in reading.entities if e.kind in ("person", "place", "nationality")]
    small = frozenset(re.findall(r"\b[a-z]+\b", article.text))
    return frozenset(w.casefold() for name in names for w in re.findall(r"\w+", name)) - small
