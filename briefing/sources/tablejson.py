"""JSON: an article, a list of them, an object around such a list; and JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.cleaning.columns import has_text
from briefing.cleaning.encodings import decoded
from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import feedjson
from briefing.sources.rows import LARGEST, Row, articles, mapping_of

__all__ = ["LARGEST", "NAME", "SUFFIXES", "mapping_of", "read", "recognises"]

NAME = "JSON"
SUFFIXES = (".json", ".jsonl", ".ndjson", ".jsonlines")
MAPPED = True  # takes a column mapping

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}\"")
_SPACE = re.compile(r"[\s,]*")
_DEEPEST = 4  # objects around the list of articles
_DECODER = json.JSONDecoder()


def recognises(raw: bytes) -> bool:
    """True for bytes that begin as an object of JSON, or a list of such."""
    return _START.match(raw[:5_000]) is not None


def read(
    raw: bytes, place: str, mapping: Mapping[str, str] | None = None
) -> Iterator[Article | Skipped]:
    """An article of each record with a text; the others come as Skipped.

    `mapping` gives keys to fields and goes before their names. A JSON Feed is read as a feed.
    Raises SourceError when it is no JSON, or no record has a text.
    """
    text, notes = decoded(raw, place)
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        yield from articles(_of_list(text, place), raw, place, mapping, notes)
        return
    value, end = _value(text, place)
    if text[end:].strip():
        yield from articles(_of_lines(text, place), raw, place, mapping, notes)
    elif feedjson.is_feed(value):
        yield from feedjson.articles(value, raw, place)
    else:
        records = enumerate(_records(value, mapping or {}), start=1)
        yield from articles(records, raw, place, mapping, notes)


def _value(text: str, place: str) -> tuple[Any, int]:
    """The first value of the text, and where it ends."""
    try:
        return _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(_broken(place, error)) from error


def _broken(place: str, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return f"{place}: its JSON is nested too deep. Check that it is a table of articles."
    return f"{place}: this is no JSON ({error!s:.120}). Save it again, whole."


def _of_list(text: str, place: str) -> Iterator[tuple[int, Row | Skipped]]:
    """The records of a list, one after the other; where it breaks, the rest is skipped."""
    position, number = 1, 0
    while True:
        gap = _SPACE.match(text, position)
        position = gap.end() if gap else position
        if text[position : position + 1] == "]":
            gap = _SPACE.match(text, position + 1)
            position = gap.end() if gap else position + 1
            if text[position : position + 1] != "[":
                break
            position += 1  # another list, as when files were put together
            continue
        number += 1
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if number == 1:
                raise SourceError(_broken(place, error)) from error
            why = f"the file is broken from record {number} on ({_cause(error)}); saved in part?"
            yield number, Skipped(f"{place}#row {number}", why)
            return
        yield number, _record(value, f"{place}#row {number}")
    if position < len(text):
        rest = text[position : position + 40]
        why = f"what stands behind the list is no list of records ({rest!r})"
        yield number + 1, Skipped(f"{place}#row {number + 1}", why)


def _of_lines(text: str, place: str) -> Iterator[tuple[int, Row | Skipped]]:
    """The records of JSON Lines; a broken line costs itself only."""
    position = number = 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line, position = text[position:end].strip(), end + 1
        if not line:
            continue
        number += 1
        try:
            yield number, _record(json.loads(line), f"{place}#row {number}")
        except (ValueError, RecursionError) as error:
            why = f"line {number} is no JSON ({_cause(error)})"
            yield number, Skipped(f"{place}#row {number}", why)


def _cause(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else f"{error!s:.80}"


def _record(value: Any, place: str) -> Row | Skipped:
    if isinstance(value, dict):
        return value
    return Skipped(place, f"a record must be an object with named values, not {value!r:.40}")


def _records(value: Any, mapping: Mapping[str, str]) -> list[Row]:
    """The object itself when it has a text, else the longest list of objects inside that has."""
    if not isinstance(value, dict) or _is_record(value, mapping):
        return [value] if isinstance(value, dict) else []
    lists = list(_lists(value, _DEEPEST))
    fitting = [found for found in lists if any(_is_record(row, mapping) for row in found[:50])]
    if fitting or lists:
        return max(fitting or lists, key=len)
    return [value]


def _is_record(row: Row, mapping: Mapping[str, str]) -> bool:
    if "text" in mapping:
        return mapping["text"] in row
    column = [name for name in row if has_text([name])]
    return any(isinstance(row[name], str) or _is_text(row[name]) for name in column)


def _is_text(value: Any) -> bool:
    """True for a list of paragraphs, or an object around a text as some interfaces give it."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, str) for part in value[:20])
    return isinstance(value, dict) and isinstance(value.get("rendered"), str)


def _lists(value: Row, depth: int) -> Iterator[list[Row]]:
    for inner in value.values():
        if isinstance(inner, list):
            rows = [row for row in inner if isinstance(row, dict)]
            if rows:
                yield rows
        elif isinstance(inner, dict) and depth > 1:
            yield from _lists(inner, depth - 1)
