"""What was read as short JSON: records as lists of their fields, spans as two small numbers.

A span is written as the distance of its start from that of the span before, and its length; its
paragraph and article are those of the text. So a span that is not in the text cannot come back.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from itertools import accumulate
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from briefing.models import Article, Reading, Span

_OWN = ("article", "version", "tools")  # fields of a reading that no step gives
FIELDS: tuple[str, ...] = tuple(name for name in Reading.__match_args__ if name not in _OWN)
"""The fields of a reading that are read and kept."""
_PLAIN = (str, int, float, bool, NoneType)


class Text:
    """The text that spans are written and read for. Threads must not share one."""

    def __init__(self, article: Article) -> None:
        self._article = article.id
        self._length = len(article.text)
        self._ends = list(accumulate(len(paragraph) + 2 for paragraph in article.paragraphs))
        self._made: dict[tuple[int, int], Span] = {}  # the same passage is named many times
        self.last = 0  # where the span before began

    def written(self, span: Span) -> list[int]:
        """Write a span; the record as a whole is an empty list."""
        if span.paragraph == 0:
            return []
        near, self.last = span.start - self.last, span.start
        return [near, span.end - span.start]

    def read(self, value: Any) -> Span:
        """Read a span. Raises ValueError when it is none of the text."""
        if type(value) is not list or len(value) != 2:
            if value == []:
                return Span(self._article, 0, 0, 0)
            raise ValueError(f"{value!r} is not a span of the text")
        near, length = value
        if type(near) is not int or type(length) is not int:
            raise ValueError(f"{value!r} is not a span of the text")
        start = self.last = self.last + near
        found = self._made.get((start, length))
        if found is None:
            found = self._made[start, length] = self._span(start, length)
        return found

    def _span(self, start: int, length: int) -> Span:
        if not 0 <= start <= start + length <= self._length or length < 0:
            raise ValueError(f"{[start, length]} is not a span of the text")
        number = min(bisect_right(self._ends, start) + 1, len(self._ends))
        return Span(self._article, number, start, start + length)


def written(text: Text, name: str, value: Any) -> bytes:
    """Return the JSON of a reading's field. Raises ValueError for text that has no UTF-8."""
    text.last = 0
    return msgspec.json.encode(_writer(_hints()[name])(text, value))


def read(text: Text, name: str, content: bytes | msgspec.Raw) -> Any:
    """Return the field `written` made. Raises ValueError when it does not fit field or text."""
    text.last = 0
    return _reader(_hints()[name])(text, msgspec.json.decode(content))


@cache
def shape(name: str) -> str:
    """Name in a few letters the records a field of a reading is made of, fields and types."""
    told = _told(_hints()[name])
    return hashlib.blake2b(told.encode(), digest_size=3).hexdigest()


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Reading)


def _told(hint: Any) -> str:
    if is_dataclass(hint):
        parts = ((name, _told(inner)) for name, inner in get_type_hints(hint).items())
        return f"{getattr(hint, '__name__', '')}({dict(parts)})"
    if get_args(hint) and get_origin(hint) is not Literal:
        return f"{get_origin(hint)}[{', '.join(map(_told, get_args(hint)))}]"
    return str(hint)


def _optional(hint: Any) -> Any:
    """The type in `type | None`; None for other types."""
    if get_origin(hint) not in (Union, UnionType):
        return None
    inner = [arg for arg in get_args(hint) if arg is not NoneType]
    return inner[0] if len(inner) == 1 and len(get_args(hint)) == 2 else None


# ------------------------------------------------------------ out


@cache
def _writer(hint: Any) -> Callable[[Text, Any], Any]:
    """The function that writes values of a type."""
    if hint is Span:
        return Text.written
    if is_dataclass(hint):
        return _record_writer(hint)
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda text, value: [item(text, one) for one in value]
    if (inner := _optional(hint)) is not None:
        writes = _writer(inner)
        return lambda text, value: None if value is None else writes(text, value)
    return lambda _, value: value


def _record_writer(kind: Any) -> Callable[[Text, Any], Any]:
    hints = get_type_hints(kind)
    parts = [(f.name, _writer(hints[f.name]), f.default) for f in fields(kind)]

    def write(text: Text, record: Any) -> list[Any]:
        values = [getattr(record, name) for name, _, _ in parts]
        while values and parts[len(values) - 1][2] is not MISSING:
            if values[-1] != parts[len(values) - 1][2]:
                break
            values.pop()  # a default at the end need not be written
        return [writes(text, v) for v, (_, writes, _) in zip(values, parts, strict=False)]

    return write


# ------------------------------------------------------------ in


@cache
def _reader(hint: Any) -> Callable[[Text, Any], Any]:
    """The function that reads values of a type. It raises ValueError for those of another."""
    if hint is Span:
        return Text.read
    if is_dataclass(hint):
        return _record_reader(hint)
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda text, value: tuple([item(text, one) for one in _list(value)])
    if (inner := _optional(hint)) is not None:
        reads = _reader(inner)
        return lambda text, value: None if value is None else reads(text, value)
    return _plain_reader(hint)


def _record_reader(kind: Any) -> Callable[[Text, Any], Any]:
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]
    needed = sum(f.default is MISSING and f.default_factory is MISSING for f in fields(kind))

    def read(text: Text, value: Any) -> Any:
        if not needed <= len(_list(value)) <= len(readers):
            raise ValueError(f"{value} is no {kind.__name__}")
        return kind(*[reads(text, one) for reads, one in zip(readers, value, strict=False)])

    return read


def _plain_reader(hint: Any) -> Callable[[Text, Any], Any]:
    literal = get_origin(hint) is Literal
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if not literal and not set(kinds) <= set(_PLAIN):
        raise ValueError(f"{hint} cannot be kept: a field has plain values, records or tuples")
    known = list(get_args(hint))  # no set: a foreign value may be a list

    def read(_: Text, value: Any) -> Any:
        if value in known if literal else type(value) in kinds:
            return value
        raise ValueError(f"{value!r} is no {hint}")

    return read


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004 - of foreign JSON, not of a caller
    return value
