"""Who met, received, visited, praised or opposed whom, as far as a clause tells it plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Event, Part, Sentence, Span
from briefing.reading.positionsubjects import subject as subject_before
from briefing.reading.positionwords import AUXILIARIES
from briefing.sections.cast import Seen
from briefing.sections.choice import printable
from briefing.sections.holders import holders, is_holder
from briefing.sections.stances import clause

_REACH = 300  # code points after the verb in which the other side is named
_PERSONAL = re.compile(
    r"\b(?:met|meets?|meeting|hosts?|hosted|hosting|receives?|received|receiving|welcomes?|welcomed|greets?|greeted|visits?|visited|visiting"
    r"|invites?|invited|joins?|joined|thanks?|thanked|congratulates?|congratulated|phones?|phoned"
    r"|telephoned|spoke|speaks?|speak|talked|talks|consulted|conferred|sat\sdown|shook\shands"
    r"|praises?|praised|criticizes?|criticized|criticised|condemns?|condemned|accuses?|accused"
    r"|rebukes?|rebuked|opposes?|opposed|backs|backed|supports?|supported|calls?|called)\b"
)
_MUTUAL = re.compile(
    r"met|meets?|meeting|spoke|speaks?|speak|talked|talks|consulted|conferred|sat down|shook hands"
)
_BY_WIRE = re.compile(r"[^.;]{0,80}\bby\s(?:phone|telephone|video)\b")
_OBJECT_END = re.compile(
    r"[.;:()]|\s(?:on|in|at|for|about|after|before|during|while|when|as|that|who|which|to|over|ahead"
    r"|since|without|into|from|and\s(?:discussed|agreed|said|called|pledged))\s|\s(?:today|yesterday|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_OWNED = re.compile(r"\s(?:of|by)\s")
_TITLES = frozenset(
    "the his her its their then former new outgoing visiting and of with prime minister president "
    "foreign defense defence secretary leader premier chancellor counterpart king queen ambassador "
    "general envoy chief national security advisor adviser vice deputy senator mr ms mrs dr "
    "south north korean japanese american chinese russian british french german".split()
)
_TO = re.compile(
    r"\s(?:again\s|briefly\s|separately\s|today\s|yesterday\s)?(?:by\s(?:phone|telephone)\s)?(?:with|to)\s"
)
_NOT = re.compile(r"\b(?:not|never|neither|nor)\b|n['’]t\b")
_AHEAD = re.compile(r"\b(?:will|shall|is\sto|are\sto|plans?\sto|due\sto|scheduled\sto|set\sto)\b")
_MAYBE = re.compile(r"\b(?:may|might|could|would|expected\sto|likely\sto|hopes?\sto)\b")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: who, by which verb, with whom, in which words.

    `event` is the event read at that verb, None without one; `lead` are the auxiliaries and the
    words of doubt before the verb.
    """

    seen: Seen
    verb: Span
    others: tuple[Span, ...]
    told: tuple[Part, ...]
    lead: str = ""
    event: Event | None = None


def meetings(seen: Seen) -> Iterator[Contact]:
    """The contacts of an actor in one article, one a clause."""
    for sentence in seen.reading.sentences:
        named = (*seen.mentions, *seen.capitals)
        if sentence.rule == "turn" or not any(_within(m, sentence.span) for m in named):
            continue
        for span in printable(sentence):
            found = next(_in_clause(seen, sentence, span), None)
            if found is not None:
                yield found


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _in_clause(seen: Seen, sentence: Sentence, span: Span) -> Iterator[Contact]:
    """The contacts of one clause, by the verb that tells of each."""
    article, reading = seen.article, seen.reading
    plain = article.text[span.start : span.end]
    for match in _PERSONAL.finditer(plain):
        verb = article.span(span.start + match.start(), span.start + match.end())
        if any(q.span.start <= verb.start < q.span.end for q in reading.quotes):
            continue
        if match[0].startswith("call") and not _BY_WIRE.match(plain, match.end()):
            continue
        lead = AUXILIARIES.search(plain, 0, match.start())
        begin = lead.start() if lead else match.start()
        others = _others(seen, sentence, verb, span.start + begin, span)
        told = clause(article, reading, sentence, verb) if others else None
        if told:
            before = plain[begin : match.start()]
            event = next((e for e in reading.events if _is_at(e, verb, before)), None)
            yield Contact(seen, verb, others, told, before, event)


def _is_at(event: Event, verb: Span, lead: str) -> bool:
    """True for the event of this verb; one that is past has no "will" before its verb."""
    ahead = _AHEAD.search(lead) is not None and event.status in ("past", "ongoing")
    at = event.verb is not None and event.verb.start <= verb.start < event.verb.end
    return at and not ahead


def _others(seen: Seen, sentence: Sentence, verb: Span, begin: int, span: Span) -> tuple[Span, ...]:
    """Who is met when the actor is the subject; the subject who meets the actor otherwise."""
    article = seen.article
    plain = article.text[span.start : span.end]
    found = subject_before(plain, begin - span.start)
    if found is None:
        return ()
    who = article.span(
        span.start + found[0], span.start + found[0] + len(plain[slice(*found)].rstrip())
    )
    region = _object(seen, verb, span)
    named = [m for m in _named(seen, region) if _is_direct(seen, region, m)]
    met = [m for m in named if not _is_own(seen, m)]
    beside = [m for m in holders(article, seen.reading, sentence, who) if not _is_own(seen, m)]
    together = _MUTUAL.fullmatch(article.passage(verb)) is not None
    if is_holder(seen, sentence, who):
        return tuple(dict.fromkeys([*beside, *met] if together else met))
    if len(met) < len(named):
        return tuple(dict.fromkeys([*beside, *met] if together and beside else beside))
    return ()


def _object(seen: Seen, verb: Span, span: Span) -> Span:
    """The words right after the verb that name whom it is done to or with.

    "Of" and "by" end them, but for "Prime Minister Fumio Kishida of Japan and …".
    """
    text, limit = seen.article.text, min(span.end, verb.end + _REACH)
    to = _TO.match(text, verb.end, span.end)
    start = to.end() if to else verb.end
    stop = _OBJECT_END.search(text, start, limit)
    end = stop.start() if stop else limit
    people = {m.end for p in seen.reading.people for m in p.mentions}
    cuts = (m.start() for m in _OWNED.finditer(text, start, end) if m.start() not in people)
    return seen.article.span(start, max(start, next(cuts, end)))


def _is_direct(seen: Seen, region: Span, mention: Span) -> bool:
    """True when only titles and names stand before it: who backs a pact with X backs no X."""
    before = seen.article.text[region.start : mention.start]
    return all(w[0].isupper() or w.strip(",") in _TITLES for w in before.split() if w.strip(","))


def _named(seen: Seen, span: Span) -> list[Span]:
    """People in a passage, and countries and bodies that are of no person's role."""
    roles = [p.role_span for p in seen.reading.people if p.role_span]
    found: list[Span] = []
    for entity in seen.reading.entities:
        place = entity.kind == "place" and entity.code is not None
        if entity.kind not in ("person", "organisation") and not place:
            continue
        inside = [m for m in entity.mentions if _within(m, span)]
        person = entity.kind == "person"
        fits = [m for m in inside if _stands(seen, m, [] if person else roles, person=person)]
        found += fits[:1]
    return sorted(found, key=lambda m: m.start)


def _stands(seen: Seen, mention: Span, roles: list[Span], *, person: bool) -> bool:
    """True for a name by itself: no owner; for a country not in a role, not "of …" or "X Corps"."""
    text = seen.article.text
    in_role = any(role.start <= mention.start < role.end for role in roles)
    of = text[max(0, mention.start - 8) : mention.start].endswith((" of ", " of the "))
    after = text[mention.end : mention.end + 2]
    if after.startswith(("'", "’")):
        return False
    return person or not (in_role or of or (after[:1] == " " and after[1:].isupper()))


def _is_own(seen: Seen, mention: Span) -> bool:
    return mention in seen.mentions or mention in seen.capitals


def status(contact: Contact) -> str:
    """How sure it is: as the event is read; without one, by the words before the verb."""
    event, lead = contact.event, contact.lead
    if _NOT.search(lead) or (event is not None and event.negated):
        return "denied"
    if event is not None:
        return "possible" if event.status == "speculated" else event.status
    if _MAYBE.search(lead):
        return "possible"
    return "scheduled" if _AHEAD.search(lead) else "past"
