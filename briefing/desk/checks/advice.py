"""What an analyst can do about a check that failed, by the name of the check."""

from __future__ import annotations

from briefing.readability import CHECK as LENGTH

_CORRECT = "Open the source at this passage; correct what was read there, then run all cells."
_MAKE = "Run this section's cell again, and the check after it."
_JUDGEMENTS = "Change it in the judgements file or in its form, then run all cells."
_DEFECT = f"{_MAKE} If it stays, the sentence must not leave the house: report it with its source."
ADVICE = {
    "again": _MAKE,
    "clause": _CORRECT,
    "correction": "Quote the passage in your correction again, letter for letter, with its source.",
    "count": _MAKE,
    "figure": _MAKE,
    "frame": _MAKE,
    "grade": _JUDGEMENTS,
    "headline": _JUDGEMENTS,
    "judgement": _JUDGEMENTS,
    LENGTH: "No report stops for it. Shorten words of your own; those of a source stay.",
    "masthead": "Run the cell of page one again; title and marking come from the judgements file.",
    "number or name": "Quote a passage that has the number or name, or take it out of your words.",
    "opinion": _CORRECT,
    "own": "Correct the file that adds this section (briefing own check), then run its cell again.",
    "quotation": _CORRECT,
    "reference": _DEFECT,
    "rewording": 'Run again with model = "none": the words of the source come back.',
    "uncited": "Give it a passage to rest on, or leave it out.",
    "wording": "Put it as its source does, and keep likelihood and confidence in two sentences.",
}


def advice(check: str) -> str:
    """What to do, one or two sentences; for a check of one's own, how to go on at least."""
    return ADVICE.get(check, _DEFECT)
