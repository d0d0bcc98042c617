"""Front matter: the fields that stand between fences before a Markdown text, YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefing.cleaning import fields
from briefing.cleaning.characters import single_spaced
from briefing.cleaning.dates import stamp
from briefing.cleaning.draft import Draft
from briefing.cleaning.forms import filled
from briefing.cleaning.known import Known
from briefing.cleaning.lines import Line
from briefing.cleaning.published import published

LONGEST = 300  # lines between the fences
_LARGEST = 65_536  # code points
_DEEPEST = 20  # levels of lists and mappings in each other
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
# A field is known by any of these names; of several with a value, the first goes.
_NAMES = {
    "title": ("title", "headline"),
    "subtitle": ("subtitle", "subheadline", "standfirst", "deck", "dek"),
    "date": (
        "published_time date_published datepublished published publication_date pubdate"
        " publish_date published_at publishdate date created"
    ).split(),
    "updated": (
        "updated modified_time date_modified datemodified lastmod modified updated_at"
        " last_modified_at"
    ).split(),
    "url": ("url", "canonical", "canonical_url", "source_url", "original_url", "link", "permalink"),
    "source": ("source",),
    "outlet": ("outlet", "publisher", "publication", "newspaper", "site_name", "site", "sitename"),
    "genre": ("genre", "type", "tags", "tag", "category", "categories", "section"),
    "byline": ("author", "authors", "author(s)", "byline", "by", "creator"),
    "carried_by": ("carried_by", "via", "distributed_by"),
    "language": ("language", "lang", "locale"),
}  # fmt: skip
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w ()-]{0,40}?)\s{0,8}[:=]\s{0,8}(?P<value>\S.{0,2000})?$")
_DOTTED = re.compile(rf"(?:\.[ \t]?[\w\"'-]{{1,40}}[ \t]?){{{_DEEPEST}}}")  # a key of so many parts
_ESCAPE = re.compile(r"\\(?:u(?P<u>[0-9A-Fa-f]{4})|x(?P<x>[0-9A-Fa-f]{2})|(?P<c>[_\"\\/]))")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of front matter, and the number of lines it takes up with its fences."""

    known: Known
    lines: int


def front_matter(lines: list[str], place: str) -> FrontMatter | None:
    """The front matter at the top of a text, None when there is none.

    Aliases, and nesting beyond reason, are refused: the fields are then read line by line, as
    they are from broken YAML, and the record notes it.
    """
    start = next((n for n, line in enumerate(lines[:20]) if line.strip()), 0)
    fence = lines[start].strip() if start < len(lines) else ""
    end = _end(lines, start, fence)
    if end is None:
        return None
    inner = lines[start + 1 : end]
    values, note = _values(inner, fence)
    numbers = _numbers(inner, start + 2)
    named = {key_of(name): (numbers.get(key_of(name), start + 1), value) for name, value in values}
    if not any(map(is_known, named)):
        return None
    known = stated(named, place)
    known = replace(known, notes=(note, *known.notes)) if note else known
    return FrontMatter(known, end + 1)


def _end(lines: list[str], start: int, fence: str) -> int | None:
    ends = _ENDS.get(fence, ())
    near = range(start + 1, min(len(lines), start + LONGEST))
    end = next((number for number in near if lines[number].rstrip() in ends), None)
    small = end is not None and sum(map(len, lines[start:end])) <= _LARGEST
    return end if small else None


def _values(inner: list[str], fence: str) -> tuple[list[tuple[str, str]], str]:
    """The fields with their values as text, and a note when they had to be read line by line."""
    text = "\n".join(inner)
    try:
        found = _toml(text) if fence == "+++" else _yaml(text)
        return [(str(name), _flat(value)) for name, value in found.items()], ""
    except (ValueError, OverflowError, RecursionError) as error:  # numbers may be too long
        why = " ".join(str(error).split())[:120]
        return list(_by_line(inner)), f"front matter read line by line, as it is broken: {why}"


def _toml(text: str) -> dict[str, Any]:
    """The table of a TOML text. Raises ValueError if unsound."""
    # The parser takes time and memory by the square of the parts of a dotted key.
    if _DOTTED.search(text):
        raise ValueError("it is nested too deep")
    return tomllib.loads(text)


def _yaml(text: str) -> dict[Any, Any]:
    """The mapping of a YAML text, all values as they are printed. Raises ValueError if unsound."""
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, yaml.BaseLoader):
            if isinstance(event, yaml.AliasEvent):
                raise ValueError("it refers to itself")  # noqa: TRY004  # a value, not a type
            opens = isinstance(event, yaml.CollectionStartEvent)
            depth += opens - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise ValueError("it is nested too deep")
        found = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes text only, no objects
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return found if isinstance(found, dict) else {}


def _by_line(inner: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in inner:
        match = _FIELD.match(line[:2100])
        if match and match["value"]:
            yield match["key"], _unquoted(match["value"].strip())


def _unquoted(value: str) -> str:
    if value[:1] == '"':
        return _ESCAPE.sub(_character, value.strip('"'))
    return value.strip("'").replace("''", "'") if value[:1] == "'" else value


def _character(match: re.Match[str]) -> str:
    code = match["u"] or match["x"]
    return chr(int(code, 16)) if code else match["c"].replace("_", " ")


def _flat(value: Any, depth: int = 0) -> str:
    """A value as a line of text: the items of a list, or the name in a mapping."""
    if isinstance(value, dict):
        name = next((value[key] for key in ("name", "title", "url") if key in value), "")
        return _flat(name, depth + 1) if depth < 3 else ""
    if isinstance(value, list):
        parts = [_flat(item, depth + 1) for item in value[:20]] if depth < 3 else []
        return ", ".join(part for part in parts if part)
    return " ".join(str(value).split())[:2000]


def _numbers(inner: list[str], first: int) -> dict[str, int]:
    """The line each field stands on, by its name."""
    matches = [(number, _FIELD.match(line[:2100])) for number, line in enumerate(inner, first)]
    return {key_of(match["key"]): number for number, match in matches if match}


def stated(values: dict[str, tuple[int, str]], place: str) -> Known:
    """What named fields say of an article. A value comes with the number of its line."""
    header: dict[str, tuple[Line, str]] = {}
    texts = {key: value for key, (_, value) in values.items()}
    for name, keys in _NAMES.items():
        given = [key for key in keys if texts.get(key, "").strip(" ~") not in {"", "null"}]
        chosen = _best_date(given, texts) if name == "date" else next(iter(given), None)
        if chosen:
            line = f"{chosen}: {texts[chosen]}"
            header[name] = Line(values[chosen][0], line, line), texts[chosen]
    return _of_header(header, place)


def plain_header(lines: list[str], place: str) -> FrontMatter | None:
    """The fields of a header without fences ("Title: …"), None when there is none."""
    found = [Line(n, line, single_spaced(line)) for n, line in enumerate(lines[:LONGEST], 1)]
    header = fields.header(found)
    if not header:
        return None
    last = max(line.number for line, _ in header.values())
    return FrontMatter(_of_header(header, place), last)


def key_of(name: str) -> str:
    """The name of a field in the form they are known by."""
    return "_".join(name.casefold().replace("-", " ").split())[:40]


def is_known(name: str) -> bool:
    """True when a field of this name says something of an article."""
    return any(key_of(name) in names for names in _NAMES.values())


def _of_header(header: dict[str, tuple[Line, str]], place: str) -> Known:
    draft = Draft()
    filled(draft, header)
    stamped = published(draft, "", place) if draft.dates else None
    return Known(
        title=draft.title,
        subtitle=draft.subtitle,
        outlet=draft.outlet,
        byline=draft.byline,
        genre=draft.genre,
        published=stamped,
        language=draft.language,
        url=draft.url,
        carried_by=draft.carried_by,
        notes=tuple(draft.notes),
        dropped=tuple(draft.dropped),
        doubts=tuple(draft.doubts),
    )


def _best_date(given: list[str], values: dict[str, str]) -> str | None:
    """The first field with a date and a time, else the first with a date, else the first."""
    read = {key: stamp(values[key]) for key in given}
    timed = [key for key, found in read.items() if found and found.time]
    dated = [key for key, found in read.items() if found]
    return next(iter([*timed, *dated, *given]), None)
