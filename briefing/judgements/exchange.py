"""Parts of a judgements file exchanged in its text: a value put, an entry added or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml

from briefing.judgements import inserting, lines
from briefing.judgements.lines import Layout
from briefing.judgements.rendered import block, inline


def put(text: str, path: Sequence[str], new: Any) -> str:
    """The text with `new` at a path: words, a mapping or a list; None blanks what stands there.

    Raises Layout when that cannot be done in this text.
    """
    node = lines.found(text, path)
    if new is None:
        return text if node is None else _cleared(text, path)
    if isinstance(new, dict) and isinstance(node, yaml.MappingNode):
        for name in {**lines.plain(node), **new}:
            text = put(text, [*path, name], new.get(name))
        return text
    if isinstance(new, list) and isinstance(node, yaml.SequenceNode):
        return _listed(text, path, node, new)
    if node is not None and not isinstance(node, yaml.ScalarNode):
        raise Layout
    if node is not None and not lines.is_blank(node):
        return inserting.replaced(text, node, new, _holder(text, path))
    return _filled(text, path, new)


def add(text: str, path: Sequence[str], new: Any, number: int | None = None) -> str:
    """The text with an entry more in the list at a path: before that `number`, or at the end."""
    node = lines.found(text, path)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return put(text, path, [new])
    count = len(node.value)
    number = count if number is None else number
    if node.flow_style:
        if number < count:
            place = lines.start(node.value[number])
            return text[:place] + f"{inline(new)}, " + text[place:]
        place = lines.end(text, node.value[-1])
        return text[:place] + f", {inline(new)}" + text[place:]
    column = node.start_mark.column
    if number < count:
        place = lines.line_start(text, _dash(text, node, number))
    else:
        place = lines.below(text, lines.end(text, node.value[-1]), column)
    return inserting.inserted(text, place, block([new]), column)


def drop(text: str, path: Sequence[str]) -> str:
    """The text without the entry of a list at a path; lines of comment within it stay."""
    holder, number = lines.found(text, path[:-1]), int(path[-1])
    if not isinstance(holder, yaml.SequenceNode):
        raise Layout
    node = holder.value[number]
    first, last = lines.start(node), lines.end(text, node)
    if holder.flow_style:
        if number + 1 < len(holder.value):
            last = lines.start(holder.value[number + 1])
        elif number:
            first = lines.end(text, holder.value[number - 1])
        else:
            last = lines.after_comma(text, last)
    else:
        first = lines.line_start(text, _dash(text, holder, number))
        last = lines.line_end(text, last)
    return text[:first] + _kept(text, first, last) + text[last:]


def _kept(text: str, first: int, last: int) -> str:
    """The lines between two places that hold a comment and nothing else."""
    kept = ""
    for sign, _ in lines.comments(text, first, last):
        begins = lines.line_start(text, sign)
        if not text[begins:sign].strip():
            kept += ("\n" if begins < first else "") + text[begins : lines.line_end(text, sign)]
    return kept


def _dash(text: str, holder: Any, number: int) -> int:
    """Where the hyphen of an entry stands."""
    place = lines.start(holder)
    if number:
        place = lines.end(text, holder.value[number - 1])
    while text[place] != "-":
        place = lines.line_end(text, place) if text[place] == "#" else place + 1
    return place


def _listed(text: str, path: Sequence[str], node: Any, new: list[Any]) -> str:
    """The text with the list at a path made equal to `new`."""
    if node.value:
        return _aligned(text, path, lines.plain(node), new)
    first, last = lines.start(node), lines.end(text, node)
    if _holder(text, path).flow_style or lines.comments(text, first, last):
        return text[: first + 1] + inline(new)[1:-1] + text[first + 1 :]
    return _filled(_cleared(text, path), path, new)


def _aligned(text: str, path: Sequence[str], old: list[Any], new: list[Any]) -> str:
    """The text with the list at a path made equal to `new`; equal entries are not touched."""
    told = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for what, first, last, begins, ends in reversed(told.get_opcodes()):
        both = min(last - first, ends - begins) if what == "replace" else 0
        if what == "equal":
            continue
        for number in reversed(range(first + both, last)):
            text = drop(text, [*path, str(number)])
        for one in reversed(new[begins + both : ends]):
            text = add(text, path, one, first + both)
        for offset in range(both):
            text = put(text, [*path, str(first + offset)], new[begins + offset])
    return text


def _cleared(text: str, path: Sequence[str]) -> str:
    """The text with a blank at a path; comments within what stood there stay."""
    node, holder = lines.found(text, path), _holder(text, path)
    first, last = lines.start(node), lines.end(text, node)
    if text[first - 2 : first] == ": " and not holder.flow_style:
        first -= 1
    if isinstance(node, yaml.ScalarNode):
        return text[:first] + lines.header(text, node) + text[last:]
    if node.flow_style and not lines.comments(text, first, last):
        return text[:first] + text[last:]
    if isinstance(node, yaml.SequenceNode):
        for number in reversed(range(len(node.value))):
            text = drop(text, [*path, str(number)])
        return text
    for key, _ in node.value:
        text = _cleared(text, [*path, lines.words(key)])
    return text


def _holder(text: str, path: Sequence[str]) -> Any:
    return lines.found(text, path[:-1])


def _filled(text: str, path: Sequence[str], new: Any) -> str:
    """The text with `new` where a blank stands, or where not even the name does."""
    holder = _holder(text, path)
    if not path:
        raise Layout
    if not isinstance(holder, yaml.MappingNode):
        if len(path) == 1 and holder is None:
            return inserting.inserted(text, len(text), block({path[0]: new}), 0)
        return put(text, path[:-1], {path[-1]: new})
    key, node = next(((k, v) for k, v in holder.value if lines.words(k) == path[-1]), (None, None))
    if key is None:
        return inserting.named(text, holder, path[-1], new)
    return inserting.beside(text, holder, key, node, new)
