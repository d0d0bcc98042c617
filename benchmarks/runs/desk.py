"""The desk that is measured: a project of its own, a library with its readings, what is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.runs import articles

PROJECT = Path(__file__).resolve().parents[2]
NOTEBOOK = "topic_briefing"
INVENTED = 281  # articles beside those of data/sample
# what the sample talks about, and some of the invented issues
_TOPICS = (
    'trilateral security cooperation;missile warning;camp david;gsomia;"joint statement";'
    'missile drills;freedom edge;north korea;"defense ministers";"foreign ministers";'
    "tokyo summit;united nations security council;phnom penh;yoon suk yeol;joe biden;exercise;"
    '"drought relief";"grain transit";"night trains";"port security";"rice stocks";"steel quotas"'
).split(";")
_SINCE = ("", "2019-01-01", "2021-06-01", "2022-03-01")
_UNTIL = ("", "2024-12-31")
_AUDIENCES = ("", "press", "partners")
_LEAST, _MOST = 3, 20  # articles of a report: one on nothing is soon made


@dataclass(frozen=True, slots=True)
class Desk:
    """A project folder and its library file."""

    root: Path
    library: Path

    @property
    def notebook(self) -> Path:
        """The input notebook."""
        return self.root / "notebooks" / f"{NOTEBOOK}.ipynb"


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be made: its name and the parameters of the notebook."""

    name: str
    parameters: dict[str, str]

    def words(self) -> list[str]:
        """The parameters as papermill and `briefing run` take them."""
        return [word for pair in self.parameters.items() for word in ("-p", *pair)]


def founded(root: Path) -> Desk:
    """Make a project with the sample, invented articles, and the readings of all of them kept."""
    from briefing.library import ingest

    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("*.db*"))
    named = '[press]\ntitle = "The press"\n\n[partners]\ntitle = "Partners"\n'
    (root / "data" / "audiences.toml").write_text(named, "utf-8")
    invented = root / "invented"
    for _ in articles.write(invented, range(INVENTED)):
        pass
    library = root / "desk.db"
    ingest([root / "data" / "sample", invented], library)
    keep(library)
    return Desk(root, library)


def keep(library: Path) -> int:
    """Read every article of the library and keep the readings in it; return how many."""
    from briefing.library import open_library
    from briefing.reading import read

    with closing(open_library(str(library))) as found:
        every = list(found.articles())
        for article in every:
            read(article)
    return len(every)


def items(desk: Desk, count: int) -> list[Item]:
    """So many different reports, each on 3 to 20 articles. Raises ValueError if too many."""
    made = [item for _, item in zip(range(count), _items(desk), strict=False)]
    if len(made) < count:
        raise ValueError(f"{len(made)} different reports are known, not {count}")
    return made


def _items(desk: Desk) -> Iterator[Item]:
    from briefing.library import open_library

    with closing(open_library(str(desk.library))) as library:
        periods = [*product(_AUDIENCES, _UNTIL, _SINCE)]
        asked = [(topic, *periods[(n + at) % len(periods)])
                 for n in range(len(periods)) for at, topic in enumerate(_TOPICS)]  # fmt: skip
        for number, (topic, audience, until, since) in enumerate(asked):
            found = len(library.about(topic, since=since, until=until).articles)
            if not _LEAST <= found <= _MOST:
                continue
            given = {"topic": topic, "library": str(desk.library), "since": since,
                     "until": until, "audience": audience, **fixed()}  # fmt: skip
            yield Item(f"report-{number:03}", {k: v for k, v in given.items() if v})


def fixed() -> dict[str, str]:
    """Parameters that are the same for all: nothing but the library counts."""
    return {"judgements": "none", "earlier": "none", "model": "none"}
