"""What an analyst wrote for a briefing: read from its file, and checked. No run writes to it.

`find` gives the judgements of a briefing, `corrected` lays their corrections on its articles, `at`
gives the words at a path of theirs, `basis` the passages a judgement rests on. Every sentence
printed from them is a part of the rule "analyst" whose note is that path. The texts of the
masthead are `status`, `distribution`, `marking`, `reviewer`, `author` and `revised`. The analyst's
own changes, in a form or a script, go through `editing`.
"""

from __future__ import annotations

from briefing.judgements.basis import Basis, ambiguous, basis, independent
from briefing.judgements.corrections import Tried, corrected, outcome, tried
from briefing.judgements.fields import at, used
from briefing.judgements.loading import default, examine, files, find, load
from briefing.judgements.signoff import (
    author,
    distribution,
    marking,
    reviewer,
    revised,
    status,
)

__all__ = [
    "Basis",
    "Tried",
    "ambiguous",
    "at",
    "author",
    "basis",
    "corrected",
    "default",
    "distribution",
    "examine",
    "files",
    "find",
    "independent",
    "load",
    "marking",
    "outcome",
    "reviewer",
    "revised",
    "status",
    "tried",
    "used",
]
