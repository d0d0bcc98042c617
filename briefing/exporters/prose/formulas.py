"""Formulas in TeX as a tree of MathML, and in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.exporters.blocks import Code, Formula
from briefing.exporters.prose import spoken

LONGEST = 2_000  # characters of a formula; a line of print holds some eighty
# What would define, load or lead elsewhere; no report carries it out.
_REFUSED = re.compile(
    r"\\(?:[egx]?def|let|(?:new|renew|provide)(?:command|environment)|DeclareMathOperator|input"
    r"|include\w{0,20}|write|read|open(?:in|out)|immediate|special|catcode|csname|require|url"
    r"|href|html\w{0,10}|class|style|unicode|verb|shell\w{0,10})(?![A-Za-z])"
)
_DOLLARS = re.compile(r"\\text(?:rm|normal)?\s{0,8}(\{[^{}]{0,400}\$[^{}]{0,400}\})")
_COMMENT = re.compile(r"(?<!\\)(^|\s)%[^\n]{0,2000}")
_PERCENT = re.compile(r"(?<!\\)%")
_BRACED = re.compile(
    r"(\\(?:text[a-z]{0,6}|mbox|hbox)\s{0,8}\{)((?:[^{}\\]|\{[^{}\\]*\}){0,800})\}"
)
# What the translator knows under another name, or need not know.
_RENAMED = (
    (re.compile(r"\\(begin|end)\{(?:equation|displaymath|math)\*?\}"), ""),
    (
        re.compile(r"\\(begin|end)\{(?:align|eqnarray|alignat|flalign|aligned|alignedat)\*?\}"),
        r"\\\1{align*}",
    ),
    (re.compile(r"(\\begin\{align\*\})\s{0,8}\{\d{1,2}\}"), r"\1"),
    (re.compile(r"\\(begin|end)\{(?:gather|gathered|multline)\*?\}"), r"\\\1{matrix}"),
    (re.compile(r"\\(begin|end)\{dcases\}"), r"\\\1{cases}"),
    (re.compile(r"\\(?:label|eqref|ref|vspace)\s{0,4}\{[^{}]{0,80}\}"), ""),
    (re.compile(r"\\(?:nonumber|notag|ensuremath|protect)(?![A-Za-z])"), ""),
    (re.compile(r"\\arg\s{0,8}\\(max|min)(?![A-Za-z])"), r"\\arg\1"),
    (re.compile(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
    (re.compile(r"(\\substack\s{0,8}\{(?:[^{}]|\{[^{}]*\}){0,800}\})"), r"{\1}"),
    (re.compile(r"(?<=\d)\{,\}(?=\d)"), r"\\text{,}"),
)


def formula(source: str, warn: Callable[[str], None], *, display: bool) -> Formula | Code:
    """The formula of a TeX source; its source as code, with a warning, if it cannot be read."""
    tex = source.strip()
    shown = " ".join(tex.split())
    refused = _REFUSED.search(tex)
    why = f"it is longer than {LONGEST} characters" if len(tex) > LONGEST else ""
    why = why or (f"{refused[0]} is not carried out" if refused else "")
    if not why:
        from briefing.exporters.prose.mathml import UnreadableError, tree

        try:
            made = tree(_prepared(tex), display=display)
            return Formula(shown, spoken.words(made), made, display)
        except UnreadableError as wrong:
            why = str(wrong)
    warn(f"the formula “{shown[:80]}” is printed as its source: {why}.")
    return Code(shown)


def _prepared(tex: str) -> str:
    """The source as the translator takes it: comments off, per cents kept, names it knows."""
    tex = _PERCENT.sub(r"\\%", _COMMENT.sub(r"\1", tex))
    for pattern, to in _RENAMED:
        tex = pattern.sub(to, tex)
    tex = _BRACED.sub(lambda found: found[1] + re.sub("[{}]", "", found[2]) + "}", tex)
    return _DOLLARS.sub(r"\\hbox\1", tex)
