"""Deeds beside an act of saying: what the date of the saying dates as well.

"X said that on Monday the army fired", "X said on Monday, hours after two towns fell".
"""

from __future__ import annotations

import re

from briefing.models import Event, Status
from briefing.reading import eventwords as words
from briefing.reading.eventscene import Scene, opens, whole

# what joins a deed of the same day; "a day after" is another day, "as part of" no clause
_JOINED = re.compile(
    r"^,?\s(?:(?:just|only|barely|shortly|soon|(?:(?:a\sfew|several|two|three|four|some)\s)?(?:hours"
    r"|minutes|moments)|an\shour)\s){1,3}(?:after|before)\s|^,?\s(?:as|while|when)\s"
)
_NO_SUBJECT = re.compile(r"(?:it|he|she|they|we|I|part|of|well|if|though|to|being|having)\b")
# asking somebody to act is a deed, asking alone is a saying
_PETITION = re.compile(r"(?:asked|told)\s[^.;:?“\"]{2,60}?\sto\s[a-z]")
_FARTHEST = 90  # code points within which the deed's verb follows the word that joins it
_VERB = 2  # code points a subject takes at least


def beside(scene: Scene, status: Status) -> list[Event]:
    """The event an act of saying tells besides, if its date holds for that too; else none."""
    return _opened(scene, status) or _joined(scene, status)


def _opened(scene: Scene, status: Status) -> list[Event]:
    """A date that opens what is said: it dates that, and not the saying."""
    if not opens(scene):
        return []
    verb = words.FINITE.search(scene.after)
    if verb is None or _says(verb[0]) or (status == "past") != words.is_past(verb[0]):
        return []
    return [scene.event(*whole(scene), status, "said-that")]


def _joined(scene: Scene, status: Status) -> list[Event]:
    """A deed of the same day: "said on Monday, hours after two towns fell"."""
    text, to = scene.article.text, scene.time.span.end
    joined = _JOINED.match(text[to : min(to + 60, scene.base[1])])
    if joined is None or status != "past":
        return []
    begin = to + joined.end()
    verb = words.FINITE.search(text, begin, min(begin + _FARTHEST, scene.base[1]))
    if verb is None or verb.start() - begin < _VERB or _NO_SUBJECT.match(text, begin):
        return []
    petition = _PETITION.match(text, verb.start(), scene.base[1]) is not None
    if (_says(verb[0]) and not petition) or not words.is_past(verb[0]):
        return []
    end = scene.base[0] + len(text[scene.base[0] : scene.base[1]].rstrip(' .!?”"'))
    return [scene.event(scene.base[0], end, status, "said-beside")]


def _says(verb: str) -> bool:
    return words.SAYING.fullmatch(verb.rsplit(maxsplit=1)[-1]) is not None
