"""Words and lines put into the text of a judgements file, with the comments beside them kept."""

from __future__ import annotations

from typing import Any

from briefing.judgements import lines
from briefing.judgements.lines import Layout
from briefing.judgements.rendered import block, inline, scalar

_GAP = 2  # spaces before a comment


def replaced(text: str, node: Any, new: Any, holder: Any) -> str:
    """The text with other words in place of those of a node. Raises Layout for no words."""
    if not isinstance(new, str):
        raise Layout
    style = node.style if node.style in ("'", '"') else None
    shown = scalar(new, style=style, flow=bool(holder.flow_style))
    first, last = lines.start(node), lines.end(text, node)
    return text[:first] + shown + lines.header(text, node) + text[last:]


def named(text: str, holder: Any, name: str, new: Any) -> str:
    """The text with one more name in a mapping."""
    if holder.flow_style:
        shown = f"{scalar(name, flow=True)}: {inline(new)}"
        if not holder.value:
            place = lines.start(holder) + 1
            return text[:place] + shown + text[place:]
        place = lines.end_of_pair(text, holder.value[-1])
        gap = " " if text[place - 1] == ":" else ""  # "a:, b" would be one word
        return text[:place] + f"{gap}, {shown}" + text[place:]
    column = holder.start_mark.column
    place = lines.below(text, lines.end_of_pair(text, holder.value[-1]), column)
    return inserted(text, place, block({name: new}), column)


def beside(text: str, holder: Any, key: Any, node: Any, new: Any) -> str:
    """The text with a value behind a name that has none."""
    if node.start_mark.index != node.end_mark.index:  # a blank that is written out: ~ or ""
        text = text[: lines.start(node)] + lines.header(text, node) + text[lines.end(text, node) :]
    place, joint = lines.colon(text, key), ""
    if not place and not holder.flow_style:
        raise Layout
    if not place:
        place, joint = int(key.end_mark.index), ":"
    if holder.flow_style:
        return text[:place] + f"{joint} {inline(new)}" + text[place:]
    if isinstance(new, str):
        return _commented(text, place, f" {scalar(new)}")
    column = holder.start_mark.column
    return inserted(text, lines.below(text, place, column), block(new), column + 2)


def _commented(text: str, place: int, shown: str) -> str:
    """The text with words put in at a place; a comment behind them stays in its column."""
    rest = text[place : lines.line_end(text, place)]
    gap = len(rest) - len(rest.lstrip(" "))
    if not rest.lstrip(" ").startswith("#"):
        return text[:place] + shown + text[place + gap :]
    return text[:place] + shown + " " * max(_GAP, gap - len(shown)) + text[place + gap :]


def inserted(text: str, place: int, added: list[str], column: int) -> str:
    """The text with whole lines put in at the start of one."""
    ends = "\r\n" if "\r\n" in text else "\n"
    before = text[:place]
    if before and not before.endswith("\n"):
        before += ends
    return before + "".join(f"{' ' * column}{line}{ends}" for line in added) + text[place:]
