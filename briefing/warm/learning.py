"""What the warm process learns of the articles that several of the reports to come are about.

Much of a report is made once an article: its claims, its facts, what its people do. The functions
that make it keep it, by the article's text. Made before the fork, it is there in every report.
Nothing else stays: an article is a value that never changes, and the library is closed again.
"""

from __future__ import annotations

import inspect
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from briefing import memos
from briefing.errors import BriefingError
from briefing.jobs import Job
from briefing.parameters import declared
from briefing.project import resolve
from briefing.runner.notebooks import cells, find
from briefing.runner.questions import About, Untold, questions
from briefing.warm.surroundings import JOBS, OFTEN

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.models import Article

ARTICLES = 250  # the functions keep what they made of as many
_KEPT = 256
_PATIENCE = 10.0  # seconds for all; who asks for a fork meanwhile waits


def learn(jobs: Sequence[Job]) -> int:
    """Make what is made once an article, for articles that several jobs are about.

    Return how many there are. What cannot be looked up is left to the job, which will say why.
    """
    found: Counter[Article] = Counter()
    late = time.monotonic() + _PATIENCE
    with ExitStack() as opened:  # an open library lends the readings it keeps
        libraries: dict[str, Library] = {}
        for job in jobs[:JOBS]:
            found.update(_articles(job, libraries, opened))
        often = [article for article, times in found.most_common(ARTICLES) if times >= OFTEN]
        for make in _makers() if often else ():
            for article in often if time.monotonic() < late else ():
                with suppress(Exception):  # the section that needs it says what is wrong
                    make(article)
    return len(often)


def _articles(job: Job, libraries: dict[str, Library], opened: ExitStack) -> Iterator[Article]:
    try:
        node = cells(find(job.notebook))
        values = {name: p.default for name, p in declared(node).items()} | job.parameters
        for asked in questions(node, values).about:
            yield from _found(asked, libraries, opened)
    except (BriefingError, Untold):
        return


def _found(asked: About, libraries: dict[str, Library], opened: ExitStack) -> Sequence[Article]:
    from briefing.library import open_library

    if asked.topic is None or not asked.topic.isascii() or not _is_file(asked.place):
        return ()
    if asked.place not in libraries:
        libraries[asked.place] = open_library(asked.place)
        opened.callback(libraries[asked.place].close)
    return libraries[asked.place].about(asked.topic, asked.since, asked.until).articles


def _is_file(place: str) -> bool:
    """True for a library file: a folder would be read here, with all that a reader may start."""
    try:
        return resolve(place).is_file()
    except (OSError, ValueError):
        return False


def _makers() -> Iterator[Callable[[Article], Any]]:
    """The functions of the kit that make something of one article, and keep it."""
    from briefing.sections.reference_checks import remarks

    yield remarks  # kept by the article and the reference file
    yield from filter(_of_one, memos.kept())


def _of_one(function: Any) -> bool:
    """True for a function of one article that keeps what it made of hundreds."""
    kept = function.cache_parameters()["maxsize"]
    takes = list(inspect.signature(function).parameters.values())
    return (kept or 0) >= _KEPT and [str(one.annotation) for one in takes] == ["Article"]
