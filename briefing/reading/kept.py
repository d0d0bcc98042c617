"""Readings as records of a shelf: what each field was read by, and its values.

A field is taken from a record only when the rules that made it are the present ones, the article
is the same in all that reading looks at, and every span lies in its text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_type_hints

import msgspec

from briefing.models import Article, Span
from briefing.shelf import form
from briefing.shelf.form import FIELDS
from briefing.shelf.seal import sealed, unsealed


class _Record(msgspec.Struct):
    """What a record holds: of which text it is, and each field with its rules and its shape."""

    article: str
    of: str  # the digest of all a reading may depend on
    fields: dict[str, tuple[str, str, msgspec.Raw]]


def digest(article: Article) -> str:
    """Name in a few letters all of an article that a reading may depend on.

    Where it came from, what cleaning noted and what it repeats make no difference.
    """
    said = (
        article.id, article.title, article.subtitle, article.paragraphs, article.outlet,
        article.byline, article.genre, article.published, article.language,
        article.url, article.carried_by,
    )  # fmt: skip
    return hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()


def encoded(article: Article, values: Mapping[str, Any], identities: Mapping[str, str]) -> bytes:
    """Return the record of the fields in `values`, each with the identity of its rules.

    Raises ValueError for text that has no UTF-8, such as half a surrogate pair.
    """
    text = form.Text(article)
    fields = {
        name: (
            identities[name],
            form.shape(name),
            msgspec.Raw(form.written(text, name, values[name])),
        )
        for name in FIELDS
        if name in values and name in identities
    }
    record = _Record(article.id, digest(article), fields)
    return sealed(msgspec.json.encode(record))


def decoded(article: Article, record: bytes, identities: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a record that the present rules would read as they are.

    Raises ValueError when the record is damaged or that of another text.
    """
    held = _decoder().decode(unsealed(record))
    if held.of != digest(article):
        return {}
    text = form.Text(article)
    return {
        name: form.read(text, name, raw)
        for name, (identity, shape, raw) in held.fields.items()
        if name in FIELDS and (identity, shape) == (identities.get(name), form.shape(name))
    }


@cache
def _decoder() -> msgspec.json.Decoder[_Record]:
    return msgspec.json.Decoder(_Record)


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, a reading, or what holds some."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, tuple | list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif is_dataclass(one) and not isinstance(one, type):
            waiting.extend(getattr(one, name) for name in _may_hold(type(one)))


@cache
def _may_hold(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record that are not just words or numbers."""
    plain = {str, int, bool, float, str | None, int | None, float | None}
    return tuple(name for name, hint in get_type_hints(kind).items() if hint not in plain)
