"""The sources a notebook shows are those its library holds: text, title, outlet, date and all.

The checks prove every sentence by the articles of the notebook. Here those articles are proven,
outside the kernel: by their ids, which are digests of their texts, and by the library itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from briefing.cleaning.known import text_id
from briefing.errors import BriefingError
from briefing.library import Library, open_library
from briefing.library.coverage import with_copies
from briefing.library.unread import by_file
from briefing.models import Annex, Article, Failure
from briefing.project import resolve

LARGEST = 5_000_000  # bytes of a folder that is read once more; reading them takes seconds
_AGAIN = "run the notebook again if the library changed meanwhile"
_NOT_AGAIN = (
    "titles, outlets and dates were not compared with the library, a large folder; make a library "
    "file of it: briefing ingest FOLDER --library data/desk.db"
)
_NOWHERE = "titles, outlets and dates were not compared: the notebook has no parameter library"


def own_texts(annex: Annex) -> Iterator[Failure]:
    """Yield the articles whose text is not the one their id was made of, or that come twice."""
    seen: set[str] = set()
    for article in annex.texts:
        if article.id != text_id(article.title, article.text):
            yield _failure(article.title, "its title or text is not the one its id was made of")
        if article.id in seen:
            yield _failure(article.title, "it stands among the sources twice")
        seen.add(article.id)


def held(annex: Annex, place: str | None) -> Iterator[Failure]:
    """Yield what of the sources the library at `place` does not hold like this.

    A large folder is not read again: see `unheld`.
    """
    if not place or not _is_read_again(place):
        return
    try:
        library = open_library(place)
    except BriefingError as error:
        yield _failure(place, f"the library cannot be read again: {error}")
        return
    try:
        yield from (_failure(*found) for found in _records(annex, library))
        known = {*by_file(library.skipped)}
        for one in annex.skipped:
            if one not in known:
                yield _failure(one.place, f"the library lists no such input as unread; {_AGAIN}")
    finally:
        library.close()


def unheld(annex: Annex, place: str | None) -> Iterator[Failure]:
    """Yield a warning when the records of the sources were not compared with their library."""
    if annex.articles and not (place and _is_read_again(place)):
        yield _failure("", _NOT_AGAIN if place else _NOWHERE)


def _failure(text: str, why: str) -> Failure:
    return Failure("Source texts", text, "source", why)


def _is_read_again(place: str) -> bool:
    """True for a library file and for a folder that is small enough to be read once more."""
    path = resolve(place)
    return not path.is_dir() or _size(path) <= LARGEST


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _records(annex: Annex, library: Library) -> Iterator[tuple[str, str]]:
    kept = library.kept([article.id for article in annex.articles])
    known = {article.id: article for article in kept}
    for article in annex.articles:
        right = known.get(article.id)
        if right is None:
            yield article.title, f"{library} holds no such text; {_AGAIN}"
            continue
        wrong = [*_differing(article, right)]
        if wrong:
            yield article.title, f"{library} has another {', '.join(wrong)}; {_AGAIN}"
    if len(known) == len(annex.articles) and not _is_marked(annex.articles, kept):
        yield "", f"the texts marked as copies are others in {library}; {_AGAIN}"


def _differing(article: Article, right: Article) -> Iterator[str]:
    """The fields of a record that are not the library's: corrections are the analyst's.

    A note may be missing: the same text may have come in from elsewhere since.
    """
    for field in fields(Article):
        shown, due = getattr(article, field.name), getattr(right, field.name)
        if field.name == "notes":
            shown = tuple(note for note in shown if note not in due)
            due = ()
        if field.name not in ("copy_of", "corrections") and shown != due:
            yield field.name


def _is_marked(articles: tuple[Article, ...], kept: tuple[Article, ...]) -> bool:
    """Copies are marked as the library knows them, or as these texts alone show."""
    marks = [article.copy_of for article in articles]
    if marks == [article.copy_of for article in kept]:
        return True
    alone = with_copies("", [replace(a, copy_of=None) for a in kept]).articles
    return marks == [article.copy_of for article in alone]
