"""Readings lent to the checks outside the kernel, so that no text is read twice.

Only what was kept before the kernel began is lent: what the notebook's code writes into the
library meanwhile is not believed. The desk itself reads what is not kept yet, before the kernel
begins. One of the texts is read again all the same, by chance, as a sample.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing import shelf
from briefing.errors import BriefingError
from briefing.library.moment import Moment
from briefing.library.opening import SUFFIXES
from briefing.project import resolve
from briefing.runner.questions import About, Untold, questions

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.models import Annex, Article

Progress = Callable[[str, int, int], None]
_SAMPLE = 50_000  # code points of a text that is read again, where there is one so short


@dataclass(slots=True)
class Lent:
    """The readings of a run's library as they were before its kernel began; None without any."""

    moment: Moment | None = None
    articles: tuple[Article, ...] = ()  # those the notebook will ask for, as far as is known
    _sampled: bool | None = None

    @classmethod
    def before(cls, notebook: Mapping[str, Any], values: Mapping[str, Any], tell: Progress) -> Lent:
        """Read what the notebook will ask for and nobody kept yet; then hold the moment.

        Whatever cannot be read or opened here, the notebook will say so.
        """
        found: list[Article] = []
        with suppress(BriefingError, Untold):
            for asked in questions(notebook, values).about:
                found += _read(asked, tell)
        lent = cls.now(values)
        lent.articles = tuple(found)
        return lent

    @classmethod
    def now(cls, values: Mapping[str, Any]) -> Lent:
        """Hold the moment of the library that the parameters name."""
        place = values.get("library")
        if not isinstance(place, str):
            return cls()
        file = resolve(place.strip())
        return cls(Moment.of(file) if _is_library(file) else None)

    @contextmanager
    def lending(self) -> Iterator[None]:
        """Inside, texts are read with the help of what was kept then, and of nothing else."""
        with shelf.alone(self.moment):
            yield

    def sample(self) -> None:
        """Read one of the texts again while the kernel is getting ready; see `is_true`."""
        if self.moment is not None and self.articles:
            self._sampled = self._agrees(self.articles)

    def is_true(self, annex: Annex) -> bool:
        """False when a text reads otherwise than was kept of it.

        It is one that was asked for, if `sample` looked already, and one of the annex's others.
        """
        if self._sampled is not None:
            asked = {article.id for article in self.articles}
            others = tuple(one for one in annex.articles if one.id not in asked)
            return self._sampled and (not others or self._agrees(others))
        if self.moment is None or not annex.articles:
            return True
        return self._agrees(annex.articles)

    def _agrees(self, articles: tuple[Article, ...]) -> bool:
        from briefing import reading

        short = [article for article in articles if len(article.text) <= _SAMPLE]
        one = random.choice(short or articles)  # noqa: S311 - a sample
        one = replace(one, corrections=())
        with self.lending():
            return reading.read(one) == reading.anew(one)

    def close(self) -> None:
        """Let go of the library."""
        if self.moment is not None:
            self.moment.close()


def _is_library(path: Path) -> bool:
    try:
        return path.suffix in SUFFIXES and path.is_file()
    except (OSError, ValueError):
        return False


def _read(asked: About, tell: Progress) -> tuple[Article, ...]:
    """Read the articles of a question that its library keeps no reading of; return them all."""
    path = resolve(asked.place)
    if asked.topic is None or not _is_library(path):
        return ()
    from briefing import reading
    from briefing.library import Library

    library = Library(path)
    try:
        found = library.about(asked.topic, asked.since, asked.until).articles
        kept = library.readings_of([one.id for one in found], _version())
        missing = [one for one in found if one.id not in kept]
        for number, article in enumerate(missing):
            tell("Reading the articles", number, len(missing))
            reading.read(article)
        return found
    finally:
        library.close()


def _version() -> str:
    from briefing.reading import VERSION, parser

    return f"{VERSION} {parser.identity()}".strip()
