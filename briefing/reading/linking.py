"""One entity across scripts and orders of names, through the rows of data/reference.

"Fumio Kishida", "Kishida Fumio", "KISHIDA Fumio" and 岸田文雄 are one row. Names in Hangul, kana
or Han letters are found only when a row holds them; an empty reference changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Entity, EntityKind, Span
from briefing.reading import reference, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.models import Article
    from briefing.reading.reference import Book

Key = tuple[str, ...]

_ASIAN = re.compile(r"[\u1100-\u11ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HONORIFIC = (
    r"(?=\s?(?:전\s|前|元|米|韓国|日本)?(?:국무장관|외교장관|국방장관|외무상|장관|대통령|총리|위원장|차관|대표|의원|방위상"
    r"|国務長官|官房長官|国防長官|首相|外相|防衛相|大統領|総理|長官|氏|议员|議員|部长|部長|总统|總統))"
)


def identity() -> str:
    """Name the content of data/reference, so that kept readings of another are not used."""
    return reference.book().identity


def key(name: str) -> Key:
    """The words of a Latin name in one order, without accents, hyphens and case."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o"))
    folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(sorted(re.findall(r"[^\W_]+", folded.replace("’s ", "s ").replace("'s ", "s "))))


class _Names(NamedTuple):
    """All names of a book: Latin ones by their key, others as one pattern and its ids."""

    latin: Mapping[tuple[str, Key], str]
    pattern: re.Pattern[str] | None
    ids: Mapping[str, str]


@lru_cache(maxsize=2)
def _names(identity: str) -> _Names:
    del identity  # the book is the one that has it
    book = reference.book()
    latin: dict[tuple[str, Key], str] = {}
    asian: dict[str, str] = {}
    for row in book.rows.values():
        for name in row.names:
            if scripts.script(name) == "latin":
                known = latin.setdefault((row.kind, key(name)), row.id)
                if known != row.id:
                    latin[row.kind, key(name)] = ""  # two rows share it: neither
            else:
                for form in _forms(name):
                    asian[form] = row.id if asian.get(form, row.id) == row.id else ""
    asian = {form: row for form, row in asian.items() if row and len(form) > 1}
    return _Names(latin, _pattern(asian), asian)


def _forms(name: str) -> Iterator[str]:
    """A name as printed with and without its space, and in both orders: 岸田 文雄, 岸田文雄."""
    yield name
    parts = name.split()
    if len(parts) == 2:
        yield "".join(parts)
        if scripts.script(name) == "hangul":
            yield f"{parts[1]} {parts[0]}"
        if scripts.script(name) == "kana":
            yield f"{parts[0]}・{parts[1]}"


def _pattern(ids: Mapping[str, str]) -> re.Pattern[str] | None:
    if not ids:
        return None
    longest_first = sorted(ids, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![가-힣])(?:" + "|".join(map(re.escape, longest_first)) + ")")


def linked(article: Article, entities: list[Entity]) -> list[Entity]:
    """Give each entity its row, put those of one row together, and add names in other scripts."""
    book = reference.book()
    if not book.rows:
        return entities
    names = _names(book.identity)
    found = [_with_row(entity, names) for entity in entities]
    if names.pattern is not None and _ASIAN.search(article.text):
        found.extend(_asian(article, book, names))
    return _together(found)


def _with_row(entity: Entity, names: _Names) -> Entity:
    name = entity.name.removeprefix("the ").removeprefix("The ")
    row = names.latin.get((entity.kind, key(name)), "")
    return replace(entity, reference=row) if row else entity


def _asian(article: Article, book: Book, names: _Names) -> Iterator[Entity]:
    """Yield the names of rows printed in Hangul, kana or Han letters, then their short forms."""
    text = article.text
    spans: dict[str, list[Span]] = {}
    if names.pattern is None:
        return
    for match in names.pattern.finditer(text):
        spans.setdefault(names.ids[match[0]], []).append(article.span(*match.span()))
    for row_id, found in spans.items():
        row = book.rows[row_id]
        if row.kind == "person":
            found.extend(_short(article, row.names, {s.start for s in found}))
        found.sort(key=lambda span: span.start)
        full = max(found, key=lambda span: (span.end - span.start, -span.start))
        kind: EntityKind = row.kind  # type: ignore[assignment] # reference.py has these kinds only
        code = row.country or None if row.kind == "place" else None
        name = article.passage(full)
        yield Entity(kind, name, full, "reference", tuple(found), code, row_id)


def _short(article: Article, names: tuple[str, ...], taken: set[int]) -> Iterator[Span]:
    """The family name alone before a title: 岸田首相, 조 장관."""
    parts = set()
    for name in names:
        script, words = scripts.script(name), name.split()
        if script == "hangul" and len(words) == 1:
            parts.add(name[0] + r"(?=\s)")
        elif script == "hangul":
            parts.update(re.escape(word) for word in words if len(word) > 1)
        elif script == "han" and len(words) == 2:
            parts.add(re.escape(words[0]))
    if not parts:
        return
    pattern = re.compile(r"(?<![가-힣一-龥])(?:" + "|".join(sorted(parts)) + ")" + _HONORIFIC)
    for match in pattern.finditer(article.text):
        if match.start() not in taken:
            yield article.span(*match.span())


def _together(entities: list[Entity]) -> list[Entity]:
    """Join the entities of one row."""
    joined: dict[str, Entity] = {}
    rest = []
    for entity in entities:
        if entity.reference is None:
            rest.append(entity)
            continue
        held = joined.get(entity.reference)
        if held is not None:
            spans = sorted({*held.mentions, *entity.mentions}, key=lambda s: (s.start, s.end))
            full = max(held, entity, key=lambda e: len(e.name))
            entity = replace(full, mentions=tuple(spans))  # noqa: PLW2901 - the joined one
        joined[str(entity.reference)] = entity
    return [*rest, *joined.values()]
