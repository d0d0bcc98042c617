"""What a clause says was done: its main verb, the families of that, and what its date dates."""

from __future__ import annotations

import re

from briefing.claims import acts
from briefing.claims.words import is_pale
from briefing.models import Article, Event, Span, TimeExpression
from briefing.reading import eventwords
from briefing.reading.closed import SAY
from briefing.reading.summary.stems import stem

Told = list[tuple[str, int]]

_AUXILIARY = re.compile(
    r"(?:(?:will|would|may|might|can|could|should|must|shall|is|are|was|were|has|have|had|been|be|did|do|does"
    r"|not|to|[a-z]{3,12}ly|expected|due|set)\s){1,6}[a-z]{2,16}\b"
)
_JUST = re.compile(r"\s(?:(?:in|on|by|late|early|mid|the|of)\s){0,3}")
_NOUN = re.compile(  # "the plan was": the present of a verb in form only
    r"(?:plan|plans|visit|visits|start|starts|hosts?|agrees)\s(?:was|were|is|are|has|had|have|will)\b"
)
_LIGHT = frozenset(  # verbs that leave it to a noun to tell what was done
    "hold held holds take took taken takes make made makes give gave given have had has carried"
    " is are was were be been being carry conduct conducted stage staged perform performed"
    " undergo underwent attend attended".split()
)
_ENDING = frozenset(("end", "cut"))
_REACH = 40  # code points after such a verb in which its noun stands
_BY = 8  # code points beside a verb in which its "not" may stand


def verb_of(span: Span, text: str, event: Event | None) -> Span | None:
    """The main verb of a clause with its auxiliaries: that of its event, else the first finite."""
    if event is not None and event.verb is not None:
        at = event.verb.start - span.start
        if _NOUN.match(text, at) is None:
            return event.verb
    return _finite(span, text)


def _finite(span: Span, text: str) -> Span | None:
    """The first verb that may be finite and tells more than that something is."""
    for match in eventwords.FINITE.finditer(text):
        if _NOUN.match(text, match.start()):
            continue
        full = _AUXILIARY.match(text, match.start()) or match
        if not is_pale(full[0].split()[-1]):
            at = span.start
            return Span(span.article, span.paragraph, at + match.start(), at + full.end())
    return None


def families_of(
    article: Article, verb: Span | None, told: Told, text: str, *, denied: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """The families of all that a clause tells, and of its main act; what is not ended is kept."""
    phrasal = frozenset(family for _, _, family in acts.phrasal(text))
    every = frozenset(family for word, _ in told for family in acts.families(word)) | phrasal
    main = phrasal or done(article, verb, told)
    kept = frozenset(("undo",)) if denied and "end" in every else frozenset[str]()
    return every | main | kept, main | kept


def done(article: Article, verb: Span | None, told: list[tuple[str, int]]) -> frozenset[str]:
    """What the main verb says was done; of "held talks" it is the noun that tells."""
    word = last(article, verb)
    if verb is not None and word in _LIGHT:
        nouns = [acts.families(w) for w, at in told if verb.end <= at < verb.end + _REACH]
        nouns += [acts.families(w) for w, at in reversed(told) if at < verb.start]
        return next(filter(None, nouns), frozenset())
    found = _families(word)
    if verb is not None and found & _ENDING:
        near = [stem(w) for w, at in told if verb.end <= at < verb.end + _REACH]
        if near and near[0] in acts.MADE:
            return frozenset(("undo",))
    return found


def _families(word: str) -> frozenset[str]:
    """The families of a verb; a verb of none is one of its own, and saying is no act."""
    if word in SAY and not acts.families(word):
        return frozenset()
    return acts.families(word) or (frozenset((f"={stem(word)}",)) if word else frozenset())


def dated(
    article: Article,
    time: TimeExpression | None,
    told: list[tuple[str, int]],
    main: frozenset[str],
) -> frozenset[str]:
    """The acts a date is given to: that of the noun just before it ("its founding in"), or main."""
    if time is None:
        return frozenset()
    for word, at in reversed(told):
        end = at + len(word)
        if end <= time.span.start and _JUST.fullmatch(article.text[end : time.span.start]):
            return (acts.families(word) - acts.GENERAL) or main
    return main


def denied(article: Article, span: Span, verb: Span | None) -> bool:
    """True when "not" stands by the main verb; without one, anywhere in the clause."""
    start, end = span.start, span.end
    if verb is not None:
        start, end = max(start, verb.start - _BY), min(end, verb.end + _BY)
    return eventwords.NEGATED.search(article.text[start:end]) is not None


def last(article: Article, verb: Span | None) -> str:
    """The verb itself, without its auxiliaries."""
    return article.passage(verb).split()[-1].lower() if verb and verb.end > verb.start else ""
