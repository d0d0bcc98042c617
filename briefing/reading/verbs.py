"""Finite verbs by their form: enough to tell a clause from a phrase."""

from __future__ import annotations

import re

_AUXILIARIES = (
    "is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall"
)
_PAST = (
    "said|told|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw|gave|got|kept|led|"
    "spoke|wrote|put|paid|sold|bought|broke|drew|grew|knew|lost|ran|stood|struck|became|brought|"
    "fought|found|thought|shot|flew|felt|withdrew|withheld|upheld|withstood|underwent|undertook|"
    "overcame|chose|rode|sank|swore|sought|taught|caught|built|spent|lent|hid|froze|wore|tore|threw|"
    "drove|forgot|forgave|swung|slid|shook|beat|dealt|fled|foresaw|laid|meant|shrank|slept|sprang|"
    "stole|swept|arose|awoke|fed|hung|rang|sang|wound|leapt|blew|clung|crept|dug|strove|strode"
)
_PRESENT = "says|faces|makes|takes|comes|remains|wants|plans|seems|appears"
_MORE = "hit|cut|set|let|shows|continues|remain|want|plan|continue|need|needs"
_NO_PAST = "need|unit|hundred|united|limited|advanced|combined|so-called|alleged|proposed|armed"

FINITE = re.compile(
    rf"\b(?:{_AUXILIARIES}|{_PAST}|{_PRESENT}|{_MORE}|[a-z]{{2,16}}ed|[a-z]+n['’]t)\b"
)
"""Anything that may be a finite verb."""

CERTAIN = re.compile(
    rf"(?<!\bto )\b(?:{_AUXILIARIES}|{_PAST}|{_PRESENT}|(?!{_NO_PAST})[a-z]{{2,16}}ed"
    r"(?! (?:by|in|at|on|from|with|as)\b)|[a-z]+n['’]t)\b"
)
"""What hardly is anything else: no infinitive, no "based in", no "proposed"."""

PAST = re.compile(rf"(?:was|were|had|did|{_PAST}|[a-z]{{2,16}}ed)\b")
"""A verb of narrated time."""
