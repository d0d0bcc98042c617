"""What stands in a line of Word: emphasis, links, marks of footnotes, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote, urlsplit

from briefing.exporters.blocks import (
    Break,
    Code,
    Emph,
    Formula,
    Inline,
    Link,
    Mark,
    Strong,
    Struck,
    Sub,
    Sup,
    Text,
)
from briefing.exporters.word.fields import field
from briefing.exporters.word.formulas import formula
from briefing.exporters.word.look import Look, mark, properties, run
from briefing.exporters.word.markup import NOTHING, Xml, joined, w, words
from briefing.exporters.word.story import Story

_SAFE = "/?%:@!$&'()*+,;=-._~"
LONGEST_URL = 2000  # characters; Word opens no file with a link of 2,084 or more


def line(nodes: Iterable[Inline], story: Story, look: Look | None = None) -> Xml:
    """The nodes of a line as runs."""
    own = look or Look(asian=story.ledger.asian)
    return joined(_node(node, story, own) for node in nodes)


def say(text: str, story: Story, style: str = "") -> Xml:
    """A text as runs, in a style of characters or in that of its paragraph."""
    return run(text, Look(style=style, asian=story.ledger.asian))


def _node(node: Inline, story: Story, look: Look) -> Xml:
    match node:
        case Text(text=text):
            return run(text, look)
        case Break():
            return mark("br")
        case Code(text=text):
            return run(text, replace(look, style="Code"))
        case Mark():
            return _mark(node, story)
        case Formula():
            return formula(node)
        case Link(url=url, nodes=nodes):
            return link(url, line(nodes, story, replace(look, style="Hyperlink")), story)
        case Strong(nodes=nodes):
            return line(nodes, story, replace(look, strong=True))
        case Emph(nodes=nodes):
            return line(nodes, story, replace(look, emph=True))
        case Struck(nodes=nodes):
            return line(nodes, story, replace(look, struck=True))
        case Sub(nodes=nodes):
            return line(nodes, story, replace(look, shift="subscript"))
        case Sup(nodes=nodes):
            return line(nodes, story, replace(look, shift="superscript"))


def address(url: str) -> str:
    """The address as a file of Word may hold it; empty when there is no such form."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    if quote(host, safe="-._~:") != host:
        return ""
    host = f"[{host}]" if ":" in host else host
    after = _safe(parts.path or "/")
    after += f"?{_safe(parts.query)}" if parts.query else ""
    after += f"#{_safe(parts.fragment)}" if parts.fragment else ""
    made = f"{parts.scheme.lower()}://{host}{port}{after}"
    return made if len(made) <= LONGEST_URL else ""


def _safe(text: str) -> str:
    """Part of an address, what may not stand in one written as its bytes."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text, safe=_SAFE))


def link(url: str, inner: Xml, story: Story) -> Xml:
    """Runs that lead to an address of the web; as they are when it is none."""
    target = address(url)
    if not target or not inner:
        return inner
    return w("hyperlink", inner, r_id=story.relate("hyperlink", target, outside=True), w_history=1)


def _mark(node: Mark, story: Story) -> Xml:
    """The mark of a footnote: a real one where it first stands, then a field that repeats it."""
    look = Look(style="FootnoteReference")
    ledger = story.ledger
    if story.footnote or node.number not in ledger.footnotes:
        return run(str(node.number), look)  # Word has no footnotes of footnotes
    if node.number in ledger.noted:
        first = ledger.noted[node.number]
        return field(f"NOTEREF {first} \\f \\h", run(str(node.number), look))
    id_ = node.id or f"mark-{node.number}"
    ledger.noted[node.number] = ledger.name(id_)
    counted = len(ledger.noted) == node.number
    own: dict[str, str | int] = {} if counted else {"customMarkFollows": 1}
    number = NOTHING if counted else words(str(node.number))
    made = w("r", properties("", look), w("footnoteReference", id=node.number, **own), number)
    return story.place((id_,), made)
