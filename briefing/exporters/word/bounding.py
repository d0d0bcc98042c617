"""Words without end: a program that sets text takes minutes over one of a million letters."""

from __future__ import annotations

import re

import msgspec

from briefing.exporters.blocks import Report
from briefing.exporters.visible import mapped

LONGEST = 10_000  # letters of a word; no language has one of a thousand
# East Asian text has no blanks, and breaks its lines anywhere.
_ENDLESS = re.compile(f"[^\\s\u2e80-\uffef]{{{LONGEST + 1},}}")


def bounded(report: Report) -> tuple[Report, tuple[str, ...]]:
    """The report with the end of endless words left out, which is said there and in a warning."""
    cut: list[int] = []

    def change(text: str) -> str:
        if len(text) <= LONGEST:
            return text
        return _ENDLESS.sub(lambda found: _told(found[0], cut), text)

    changed = mapped(msgspec.to_builtins(report), change)
    if not cut:
        return report, ()
    what = "1 word has" if len(cut) == 1 else f"{len(cut)} words have"
    told = f"{what} more than {LONGEST:,} letters; Word prints that many, and says so there."
    return msgspec.convert(changed, Report), (told,)


def _told(word: str, cut: list[int]) -> str:
    more = len(word) - LONGEST
    cut.append(more)
    return f"{word[:LONGEST]} [{more:,} more letters of this word left out]"
