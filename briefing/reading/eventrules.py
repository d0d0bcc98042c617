"""What a date tells: one function a way to say it, tried in this order.

Each returns events, an empty list when the date tells none, or None when it is not its case.
"""

from __future__ import annotations

import re

from briefing.models import Event, Status
from briefing.reading import eventsaid, eventstatus
from briefing.reading import eventwords as words
from briefing.reading.eventclauses import around
from briefing.reading.eventscene import Scene, governing, whole

_PRENOMINAL = re.compile(r"(?:['’]s)?(?:\s[A-Za-z][\w’'-]{1,24}){1,5}")

_ADJECTIVE = (
    r"(?:(?!(?:in|on|at|of|by|to|for|from|with|and|or|was|were|is|are|be|been|back|since|until|late"
    r"|early|mid|during)\b)[\w-]{2,20}\s)?"
)

_OWNER = re.compile(
    rf"\b(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?|[Tt]his|[Tt]hat)\s{_ADJECTIVE}"
    rf"|(?:the\s)?(?:[A-Z][\w.-]{{1,24}}\s){{0,4}}[A-Z][\w.-]{{1,24}}['’]s?\s{_ADJECTIVE})$"
)

_INTO_NOUN = re.compile(
    r"\b(?:of|for|to|over|against|following|after|from|by|with|about|since|as)\s$", re.IGNORECASE
)

_OF = re.compile(r"(?P<noun>[\w-]{2,24})\sof\s$")

_PART = re.compile(
    r"(?:end|start|beginning|middle|days?|weeks?|months?|half|quarter|spring|summer|autumn"
    r"|winter|fall"
    r"|part|outbreak|morning|evening|night|rest|course|most|much|all)$",
    re.IGNORECASE,
)

_ENTERED = re.compile(r"\b(?:into|entered|joined|left|quit|won|lost|upended|shook)\s(?:the\s)?$")

# "reported a loss on Monday": a thing, and no words, so that it is a deed
_REPORTED = re.compile(
    r"\s(?!that\b|to\b|on\b|in\b|from\b|by\b|late\b|early\b|about\b)[\w$€£][^,;:“”\"]{1,70}\s(?:on|in|for|during)\s$"
)

# "warned that its growth this year could slow": the date stands inside what is said
_INSIDE_SAID = re.compile(r"\s(?:[\w.’' -]{1,30}\s)?that\s(?!on\b|in\b)[^,;:“”]{4,80}$")

_SAYS_NOW = re.compile(
    r"\b(?:says|tells|writes|notes|adds|warns|explains|argues|insists)\s(?:[A-Z][\w.]{0,20}\s){0,4}(?:on\s|in\s)?$"
)

_MODAL = re.compile(r"will|may|might|shall|can|must|should|could")


def _slated(scene: Scene, status: Status) -> list[Event] | None:
    """A fair planned for May 3; and the possible talks on its margins."""
    match = words.SLATED.search(scene.before[-160:])
    if match is None or status == "past":
        return None
    offset = scene.clause[0] + max(0, len(scene.before) - 160)
    if match["is"]:
        return [scene.event(*scene.clause, "scheduled", "is-slated")]
    starts = [m.start() for m in words.NP_START.finditer(match["noun"])]
    if not starts:
        return None
    noun = offset + match.start("noun") + starts[-1]
    found = [scene.event(noun, scene.time.span.end, "scheduled", "slated")]
    beside = words.BESIDE.search(scene.article.text[scene.clause[0] : noun])
    if beside:
        start = scene.clause[0] + beside.start("what")
        found.append(scene.event(start, scene.time.span.end, "possible", "beside-slated"))
    return found


def _when(scene: Scene, status: Status) -> list[Event] | None:
    """In August 2019, when X decided …: the clause after "when" tells it."""
    text = scene.article.text
    match = words.WHEN.match(text, scene.time.span.end)
    if match is None or match.end() >= scene.base[1]:
        return None
    start, end = around(text, match.end(), scene.base[1], match.end(), match.end())
    return [scene.event(start, end, status, "when")] if start < end else None


def _of(scene: Scene, status: Status) -> list[Event] | None:
    """The elections of 2020: the date is that of the noun, and of nothing the clause tells."""
    match = _OF.search(scene.before[-40:])
    if match is None or _PART.match(match["noun"]) or status != "past":
        return None
    if not words.EVENT_NOUN.fullmatch(match["noun"]):
        return []
    starts = [m.start() for m in words.NP_START.finditer(scene.before[-80:])]
    offset = scene.clause[0] + max(0, len(scene.before) - 80)
    start = offset + starts[-1] if starts else scene.clause[0]
    end = scene.clause[1] if start == scene.clause[0] else scene.time.span.end
    return [scene.event(start, end, status, "noun-of")]


def _prenominal(scene: Scene, status: Status) -> list[Event] | None:
    """The 2018 ruling, Monday's vote, the October 11 meeting."""
    noun = _PRENOMINAL.match(scene.after)
    owner = _OWNER.search(scene.before[-90:])
    possessive = scene.after.startswith(("'s ", "’s "))
    if noun is None or not (owner or possessive):
        return None
    if not words.EVENT_NOUN.search(noun[0]):
        return [] if scene.time.precision == "year" and not possessive else None
    if status != "past" and scene.time.precision == "year" and _into_name(scene):
        return []
    start = scene.time.span.start - (len(owner[0]) if owner else 0)
    lead = scene.article.text[scene.clause[0] : start]
    if not _INTO_NOUN.search(lead[-12:]) or (status != "past" and words.FINITE.search(lead)):
        start = scene.clause[0]
    return [scene.event(start, scene.clause[1], status, "prenominal")]


def _into_name(scene: Scene) -> bool:
    """Tell whether a past deed only reaches something named by a year: "entered the 2030 race"."""
    verbs = list(words.FINITE.finditer(scene.before))
    if (
        not verbs
        or not words.is_past(verbs[-1][0])
        or scene.before.startswith(" that", verbs[-1].end())
    ):
        return False
    return _ENTERED.search(scene.before[verbs[-1].start() :]) is not None


def _agreed(scene: Scene, status: Status) -> list[Event] | None:
    """They agreed to hold exercises in August: what lies ahead is the exercises."""
    if status not in ("scheduled", "possible"):
        return None
    found = [m for m in words.AGREED.finditer(scene.before) if m[0].endswith("to ")]
    if not found:
        return None
    start = scene.clause[0] + found[-1].end()
    light = words.LIGHT.match(scene.article.text, start, scene.time.span.start)
    return [scene.event(light.end() if light else start, scene.clause[1], status, "agreed-to")]


def _only_says(scene: Scene) -> bool:
    """X said on Monday; but not X said at a press conference on Monday."""
    if _SAYS_NOW.search(scene.before[-60:]):
        return True
    found = list(words.FINITE.finditer(scene.before))
    verb = found[-1] if found else words.FINITE.search(scene.after)
    if verb is None or not words.SAYING.fullmatch(verb[0].split()[-1]):
        return False
    if not found and words.POSSIBLE.search(
        scene.before
    ):  # "Berg hopes to close it in May, he said"
        return False
    rest = verb.string[verb.end() :]
    if found and _INSIDE_SAID.match(rest) and words.FINITE.search(scene.after):
        return False
    if verb[0].endswith("added") and words.ADDED.match(rest):
        return False
    if found and verb[0].endswith("reported") and _REPORTED.match(rest):
        return words.FINITE.search(scene.after) is not None
    if found and not verb[0].endswith(("told", "asked")) and words.SAID_OF.match(rest):
        return words.FINITE.search(scene.after) is None
    return words.OCCASION.search(scene.told) is None


def _is_modal(scene: Scene) -> bool:
    """Tell whether the clause speaks of what will be, though the date is past."""
    return _MODAL.fullmatch(governing(scene) or "") is not None


def _only_is(scene: Scene) -> bool:
    """A clause that tells how things are, and nothing that was done."""
    verb = governing(scene)
    return verb is None or (words.STATE.fullmatch(verb) is not None and not words.is_past(verb))


def _clause(scene: Scene, status: Status) -> list[Event] | None:
    """Any other clause with a date, unless it only tells words or how things are."""
    if _only_says(scene):
        return eventsaid.beside(scene, status)
    if status == "past" and (_only_is(scene) or _is_modal(scene)) and not eventstatus.begins(scene):
        return []
    return [scene.event(*whole(scene), status, "clause")]


RULES = (_slated, _when, _of, _prenominal, _agreed, _clause)
