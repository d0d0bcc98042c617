"""What a message says of a copy, in words that cannot call anybody or lead anywhere."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

import msgspec

from briefing.delivery.copies import Copy, Event
from briefing.delivery.policy.records import Way
from briefing.delivery.site import addresses

JOINER = "\N{WORD JOINER}"
_TITLE = 140  # characters; a header of Slack takes 150
_LEAD = 2_000  # a section of Slack takes 3,000
_NOTE = 600
_NAME = 120
# What programs make links and calls of, wherever it stands in a text: addresses, host names, @all.
_NEXT = {"@": "", ":": "//", "]": "(", "<": ""}
_DOTTED = re.compile(r"(?<=\w)\.(?=[^\W\d_])")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a message. All but `link` may come from outside; `link` may be empty.

    `head` begins with DRAFT or WITHDRAWN where that holds.
    """

    head: str
    marking: str
    status: str
    lead: str
    link: str


def facts(copy: Copy, way: Way) -> Facts:
    """What is told of a copy: of a withdrawn one only that it is."""
    before = {"draft": "DRAFT: ", "released": "", "withdrawn": "WITHDRAWN: "}[copy.status]
    return Facts(
        head=before + harmless(copy.title, _TITLE),
        marking=harmless(copy.marking or "No marking assigned", _NAME),
        status=status(copy),
        lead="" if copy.status == "withdrawn" else harmless(copy.bottom_line, _LEAD),
        link=link(copy, way),
    )


def status(copy: Copy) -> str:
    """Who released it and when, or what else became of it, as a sentence or two."""
    day = harmless(copy.day, _NAME)
    if copy.status == "draft":
        return f"Draft of {day}. Nobody has released it."
    by, on = harmless(copy.by, _NAME), harmless(copy.on[:10], _NAME)
    if copy.status == "released":
        return f"Version {copy.version} of {day}. Released by {by} on {on}.{_corrected(copy)}"
    gone = withdrawal(copy)
    if gone is None:
        return f"Version {copy.version} of {day} was withdrawn. Do not use it any more."
    who, when = harmless(gone.by, _NAME), harmless(gone.on[:10], _NAME)
    why = harmless(gone.note, _NOTE)
    return (
        f"Version {copy.version} of {day} was withdrawn by {who} on {when}. "
        f"{f'Reason: {why} ' if why else ''}Do not use it any more."
    )


def withdrawal(copy: Copy) -> Event | None:
    """The event that took the version back, None when there is none."""
    found = [e for e in copy.events if e.kind == "withdrawal" and e.version == copy.version]
    return found[-1] if found else None


def link(copy: Copy, way: Way) -> str:
    """The page of a copy on the site at `way.base`; empty without one."""
    base = way.base.strip()
    if not base.lower().startswith(("https://", "http://")):
        return ""
    return quote(f"{base.rstrip('/')}/{addresses.report(copy)}", safe=":/?&=%~+,;@!-._[]")


def harmless(text: str, longest: int) -> str:
    """Text from outside as one line: no control characters, no link and no call to anybody.

    A word joiner, which nobody sees, parts what a chat would make an address or a call of.
    """
    kept = "".join(letter if _prints(letter) else " " for letter in text)
    line = " ".join(kept.split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    for sign in ("@", ":", "]", "<"):  # @all, https://, [words](address), <!channel>
        line = line.replace(sign + _NEXT[sign], f"{sign}{JOINER}{_NEXT[sign]}")
    return _DOTTED.sub(f".{JOINER}", line)


def _corrected(copy: Copy) -> str:
    own = [e for e in copy.events if e.kind == "correction" and e.version == copy.version]
    note = harmless(own[-1].note, _NOTE) if own else ""
    return f" It corrects the version before: {note}" if note else ""


def _prints(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
