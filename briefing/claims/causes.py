"""Why something was done, as far as a clause tells: "because of", "at the request of"."""

from __future__ import annotations

import re

_PRESSURE = (
    r"backlash|pressure|outcry|criticism|request|protests?|complaints?|intervention|appeals?|urging|demands?"
    r"|objections?|threats?|warnings?|fears?|concerns?|insistence|prodding|lobbying|anger|opposition|uproar"
)
_HEDGE = (
    r"(?:(?:apparently|reportedly|allegedly|possibly|probably|largely|partly|mainly|mostly|chiefly|in\spart"
    r"|primarily|seemingly|ostensibly|purportedly|presumably)\s)?"
)
_CAUSE = re.compile(
    rf"(?<![\w-]){_HEDGE}(?:"
    r"(?:because|on\saccount|as\sa\s(?:result|consequence)|by\sreason|in\sview|in\sthe\swake)\sof\s"
    r"|(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)due\sto\s|(?:owing|thanks)\sto\s|because\s|blam(?:ed|ing)\s(?:it\s)?on\s|caused\sby\s|prompted\sby\s|triggered\sby\s"
    rf"|(?:at|under|amid|following|after|in\sthe\sface\sof|bowing\sto|yielding\sto|given)\s"
    rf"(?:an?\s|the\s|its\s|their\s)?(?:[\w’'-]{{1,20}}\s){{0,3}}?(?:{_PRESSURE})\s?(?:of|from|by|over|about|against|in|at|to)\s"
    r"|in\s(?:an?\s)?(?:apparent\s)?(?:protest|retaliation|response|reaction|revenge|reprisal|answer)\s"
    r"(?:of|against|for|to|over|at)\s"
    rf"|over\s(?:an?\s|the\s)?(?:[\w’'-]{{1,20}}\s){{0,2}}?(?:{_PRESSURE})\s(?:of|from|by|over|about)\s)"
    r"[^,;.:()—–“”\"]{2,140}",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[“\"(]")  # a cause told in somebody's words is not cut in two


def find(text: str) -> tuple[int, int] | None:
    """Where the first cause of a clause begins and ends; None when it tells none."""
    match = _CAUSE.search(text)
    if match is None or _OPENING.match(text, match.end()):
        return None
    return match.start(), match.start() + len(match[0].rstrip())
