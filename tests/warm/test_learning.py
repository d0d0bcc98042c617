"""What is made once an article is made before the fork, and changes nothing that is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import project
from briefing.jobs import Job
from briefing.library import ingest
from briefing.sections.cast import _in_article
from briefing.warm import learning
from briefing.warm.rehearsal import KINDS, rehearse

SAMPLE = project.root() / "data" / "sample"
TOPICS = ("Japan", "missile", "exercise", "ministers")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles as a library file."""
    file = tmp_path_factory.mktemp("library") / "sample.db"
    ingest([SAMPLE], file)
    return file


def jobs(library: Path, *topics: str) -> list[Job]:
    """Topic briefings of these topics."""
    given = [{"library": str(library), "topic": topic} for topic in topics]
    return [Job(notebook="topic_briefing", parameters=one, formats=("md",)) for one in given]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing is known before and after."""
    _in_article.cache_clear()
    yield
    _in_article.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_articles_of_several_jobs_are_known(library: Path) -> None:
    """Each is made once; the sections of the reports find it."""
    known = learning.learn(jobs(library, *TOPICS))
    assert (known > 0, _in_article.cache_info().currsize) == (True, known)


@pytest.mark.usefixtures("fresh")
def test_articles_of_one_job_are_left_to_it(library: Path) -> None:
    """What one report alone is about is not made twice."""
    assert learning.learn(jobs(library, "Japan")) == 0


def test_nothing_is_left_open(library: Path) -> None:
    """A fork must find no library open, and no thread."""
    if sys.platform != "linux":
        pytest.skip("descriptors are counted in /proc")
    before = sorted(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names of links that end meanwhile
    learning.learn(jobs(library, *TOPICS))
    assert sorted(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


def test_a_job_nobody_can_look_up_is_passed_over(library: Path) -> None:
    """It will say itself what is wrong."""
    wrong = [Job(notebook="no such"), *jobs(library / "nowhere", "Japan")]
    assert learning.learn(wrong * 5) == 0


def test_a_rehearsal_of_one_kind_will_do() -> None:
    """Kinds that do not come are not exercised; what was made of the invented articles is gone."""
    rehearse(("md",), KINDS[:1])
    assert _in_article.cache_info().currsize == 0
