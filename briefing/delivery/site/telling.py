"""Words of the site: days, sizes, statuses, kinds of reports, and the meaning of the markings."""

from __future__ import annotations

import re
from datetime import date

from briefing.delivery.copies import Copy
from briefing.delivery.site.records import Edition
from briefing.exporters.visible import shown

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LINE = 420  # characters of a bottom line in a list
TITLE = 240
DID = {"release": "Released", "correction": "Corrected", "withdrawal": "Withdrawn"}
# In the words of this kit; source: FIRST, Traffic Light Protocol 2.0 (first.org/tlp).
MARKINGS = (
    ("TLP:RED", "For those who got it and nobody else."),
    ("TLP:AMBER+STRICT", "Within your own organisation, for those who need to know."),
    ("TLP:AMBER", "Within your organisation and its clients, for those who need to know."),
    ("TLP:GREEN", "Within your community; not where everybody can read it."),
    ("TLP:CLEAR", "For everybody, without limit."),
    ("", "Nobody has said who may have it. Ask before you pass it on."),
)


def day(told: str) -> str:
    """A day in words, 30 November 2026; as it stands when it is none."""
    try:
        found = date.fromisoformat(told) if _DAY.fullmatch(told) else None
    except ValueError:
        found = None
    if found is None:
        return shown(told) or "no date"
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def month(told: str) -> str:
    """The month of a day in words, November 2026."""
    words = day(told)
    return words.partition(" ")[2] if _DAY.fullmatch(told) and words != told else "Without a date"


def size(count: int) -> str:
    """Bytes as kB or MB of a thousand."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def told(one: Edition) -> str:
    """What an edition is: DRAFT, Released or Withdrawn, with its version."""
    copy = one.copy
    if copy.status == "draft":
        return "DRAFT"
    if one.overtaken:
        return f"Version {copy.version}, superseded by version {one.overtaken}"
    last = next((e for e in reversed(copy.events) if e.version == copy.version), None)
    word = "Withdrawn" if one.is_withdrawn else "Released"
    if last is not None and last.kind == "correction" and not one.is_withdrawn:
        word = "Corrected"
    return f"{word}, version {copy.version}"


def capital(words: str) -> str:
    """Words that begin a line."""
    return words[:1].upper() + words[1:]


def kind(copy: Copy) -> str:
    """The kind of a report by the name of its notebook: Topic briefing."""
    words = shown(copy.notebook.rpartition("/")[2].removesuffix(".ipynb")).replace("_", " ").strip()
    return words[:1].upper() + words[1:80] or "Report"


def cut(text: str, longest: int = LINE) -> str:
    """A text of at most so many characters; a longer one ends with a word and "…"."""
    text = " ".join(shown(text).split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(",;: ") + "…"
