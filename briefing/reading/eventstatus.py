"""Whether what a date tells is past, planned, or only thought possible."""

from __future__ import annotations

import re

from briefing.models import Status
from briefing.reading import dates
from briefing.reading import eventwords as words
from briefing.reading.eventscene import Scene, governing, opens

# put off to a day: that day is the new date, and what it "was set for" is the old one
_PUT_OFF_TO = re.compile(
    r"\b(?:postponed|rescheduled|put\soff|pushed\sback|delayed|moved)\b[^.;]{0,60}?\s(?:to|until|till)\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\b(?:originally|initially|previously|earlier|first|formerly)\s(?:been\s)?(?:due|slated|scheduled"
    r"|set|planned|billed|fixed|expected|meant|supposed)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_TO_READERS = re.compile(r"\bif\syou(?:['’]re|['’]ve|\sare|\shave|\splan)\b", re.IGNORECASE)
# "Starting today, applications are open": what has begun with the day of the report
_BEGINNING = re.compile(r"\b(?:starting|beginning|effective)\s$", re.IGNORECASE)


def begins(scene: Scene) -> bool:
    """Tell whether the clause tells what holds from a day on."""
    return scene.time.precision == "day" and _BEGINNING.search(scene.before[-16:]) is not None


def of(scene: Scene) -> Status | None:
    """How sure the event is; None when it is called off, or only bears the day's date."""
    bounds = dates.bounds(scene.time.value or "")
    if bounds and (
        scene.time_words.startswith("earlier") or words.EARLIER.search(scene.before[-16:])
    ):
        return None if _denied(scene) else "past"
    if bounds is None or (scene.published and bounds[0] > scene.published):
        return _ahead(scene) if bounds else None
    if scene.published is None or bounds[1] < scene.published:
        return None if _not_done(scene) else "past"
    return _now(scene, is_day=bounds[0] == bounds[1])


_TELLING = (
    words.AHEAD,
    words.PROGRESSIVE,
    words.POSSIBLE,
    words.PLANNED,
    words.TOLD_AHEAD,
    words.EVENT_NOUN,
)


def _ahead(scene: Scene) -> Status | None:
    if _FORMERLY.search(scene.before[-100:]) or _TO_READERS.search(scene.told):
        return None
    if _PUT_OFF_TO.search(scene.before[-100:]):
        return "scheduled"
    told = scene.time.precision == "day" or any(cue.search(scene.told) for cue in _TELLING)
    if _denied(scene) or not told:
        return None
    possible = _last(words.POSSIBLE, scene)
    if possible > _last(words.PLANNED, scene):
        return "possible"
    if words.SPECULATED.search(scene.told):
        return "speculated"
    told_alone = scene.clause[1] - scene.clause[0] > 0.8 * (scene.base[1] - scene.base[0])
    unsure = scene.sentence.label == "speculation" and told_alone
    return "possible" if unsure and _last(words.PLANNED, scene) < 0 else "scheduled"


def _last(cue: re.Pattern[str], scene: Scene) -> int:
    """Where the last cue before the expression stands; 0 when only one after it does; else -1."""
    found = [match.start() + 1 for match in cue.finditer(scene.before)]
    return found[-1] if found else 0 if cue.search(scene.after) else -1


def _now(scene: Scene, *, is_day: bool) -> Status | None:
    """The day, week, month or year of publication: the tense decides."""
    verb = governing(scene)
    if is_day and begins(scene):
        return "past"
    told = _own_words(scene) if is_day else scene.told
    future = words.AHEAD.search(told) or words.POSSIBLE.search(told)
    if future is None and scene.time.precision == "range":
        future = words.PROGRESSIVE.search(scene.told)
    past = verb is not None and words.is_past(verb)
    if past and not (future and _nearer(scene, future.start())):
        return None if _not_done(scene) else "past"
    if not future:
        return None
    if is_day and not words.SAME_DAY.search(told):
        return None
    return _ahead(scene)


def _own_words(scene: Scene) -> str:
    """The clause up to a "that" after the expression: "announces today that X will open"."""
    at = scene.told.find(" that ", scene.time.span.end - scene.clause[0])
    return scene.told[:at] if at > 0 else scene.told


def _nearer(scene: Scene, position: int) -> bool:
    """Tell whether the cue stands between the last past verb before the expression and it."""
    at = scene.time.span.start - scene.clause[0]
    last = [
        m.start()
        for m in words.FINITE.finditer(scene.before)
        if words.is_past(m[0]) and not scene.before.startswith(" that", m.end())
    ]
    if not last or opens(scene):
        return position < _first_deed(scene)
    return position <= at and position >= last[-1] - 14


def _first_deed(scene: Scene) -> int:
    """Where the first past verb after the expression stands that is no saying: "Today, X left"."""
    offset = scene.time.span.end - scene.clause[0]
    for match in words.FINITE.finditer(scene.after):
        if words.is_past(match[0]) and not words.SAYING.fullmatch(match[0].split()[-1]):
            return offset + match.start()
    return scene.clause[1]


def _denied(scene: Scene) -> bool:
    """Tell whether what lies ahead is denied or called off; "not until May" is not."""
    return _negated(scene) or words.CALLED_OFF.search(scene.told) is not None


def _not_done(scene: Scene) -> bool:
    """Tell whether a past event is denied: what "was called off", not who called it off."""
    return _negated(scene) or words.WAS_CALLED_OFF.search(scene.told) is not None


def _negated(scene: Scene) -> bool:
    before = scene.before[-80:]
    return words.NEGATED.search(before) is not None and words.UNTIL.search(before) is None
