"""Rules of Markdown that no plugin has: what is left out, and bounds on what is nested.

Attributes such as `{#id .class}` are marks for a machine and never printed; neither are comments.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DEEPEST = 16  # levels of blocks in blocks; a list is two. What is deeper is a paragraph of words
COMMENT = 4_000  # characters of a comment inside a paragraph

_ATTRIBUTE = r"(?:[#.][\w:.-]{1,80}|[\w-]{1,40}=(?:\"[^\"\n{}]{0,200}\"|[\w.%/-]{1,80}))"
_ATTRIBUTES = re.compile(
    rf"\{{[ \t]{{0,8}}{_ATTRIBUTE}(?:[ \t]{{1,8}}{_ATTRIBUTE})*[ \t]{{0,8}}\}}"
)
_HTML = re.compile(
    r"<(?:(?P<line>br)\s{0,8}/?|(?P<close>/?)(?P<name>sub|sup)\s{0,8})>", re.IGNORECASE
)

_IMAGE = re.compile(
    r"<img((?:\s+[a-z-]{1,20}\s{0,4}=\s{0,4}(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s\"'<>=]{1,2000})){1,12})\s{0,8}/?>",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"([a-z-]{1,20})\s{0,4}=\s{0,4}(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>=]+))", re.IGNORECASE
)
_PLAIN = frozenset("src alt title width height style align class id".split())
# Pictures that a notebook can hold or have beside it; any other address is words.
_OWN = re.compile(r"(?:attachment|inside|data):|[^:]{1,500}\.(?:png|jpe?g|svg)$", re.IGNORECASE)


def attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
    """Attributes at the end of a block, or right behind a link, picture, code or emphasis."""
    if state.src[state.pos] != "{":
        return False
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    behind = state.pos > 0 and state.src[state.pos - 1] in ")]`*_"
    if not behind and state.src[found.end() :].strip():
        return False
    if not silent and not behind:
        state.pending = state.pending.rstrip(" \t")
    state.pos = found.end()
    return True


def comment_in_line(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001 called by markdown-it
    """A comment of HTML inside a paragraph."""
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4, state.pos + COMMENT)
    if end < 0:
        return False
    state.pos = end + 3
    return True


def comment(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
    """A comment of HTML on lines of its own; an unfinished one is words."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("<!--", start) or state.is_code_block(line):
        return False
    end = state.src.find("-->", start + 4) if start < _last_comment(state) else -1
    while line < last and end >= 0:
        if end <= state.eMarks[line]:
            if state.src[end + 3 : state.eMarks[line]].strip():
                return False
            if not silent:
                state.line = line + 1
            return True
        line += 1
    return False


def _last_comment(state: StateBlock) -> int:
    """Where the last comment of the text ends, so that each text is searched only once."""
    place: int = state.env.setdefault("last comment", state.src.rfind("-->"))
    return place


def picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
    """A picture as a tag, which is how its size is given in a notebook; others are words."""
    found = _IMAGE.match(state.src, state.pos, state.posMax)
    told = {k.lower(): (a or b or c) for k, a, b, c in _VALUE.findall(found[1])} if found else {}
    if found is None or not _OWN.match(told.get("src", "")) or told.keys() - _PLAIN:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {name: unescape(told[name]) for name in ("src", "title") if name in told}
        token.children, token.content = [], unescape(told.get("alt", ""))
    state.pos = found.end()
    return True


def tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
    """The few tags that are honoured: br, sub and sup; their pairs are found when all is read."""
    if state.src[state.pos] != "<":
        return False
    found = _HTML.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("hardbreak" if found["line"] else "tag", "", 0)
        token.content = "" if found["line"] else found[0]
        token.markup = (found["close"] or "") + (found["name"] or "").lower()
    state.pos = found.end()
    return True


def too_deep(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
    """What is nested too deep, as one paragraph of its words: nothing is lost."""
    if state.level < DEEPEST or silent:
        return False
    end = line + 1
    while end < last and (state.isEmpty(end) or state.sCount[end] >= state.blkIndent):
        end += 1
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.getLines(line, end, state.blkIndent, keepLastLF=False).strip()
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True
