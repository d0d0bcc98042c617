"""Cases of two runs as Markdown: the texts of then, those of today, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.cleaning.known import text_id
from briefing.library import Coverage
from briefing.models import Article, Origin, Published, Section
from briefing.phrases import digest

_HEAD = re.compile(r"### (?P<outlet>[^,]+), (?P<day>\d{4}-\d\d-\d\d): (?P<title>.+)")
_NOVEL = {phrase: kind for kind, phrase in digest.NOVELTIES.items()}
_MOVED = {phrase: kind for kind, phrase in digest.MOVED.items()}
_TURNS = {phrase: kind for kind, phrase in digest.TURNS.items()}
_GROUNDS = {phrase: kind for kind, phrase in digest.GROUNDS.items()}
_RESULTS = {phrase: kind for kind, phrase in digest.RESULTS.items()}


@dataclass(frozen=True, slots=True)
class Case:
    """Texts of the earlier run, texts of today, and the changes planted: kind and words."""

    then: tuple[Article, ...]
    now: tuple[Article, ...]
    changes: list[tuple[str, str]]


def read_case(text: str) -> Case:
    """A case from its Markdown: "## Then", "## Now" and "## Changes".

    Texts of then are texts of today as well, but those with a line "- dropped: TITLE" or
    "- updated: TITLE".
    """
    then, now, changes = (_part(text, name) for name in ("Then", "Now", "Changes"))
    planted = [_line(line) for line in changes.splitlines() if line.startswith("- ")]
    gone = {words for kind, words in planted if kind in ("dropped", "updated")}
    old = tuple(_articles(then))
    kept = tuple(a for a in old if a.title not in gone)
    return Case(old, (*kept, *_articles(now)), planted)


def _part(text: str, name: str) -> str:
    return text.partition(f"## {name}\n")[2].partition("\n## ")[0]


def _line(line: str) -> tuple[str, str]:
    kind, _, words = line.removeprefix("- ").partition(": ")
    return kind, words


def _articles(text: str) -> Iterator[Article]:
    for block in re.split(r"^(?=### )", text, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        found = _HEAD.fullmatch(head.strip())
        assert found is not None, head
        yield made(found["title"], body.strip(), found["outlet"], found["day"])


def made(title: str, body: str, outlet: str, day: str, url: str | None = None) -> Article:
    """An article with the id of its text."""
    paragraphs = tuple(body.split("\n\n"))
    return Article(
        id=text_id(title, "\n\n".join(paragraphs)),
        title=title,
        paragraphs=paragraphs,
        origin=Origin.of(body.encode(), f"{title}.txt"),
        outlet=outlet,
        published=Published(day, day),
        url=url,
    )


# ---------------------------------------------------------------- what a digest lists


def listed(coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Every change that the sections of a digest print, as its kind and its words."""
    for section in coverage.sections:
        yield from _LISTS.get(section.slug, lambda _: iter(()))(section)


def _rows(section: Section) -> Iterator[tuple[str, ...]]:
    for row in section.table.rows if section.table else ():
        yield tuple(cell.text for cell in row)


def _new(section: Section) -> Iterator[tuple[str, str]]:
    yield from ((_NOVEL[kind], what) for kind, what, _ in _rows(section))


def _changes(section: Section) -> Iterator[tuple[str, str]]:
    for what, before, now, _ in _rows(section):
        lead = f"{what.partition(': ')[0]}: "
        yield _TURNS.get(what) or _MOVED[lead], f"{before} -> {now}"


def _scored(section: Section) -> Iterator[tuple[str, str]]:
    for what, _, result, _ in _rows(section):
        word, _, ground = result.partition(":")
        yield f"{_RESULTS[word]} {_GROUNDS[f':{ground}']}", what


def _quiet(section: Section) -> Iterator[tuple[str, str]]:
    yield from (("quiet", who) for who, *_ in _rows(section))


def _repeated(section: Section) -> Iterator[tuple[str, str]]:
    yield from (("repeated", story) for story, _ in _rows(section))


def _corrections(section: Section) -> Iterator[tuple[str, str]]:
    yield from (("correction", f"{then} -> {now}") for then, now, _ in _rows(section))


def _run_line(section: Section) -> Iterator[tuple[str, str]]:
    for statement in section.statements:
        if statement.text.startswith(digest.DROPPED_ONE):
            yield "dropped", statement.text
        if statement.text.startswith(digest.UPDATED_ONE):
            yield "updated", statement.text


_LISTS = {
    "run_line": _run_line,
    "new": _new,
    "changes": _changes,
    "scored": _scored,
    "quiet": _quiet,
    "repeated": _repeated,
    "corrections": _corrections,
}
