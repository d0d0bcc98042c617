"""What has no date: listed with the reason."""

from __future__ import annotations

import re

from briefing.reading.timerules.place import LENGTH, Answer, Place, Rule


def why(reason: str) -> Rule:
    """Return a rule that never dates, and says why."""
    return lambda _place, _match: Answer(None, None, reason)


def vague(_: Place, match: re.Match[str]) -> Answer | None:
    """Soon, for years, wartime: listed with the reason, never dated."""
    words = match[0].lower()
    if "soon" in words:
        return Answer(None, None, "manner or wish, no date")
    if words.endswith(("time", "war")):
        return Answer(None, None, "period not given in the text")
    if re.search(r"(?:ago|later|earlier|after|before|past|future|recent|coming|few)", words):
        return Answer(None, None, "vague, no date")
    if re.search(r"(?:second|minute|hour|day|week|month|year|decade|centur|generation)", words):
        return Answer(None, None, LENGTH)
    return Answer(None, None, "vague, no date")
