"""A project whose nightly batch is delivered: small reports, each with words that no other has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import PROJECT
from tests.notebook import write

CELLS: tuple[str | tuple[str, str], ...] = (
    (
        "parameters",
        'topic = "harbour"\nlibrary = "library"\njudgements = ""\naudience = ""',
    ),
    ("guide", "from briefing import check, open_library, prepare, sections"),
    (
        "guide",
        "gathered = open_library(library).about(topic)\n"
        'coverage = prepare(gathered, "topic_briefing", judgements=judgements)',
    ),
    "sections.front(coverage)",
    "sections.bottom_line(coverage)",
    "sections.reported(coverage)",
    "sections.sources(coverage)",
    "sections.annex(coverage)",
    "check(coverage)",
)


@dataclass(frozen=True)
class Subject:
    """What a report of a test is about: a port, its marking, and a word that only it says."""

    port: str
    marking: str
    word: str

    @property
    def topic(self) -> str:
        """The topic as the notebook is asked."""
        return f"{self.port} harbour"

    @property
    def slug(self) -> str:
        """The topic as it stands in a key."""
        return f"{self.port.lower()}-harbour"

    def key(self, audience: str = "") -> str:
        """The key of its report."""
        return "/".join(["topic_briefing", self.slug, *([audience] if audience else [])])


def project(home: Path, subjects: Iterable[Subject], press: Iterable[Subject] = ()) -> Path:
    """A project in `home` with an article and a judgements file for each subject, and a batch.

    Of those in `press` there is a version for the press as well.
    """
    for name in ("notebooks", "data/judgements"):
        (home / name).mkdir(parents=True)
    write(home / "notebooks" / "topic_briefing.ipynb", *CELLS)
    told = [*subjects]
    for one in told:
        (home / "library" / one.slug).mkdir(parents=True)
        (home / "library" / one.slug / "pier.txt").write_text(_article(one), "utf-8")
        file = home / "data" / "judgements" / f"topic_briefing-{one.slug}.yaml"
        file.write_text(_judged(one), "utf-8")
    (home / "data" / "audiences.toml").write_text('[press]\ntitle = "The press"\n', "utf-8")
    rows = [*map(_item, told), *(_item(one, "press") for one in press)]
    head = '[defaults]\nnotebook = "topic_briefing"\nformats = ["html", "eml"]\n'
    (home / "nightly.toml").write_text(head + "".join(rows), "utf-8")
    return home


def _article(one: Subject) -> str:
    return (
        f"The Harbour Gazette\n\nNEWS\nMarch 4, 2024\n\n{one.port} opens its {one.word} pier\n\n"
        f"The {one.port} harbour opened the {one.word} pier on 4 March 2024, the port authority "
        "said. The new pier has room for twelve ships, and cost 40 million euros.\n\n"
        f'"The {one.word} pier is ready," harbour master Ada Finch of {one.port} said at the '
        f"opening. The {one.port} harbour will charge no fees until 1 May 2024, she said.\n"
    )


def _judged(one: Subject) -> str:
    marking = f"marking: {one.marking}\n" if one.marking else ""
    return (
        f"title: {one.port} has its {one.word} pier\nauthor: A. Analyst\n{marking}"
        f"bottom_line:\n  - text: The {one.word} pier of {one.port} is open.\n"
        f"    rests_on:\n      - words: opened the {one.word} pier on 4 March 2024\n"
    )


def _item(one: Subject, audience: str = "") -> str:
    name = f"{one.slug}.{audience}" if audience else one.slug
    return (
        f'[[items]]\nname = "{name}"\nparameters.topic = "{one.topic}"\n'
        f'parameters.library = "library/{one.slug}"\n'
        + (f'parameters.audience = "{audience}"\n' if audience else "")
    )


def begun(home: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """The command line in a project, begun; `more` are variables of its environment."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefing.cli", *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def called(home: Path, *arguments: str, **more: str) -> tuple[int, str, str]:
    """What the command line in a project says: exit code, output and errors."""
    with begun(home, *arguments, **more) as running:
        out, err = running.communicate(timeout=300)
    return running.returncode, out, err
