"""The simple header form: lines such as `Title: …` and `Date: …` before the text."""

from __future__ import annotations

import re

from briefing.cleaning.lines import Line

LONGEST = 100  # lines; a header is looked for no deeper
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,24}?)\s?[:：]\s?(?P<value>\S.{0,2000})$")
_KEYS = {
    "title": "title",
    "headline": "title",
    "subtitle": "subtitle",
    "subheadline": "subtitle",
    "standfirst": "subtitle",
    "deck": "subtitle",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "published time": "date",
    "time": "time",
    "updated": "updated",
    "modified time": "updated",
    "source": "source",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "url": "url",
    "link": "url",
    "source url": "url",
    "genre": "genre",
    "type": "genre",
    "section": "genre",
    "category": "genre",
    "tags": "genre",
    "author": "byline",
    "byline": "byline",
    "by": "byline",
    "carried by": "carried_by",
    "via": "carried_by",
    "language": "language",
}


def header(found: list[Line]) -> dict[str, tuple[Line, str]]:
    """The fields at the top of the text by name, each with its line; empty when there are none.

    A header is a run of fields, fenced by `---` or not, with a title or at least two fields.
    A single "Published: …" is left to the rules for loose lines.
    """
    fields: dict[str, tuple[Line, str]] = {}
    for line in [line for line in found if line.text][:LONGEST]:
        if line.text in {"---", "+++"}:
            continue
        match = _FIELD.match(line.text)
        key = _KEYS.get(re.sub(r"[_-]", " ", match["key"]).casefold()) if match else None
        if match is None or key is None:
            break
        fields.setdefault(key, (line, match["value"].strip("\"'").strip()))
    return fields if "title" in fields or len(fields) > 1 else {}


def tail_field(line: str, *, keys: tuple[str, ...] = ("source", "url")) -> str | None:
    """The value of a field that stands below the text ("Source: …"), else None."""
    match = _FIELD.match(line[:600])
    if match and _KEYS.get(match["key"].casefold()) in keys:
        return match["value"]
    return None


def fences(found: list[Line], header: dict[str, tuple[Line, str]]) -> set[int]:
    """Numbers of the fence lines around a header."""
    last = max((line.number for line, _ in header.values()), default=0)
    near = [line for line in found[: last + 1] if line.text in {"---", "+++"}]
    return {line.number for line in near} if header else set()
