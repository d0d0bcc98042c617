"""The parts of a line as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from briefing.exporters.blocks import (
    Break,
    Code,
    Emph,
    Formula,
    Inline,
    Link,
    Mark,
    Ref,
    Sentence,
    Strong,
    Struck,
    Sub,
    Sup,
    Text,
)
from briefing.exporters.markdown import escaping

_TAGS = {"strong": "strong", "emph": "em", "struck": "del", "sub": "sub", "sup": "sup"}
_MARKS = {"strong": "**", "emph": "*"}


def inline(nodes: Iterable[Inline], new_line: str = "\\\n") -> str:
    """The parts of a line; `new_line` is what a break in it becomes."""
    made = ""
    for node in nodes:
        made += _inline(node, new_line, after=made[-1:])
    return made


def _inline(node: Inline, new_line: str, after: str) -> str:
    match node:
        case Text(text=words):
            return escaping.text(words)
        case Code(text=words):
            return _code(words)
        case Break():
            return new_line
        case Mark(number=number):
            return f"[^{number}]"
        case Formula():
            return formula(node)
        case Link(url=url, nodes=inner):
            said = inline(inner, new_line) or escaping.text(url)
            return f"[{said}]({escaping.address(url)})"
        case Strong(nodes=inner) | Emph(nodes=inner) | Struck(nodes=inner):
            return _weighed(node.kind, inner, new_line, after)
        case Sub(nodes=inner) | Sup(nodes=inner):
            return _tagged(node.kind, inner, new_line)


def _code(words: str) -> str:
    """Code that may stand in the cell of a table too."""
    return escaping.code(words) if "|" not in words else f"<code>{escaping.text(words)}</code>"


def formula(node: Formula) -> str:
    """A formula; as its words when its source would end it too early."""
    source = escaping.tex(node.tex)
    if not source or re.search(r"(?<!\\)(?:\\\\)*\$|(?<!\\)(?:\\\\)*\\$", source):
        return escaping.text(node.words or node.tex)
    return f"$${source}$$" if node.display else f"${source}$"


def _weighed(kind: str, inner: tuple[Inline, ...], new_line: str, after: str) -> str:
    """Stars around plain words; tags where stars next to other signs would not be read."""
    if kind in _MARKS and after != "*" and len(inner) == 1 and isinstance(inner[0], Text):
        words = inner[0].text
        if words and all(unicodedata.category(end)[0] in "LN" for end in (words[0], words[-1])):
            return f"{_MARKS[kind]}{escaping.text(words)}{_MARKS[kind]}"
    return _tagged(kind, inner, new_line)


def _tagged(kind: str, inner: tuple[Inline, ...], new_line: str) -> str:
    said = inline(inner, new_line)
    return f"<{_TAGS[kind]}>{said}</{_TAGS[kind]}>" if said.strip() else said


def refs(found: Iterable[Ref]) -> str:
    """References in square brackets, each a link to its passage; nothing for none."""
    made = [ref(one) for one in found]
    return f" \\[{', '.join(made)}\\]" if made else ""


def ref(one: Ref) -> str:
    """One reference."""
    said = escaping.text(one.text)
    return f"[{said}](#{one.target})" if one.target else said


def sentence(one: Sentence) -> str:
    """A statement with its references, what kind it is in front."""
    tag = f"**{escaping.text(one.tag)}:** " if one.tag else ""
    return f"{tag}{escaping.text(one.text)}{refs(one.refs)}"
