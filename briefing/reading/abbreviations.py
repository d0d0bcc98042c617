"""Dots that end no sentence: abbreviations, initials, numbers of lists.

Three classes: words always followed by the rest of a name or number ("Gen."), words that are
abbreviations before a figure only ("No. 5", "Jan. 6"), and words that may end a sentence and do
when what follows begins one ("the U.N. He left.").
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """
    mr mrs ms dr prof gen lt col maj capt cmdr sgt cpl adm sen sens rep reps gov govs gens pres hon
    rev fr st mt ft amb insp supt messrs sr sra mme mlle brig det cf vs v viz approx ca e.g i.e cdr
    ltc spc atty s.rept h.rept h.r h.res s.res s.con.res h.con.res h.j.res s.j.res pub u.s.c e.o
    bros.' ald del dep asst assoc
    """
)
_BEFORE_DIGIT = _words(
    """
    no nos art arts sec secs fig figs p pp para paras ch vol jan feb mar apr jun jul aug sep sept
    oct nov dec res rept stat doc ed ver app tel ext ref sess cong con j
    """
)
_ENDING = _words(
    """
    a.m p.m inc corp co ltd bros llc plc jr sr etc u.s u.n u.k d.c e.u est dept univ assn ave blvd
    rd mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a u.s.a d.p.r.k r.o.k a.d b.c al
    tex calif fla pa mass conn mich ill ind wash ore minn wis ariz colo nev tenn ala ark okla kan
    neb va w.va md n.y n.j n.c n.d s.c s.d n.h n.m r.i dist gov't int'l nat'l
    """
)
OPENERS = _words(
    """
    the a an this that these those he she it they we i you his her its their our my your there here
    but and so yet or nor as at by for from in on of to with after before since while when although
    though if because despite during under over between among according however meanwhile moreover
    still then thus also both each all many most some several no not what who why how where which
    once until unlike last next earlier later asked given such another now today yesterday tomorrow
    nothing nobody everyone one two three instead additionally finally perhaps even only few
    """
)
"""Words that begin sentences more often than they follow an abbreviation."""

_TOKEN = re.compile(r"[^\s\"'“”‘’«»(\[]{1,24}$")
_LETTERS = re.compile(r"(?:[A-Za-z]\.){1,4}[A-Za-z]|[A-Z]|[A-Za-z]{2,20}-(?:[A-Z]\.)+[A-Z]")


def is_full_stop(text: str, start: int, stop: int, word: str) -> bool:
    """Tell whether the dot at `stop` ends the sentence that began at `start`; `word` follows."""
    before = _TOKEN.search(text, max(start, stop - 24), stop)
    token = before[0] if before else ""
    key = token.lower()
    if key in _TITLES:
        return False
    if key in _BEFORE_DIGIT and word[:1].isdigit():
        return False
    if key.isdigit() and before and not text[start : before.start()].strip("(§ "):
        return False  # the number of a list item
    if key in _ENDING or _LETTERS.fullmatch(token):
        if word.lower() not in OPENERS or not word[:1].isupper():
            return False
        return len(word) > (1 if len(token) == 1 else 0)
    return True
