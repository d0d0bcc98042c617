"""Pages that show something else where the article should be: a shell, a wall, an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LITTLE = 200  # letters; a page that shows fewer and runs scripts fills itself in later
_LONGEST_WALL = 2_000  # letters; a longer text is an article that may speak of walls
_MOSTLY = 0.5  # share of the text that speaks of the wall
_SCRIPTED = 500  # letters of a script that may fill a page
_WALLS = {
    "asks to prove that a person reads it": r"(?:are you|not) (?:a )?(?:human|robot)|captcha"
    r"|verify(?:ing)? (?:that )?you are|checking your browser|unusual (?:traffic|activity)",
    "refuses access": r"access (?:to this page )?(?:is |has been )?denied|\b40[134] |forbidden"
    r"|(?:page|article) (?:was |could )?not (?:be )?found|too many requests|error 5\d\d",
    "asks for consent to cookies": r"\bcookies?\b|consent|\bgdpr\b|datenschutz|einwilligung"
    r"|privacy (?:choices|settings)|쿠키|クッキー",
    "asks for a subscription or a login": r"\bsubscri(?:be|ption)|\b(?:log|sign) in\b"
    r"|already a (?:member|subscriber)|\b(?:free trial|unlimited access)|\babonn\w+"
    r"|\bregister (?:now|here|to|for)\b|구독|会員登録|購読",
    "needs scripts to run": r"(?:enable|turn on|requires?|activate) (?:your )?java ?script"
    r"|java ?script (?:is |to be )?(?:disabled|required|enabled)",
}
_PATTERNS = {what: re.compile(words, re.IGNORECASE) for what, words in _WALLS.items()}


def wall(paragraphs: Sequence[str]) -> str | None:
    """What a page that is no article asks of its reader; None when it seems to be one."""
    total = sum(map(len, paragraphs))
    if not total or total > _LONGEST_WALL:
        return None
    for what, pattern in _PATTERNS.items():
        if sum(len(text) for text in paragraphs if pattern.search(text)) > _MOSTLY * total:
            return what
    return None


def is_shell(tree: HtmlElement, shown: Sequence[str]) -> bool:
    """True when the page shows next to nothing (`shown`) until its scripts have run."""
    if sum(map(len, shown)) >= _LITTLE:
        return False
    return any(
        script.get("src") or len(script.text or "") > _SCRIPTED for script in tree.iter("script")
    )
