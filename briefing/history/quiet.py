"""Who and what several texts of then name and none of today's new ones does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.history.actors import is_body
from briefing.history.known import known, plain
from briefing.history.records import Passage
from briefing.models import Article
from briefing.reading import read

FEWEST = 2  # texts of then; what one text names in passing has not gone quiet


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody or a topic, and the first mention in each text of then that names it."""

    mentions: tuple[Passage, ...]


def quiet(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[Quiet]:
    """People, organisations, countries and topics without a new text, most named first.

    Nothing is quiet when there is no new text at all.
    """
    if not fresh:
        return
    now, codes = known(fresh), {e.code for a in fresh for e in read(a).entities if e.code}
    found: dict[str, list[Passage]] = {}
    for key, passage in (m for article in then for m in _mentions(article)):
        found.setdefault(key, []).append(passage)
    for key, passages in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(passages) >= FEWEST and key not in codes and not _is_named(now.words, key):
            yield Quiet(tuple(passages))


def _is_named(words: str, key: str) -> bool:
    """True when a text has the name, or the one word by which a person is called."""
    parts = key.split()
    return f" {key} " in words or any(f" {part} " in words for part in parts if len(parts) == 2)


def _mentions(article: Article) -> Iterator[tuple[str, Passage]]:
    """Each person, body and country of an article, and its topics, once."""
    reading, seen = read(article), set()
    people = [(plain(p.name), p.span) for p in reading.people if " " in p.name]
    bodies = [
        (e.code or plain(e.name), e.span)
        for e in reading.entities
        if (e.code and e.rule == "country") or is_body(e)
    ]
    topics = [(plain(k.phrase), k.span) for k in reading.keyphrases if len(k.phrase.split()) > 1]
    for key, span in (*people, *bodies, *topics):
        passage = Passage(article, span)
        if key and key not in seen and passage.is_whole:
            seen.add(key)
            yield key, passage
