"""A topic as typed, and what the search engine is asked for it.

Bare words are ranked: an article is in when it has at least half of them. "Quoted phrases"
must stand as they are. AND, OR and NOT, in capitals, combine words and phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.errors import ParameterError, UsageError

LONGEST = 500  # code points of a topic
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_SMALL = frozenset(
    "a an and as at but by for from in into is it its of on or over that the their this to"
    " with".split()
)
_LETTER = re.compile(r"\w")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """Words of which half must be there and phrases that all must be, or terms combined.

    `groups` are alternatives (OR); in each, every term of the first tuple must be there and
    none of the second.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @property
    def needed(self) -> int:
        """How many of the words an article must have: half of them, rounded up.

        With phrases it is 0: the words beside them only rank.
        """
        return 0 if self.phrases else (len(self.words) + 1) // 2

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every word and phrase an article may be in for."""
        grouped = [term for must, _ in self.groups for term in must]
        return tuple(dict.fromkeys([*self.phrases, *self.words, *grouped]))


def parse(topic: str) -> Query:
    """Read a topic. Raises UsageError when there is nothing to search for, or no sense in it."""
    if len(topic) > LONGEST:
        raise UsageError(
            f"the topic has {len(topic)} characters; {LONGEST} are allowed. Shorten it."
        )
    topic = "".join(c if c.isprintable() else " " for c in topic)
    pieces = [(m[1], True) if m[1] is not None else (m[2], False) for m in _PIECE.finditer(topic)]
    pieces = [(text, quoted) for text, quoted in pieces if _LETTER.search(text)]
    if any(_is_operator(text, quoted=quoted) for text, quoted in pieces):
        return Query(groups=tuple(_groups(pieces)))
    phrases = tuple(dict.fromkeys(text.casefold() for text, quoted in pieces if quoted))
    words = [text.casefold() for text, quoted in pieces if not quoted]
    telling = [word for word in words if word not in _SMALL] or words
    if not phrases and not telling:
        raise UsageError('the topic is empty; name one, such as "security cooperation"')
    return Query(tuple(dict.fromkeys(telling)), phrases)


def _is_operator(text: str, *, quoted: bool) -> bool:
    return text in _OPERATORS and not quoted


def _groups(
    pieces: list[tuple[str, bool]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The alternatives of a combined topic: NOT and AND bind their term, OR parts groups."""
    must: list[str] = []
    never: list[str] = []
    operator = ""
    for text, quoted in pieces:
        if _is_operator(text, quoted=quoted):
            if operator or not must:
                raise UsageError(f"in the topic, {text} must stand between two words or phrases")
            operator = text
            continue
        if operator == "OR":
            yield tuple(must), tuple(never)
            must, never = [], []
        (never if operator == "NOT" else must).append(text.casefold())
        operator = ""
    if operator:
        raise UsageError(f"in the topic, the operator {operator} has nothing after it")
    yield tuple(must), tuple(never)


def quoted_term(text: str) -> str:
    """`text` as one string of FTS5, whatever is in it."""
    return '"' + text.replace('"', '""') + '"'


def is_unspaced(text: str) -> bool:
    """True when `text` is in a script whose words a tokenizer cannot tell: it is searched whole."""
    return _UNSPACED.search(text) is not None


def limits(since: str, until: str) -> tuple[str, str]:
    """First and last day as full ISO dates, "" for none.

    Raises ParameterError when one is no date, or they are in the wrong order.
    """
    first, last = _day(since, "since", "-01-01"), _day(until, "until", "-12-31")
    if first and last and first > last:
        raise ParameterError(f"since {since} is later than until {until}; swap them")
    return first, last


def _day(value: str, name: str, rest: str) -> str:
    if value == "":
        return ""
    if not isinstance(value, str) or not _DATE.fullmatch(value) or not _is_day(value):
        raise ParameterError(
            f"{name} is {value!r}, which is no date; write 2024, 2024-06 or 2024-06-20, "
            "or leave it empty for no limit"
        )
    return value + rest[len(value) - 4 :]


def _is_day(value: str) -> bool:
    """False for a day the calendar has not, such as 31 February."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def span_of(published: str) -> tuple[str, str]:
    """First and last day a publication date may mean, as strings that sort by time."""
    return published + "-01-01"[len(published) - 4 :], published + "-12-31"[len(published) - 4 :]
