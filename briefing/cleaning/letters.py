"""A mail's own words: without what it quotes of other mails, its signature and its list's foot."""

from __future__ import annotations

import re

from briefing.models import DroppedLine

_QUOTED = re.compile(r"\s{0,3}>")
_WROTE = re.compile(
    r"(?:on .{5,200}\bwrote|am .{5,200}\bschrieb\b.{0,80}|le .{5,200}\ba écrit|.{5,200}さんは書きました"
    r"|.{5,200}님이 작성)\s?:$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\s{0,3}[-_=]{2,20}\s?(?:original message|forwarded message|begin forwarded message"
    r"|원본 메시지|転送されたメッセージ)\s?[-_=]{0,20}$",
    re.IGNORECASE,
)
_FOOT = re.compile(r"\s{0,3}_{20,}$")  # Mailman parts a list's foot from the message so
_LONGEST = 500  # code points kept of a dropped line


def letter(text: str) -> tuple[str, tuple[DroppedLine, ...]]:
    """The text with lines that are not the writer's own made empty, and those lines with the rule.

    A signature begins at a line of "-- " (RFC 3676, 4.3). A forwarded mail is kept: it is what the
    letter brings. Line numbers stay as they were.
    """
    kept: list[str] = []
    dropped: list[DroppedLine] = []
    closed = ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        closed = closed or _closing(line)
        rule = closed or _rule(line)
        if rule and line.strip():
            dropped.append(DroppedLine(number, line.strip()[:_LONGEST], rule))
        kept.append("" if rule else line)
    return "\n".join(kept), tuple(dropped)


def _closing(line: str) -> str:
    """The rule by which nothing below is the letter any more; empty when it goes on."""
    if line.rstrip("\r") in {"-- ", "--"}:
        return "signature"
    return "foot of a mailing list" if _FOOT.match(line) else ""


def _rule(line: str) -> str:
    if _QUOTED.match(line):
        return "quoted mail"
    if len(line) <= 400 and _WROTE.match(line.strip()):
        return "quoted mail"
    return "head of a forwarded mail" if _FORWARDED.match(line) else ""
