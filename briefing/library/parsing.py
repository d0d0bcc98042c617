"""A topic as typed, read into a query.

Bare words are ranked: an article is in when it has at least half of them. "Quoted phrases" must
stand as they are. AND, OR and NOT, in capitals, combine words, phrases and (groups in brackets);
AND binds before OR. outlet:"Korea Times", language:ko, genre:editorial, since:2024-01 and
until:2024-06 hold for the record of an article. Without operators, brackets say nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefing.errors import UnknownNameError, UsageError
from briefing.library.query import FIELDS, All, Any, Field, Node, Query, Term, field, is_date, terms

LONGEST = 500  # code points of a topic
_DEEPEST = 20  # groups within groups
_PIECE = re.compile(r'\(|(?:([A-Za-z]{1,20}):)?"([^"]*)"|([^\s"]+)')
_NAMED = re.compile(r"([A-Za-z]{1,20}):([^:/].*)", re.DOTALL)
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_SMALL = frozenset(
    "a an and as at but by for from in into is it its of on or over that the their this to"
    " with".split()
)
_LETTER = re.compile(r"\w")
_EMPTY = 'the topic is empty; name one, such as "security cooperation"'


class Piece(NamedTuple):
    """A piece of a topic: an operator, "(" or ")" as its sign, or a node with sign ""."""

    sign: str
    node: Node | None = None
    quoted: bool = False


def parse(topic: str) -> Query:
    """Read a topic. Raises UsageError when there is nothing to search for, or no sense in it."""
    if len(topic) > LONGEST:
        raise UsageError(
            f"the topic has {len(topic)} characters; {LONGEST} are allowed. Shorten it."
        )
    pieces = list(_pieces("".join(c if c.isprintable() else " " for c in topic)))
    if any(piece.sign in _OPERATORS for piece in pieces):
        return Query(tree=_combined(pieces))
    found = [piece for piece in pieces if piece.node]
    if not found:
        raise UsageError(_EMPTY)
    phrases = [p.node.text for p in found if isinstance(p.node, Term) and p.quoted]
    words = [p.node.text for p in found if isinstance(p.node, Term) and not p.quoted]
    telling = [word for word in words if word not in _SMALL] or words
    fields = [p.node for p in found if isinstance(p.node, Field)]
    return Query(tuple(dict.fromkeys(telling)), tuple(dict.fromkeys(phrases)), _grouped(fields))


def _grouped(fields: list[Field]) -> tuple[Field | Any, ...]:
    """Values given for one field are alternatives; dates are not."""
    by_name: dict[str, list[Field]] = {}
    for one in fields:
        by_name.setdefault(str(one) if is_date(one) else one.name, []).append(one)
    return tuple(same[0] if len(same) == 1 else Any(tuple(same)) for same in by_name.values())


def _pieces(topic: str) -> Iterator[Piece]:
    for match in _PIECE.finditer(topic):
        name, quoted, bare = match.groups()
        if bare is None and quoted is None:
            yield Piece("(")
        elif bare is None:
            yield from _of_quoted(name, quoted)
        else:
            closing = _closing(bare)
            yield from _of_bare(bare[: len(bare) - closing])
            yield from [Piece(")")] * closing


def _closing(bare: str) -> int:
    """How many brackets at the end of a word are not its own."""
    trailing = len(bare) - len(bare.rstrip(")"))
    return min(trailing, max(0, bare.count(")") - bare.count("(")))


def _of_quoted(name: str | None, text: str) -> Iterator[Piece]:
    if name and _known(name):
        yield Piece("", field(name.lower(), text))
        return
    if name:
        yield from _of_bare(name)
    if _LETTER.search(text):
        yield Piece("", Term(text.lower()), quoted=True)


def _of_bare(text: str) -> Iterator[Piece]:
    named = _NAMED.fullmatch(text)
    if text in _OPERATORS:
        yield Piece(text)
    elif named and _known(named[1]):
        yield Piece("", field(named[1].lower(), named[2]))
    elif _LETTER.search(text):
        yield Piece("", Term(text.lower()))


def _known(name: str) -> bool:
    """True for a field's name. Raises UnknownNameError for one that is nearly a field's."""
    if name.lower() in FIELDS:
        return True
    near = difflib.get_close_matches(name.lower(), FIELDS, 1, cutoff=0.8)
    if near:
        raise UnknownNameError(f"no field named {name!r}. Did you mean {near[0]!r}?")
    return False


def _combined(pieces: list[Piece]) -> Node:
    """The tree of a topic with operators."""
    tree, rest = _any(pieces, 0)
    if rest:
        raise UsageError("in the topic, a bracket is closed that was not opened")
    if not any(True for _ in terms(tree)) and not any(isinstance(p.node, Field) for p in pieces):
        raise UsageError(_EMPTY)
    return tree


def _any(pieces: list[Piece], depth: int) -> tuple[Node, list[Piece]]:
    """Alternatives up to the end of the topic or of the group, and the pieces after them."""
    if depth > _DEEPEST:
        raise UsageError(f"in the topic, groups lie deeper than {_DEEPEST} in each other")
    first, pieces = _all(pieces, depth)
    parts = [first]
    while pieces and pieces[0].sign == "OR":
        part, pieces = _all(pieces[1:], depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Any(tuple(parts))), pieces


def _all(pieces: list[Piece], depth: int) -> tuple[Node, list[Piece]]:
    """What AND and NOT bind, and the pieces after it."""
    must: list[Node] = []
    never: list[Node] = []
    while True:
        signs = [p.sign for p in takewhile(lambda p: p.sign in ("AND", "NOT"), pieces)]
        if signs not in ([], ["AND"], ["NOT"], ["AND", "NOT"]) or (signs and not must):
            raise UsageError(f"in the topic, {signs[-1]} must stand between two words or phrases")
        node, pieces = _one(pieces[len(signs) :], depth, signs)
        (never if "NOT" in signs else must).append(node)
        if not pieces or pieces[0].sign in ("OR", ")"):
            break
    whole = must[0] if len(must) == 1 and not never else All(tuple(must), tuple(never))
    return whole, pieces


def _one(pieces: list[Piece], depth: int, signs: list[str]) -> tuple[Node, list[Piece]]:
    """A word, a phrase, a field or a group, and the pieces after it."""
    if not pieces:
        told = f"the operator {signs[-1]}" if signs else "an operator or a bracket"
        raise UsageError(f"in the topic, {told} has nothing after it")
    first, rest = pieces[0], pieces[1:]
    if first.node is not None:
        return first.node, rest
    if first.sign == "(":
        node, rest = _any(rest, depth + 1)
        if not rest:
            raise UsageError('in the topic, a bracket is not closed; add ")"')
        return node, rest[1:]
    if first.sign == ")":
        raise UsageError("in the topic, a bracket is closed with nothing in front of it")
    raise UsageError(f"in the topic, {first.sign} must stand between two words or phrases")
