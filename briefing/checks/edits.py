"""The wordy turns a language model may make plain, and what it may put in their place.

A closed list. Each pair says the same whoever acts on whom and whatever stands round it. The
candidates are what plain-English lists have in common ("prior to", "due to the fact that");
most of those lists was left out, since a sentence can be written in which the plain words say
another thing: "with respect to" (treated with respect to the end), "in the course of" (a change
in the course of the war), "for the purpose of" (jailed for the purpose of silencing them),
"approximately" (warned approximately 300 people), and every modal verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_NUMBER = (
    r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SUBJECT = "it|they|he|she"  # can only begin what was said: "said that it would"
_NOUN = r"the|an?|its|their|his|her|[A-Z]\w*|\d.*"  # begins a noun: not "support to stop the war"
_WORD = r"\w.*|[\[“].*"
# "put the house in order to win": there, "in order" stands with the verb before it.
_ORDER = (
    "keeps?|kept|keeping|puts?|putting|sets?|setting|leaves?|left|leaving|gets?|got|getting|"
    "brings?|brought|bringing|is|are|was|were|be|been|in"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A wordy turn and the plain one; `plain` is empty when the words may simply go.

    `follows` is a pattern that the next word must match as a whole, `never` one that no earlier
    word of the sentence may match; `opens` lets the turn stand at the start of a sentence only.
    """

    wordy: tuple[str, ...]
    plain: tuple[str, ...]
    follows: str = ""
    never: str = ""
    opens: bool = False


_PAIRS = """
prior to = before
in advance of = before
subsequent to = after
subsequently = later
until such time as = until
during such time as = while
at such time as = when
due to the fact that = because
owing to the fact that = because
as a result of the fact that = because
despite the fact that = although
in spite of the fact that = although
notwithstanding the fact that = although
in spite of = despite
in lieu of = instead of
, in the event that = , if
, with the exception of = , except for
during the course of = during
throughout the whole of = throughout
at the present time = now
on a daily basis = daily
on a weekly basis = weekly
on a monthly basis = monthly
on an annual basis = annually
on a regular basis = regularly
on numerous occasions = many times
on a number of occasions = several times
in the immediate vicinity of = very near
in the vicinity of = near
in close proximity to = near
pursuant to = under
in addition to = besides
the reason why = the reason
the question as to whether = the question whether
all of the = all the
all of its = all its
all of their = all their
the entirety of = all of
the remainder of = the rest of
each and every = every
if and when = if
few in number = few
fewer in number = fewer
is situated in = is in
are situated in = are in
continues to remain = remains
continue to remain = remain
continued to remain = remained
return back to = return to
returned back to = returned to
paid a visit to = visited
pay a visit to = visit
pays a visit to = visits
attempted to = tried to
endeavored to = tried to
endeavoured to = tried to
conducted an investigation into = investigated
carried out an investigation into = investigated
conducted an inspection of = inspected
carried out an inspection of = inspected
conducted a review of = reviewed
carried out a review of = reviewed
conducted a test of = tested
carried out a test of = tested
conducted a search of = searched
carried out a search of = searched
launched an attack against = attacked
carried out an attack against = attacked
took into consideration = considered
took into account = considered
is in agreement with = agrees with
are in agreement with = agree with
is in violation of = violates
are in violation of = violate
is in possession of = possesses
are in possession of = possess
is supportive of = supports
are supportive of = support
is opposed to = opposes
are opposed to = oppose
with immediate effect = at once
approximately = roughly
numerous = many
frequently = often
initially = at first
principally = mainly
predominantly = mainly
utilized = used
utilised = used
utilize = use
utilise = use
utilizing = using
utilising = using
purchased = bought
commenced = started
commence = start
amongst = among
whilst = while
towards = toward
per cent = percent
per annum = a year
, meanwhile , =
, for its part , =
, for his part , =
, for her part , =
, for their part , =
"""
_GUARDED = (
    Edit(("also",), (), follows=_WORD),
    Edit(("also", ","), (), follows=_WORD, opens=True),
    Edit(("in", "order", "to"), ("to",), never=_ORDER),
    Edit(("in", "the", "event", "that"), ("if",), opens=True),
    Edit(("in", "the", "near", "future"), ("soon",), follows="[.,]"),
    Edit(("in", "excess", "of"), ("more", "than"), follows=_NUMBER),
    Edit(("a", "total", "of"), (), follows=_NUMBER, opens=True),
    Edit(("within", "a", "period", "of"), ("within",), follows=_NUMBER),
    Edit(("in", "the", "month", "of"), ("in",), follows=_MONTH),
    Edit(("in", "the", "year"), ("in",), follows=r"[12]\d{3}"),
    Edit(("provided", "assistance", "to"), ("assisted",), follows=_NOUN),
    Edit(("provided", "support", "to"), ("supported",), follows=_NOUN),
    Edit(("provide", "support", "to"), ("support",), follows=_NOUN),
    *(
        Edit((verb, "that"), (verb,), follows=_SUBJECT)
        for verb in ("said", "says", "say", "added", "adds", "announced", "warned", "warns")
    ),
)


@lru_cache(maxsize=1)
def edits() -> dict[str, tuple[Edit, ...]]:
    """Every edit by the first word of its wordy turn, longest first."""
    pairs = [line.split("=") for line in _PAIRS.strip().splitlines()]
    known = [Edit(tuple(old.split()), tuple(new.split())) for old, new in pairs]
    found: dict[str, list[Edit]] = {}
    for edit in sorted((*known, *_GUARDED), key=lambda edit: -len(edit.wordy)):
        found.setdefault(edit.wordy[0], []).append(edit)
    return {word: tuple(several) for word, several in found.items()}
