"""Which earlier run a briefing is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import project
from briefing.clock import moment
from briefing.errors import PathError, nearest
from briefing.history.notebooks import NOTEBOOK, Unusable, earlier
from briefing.models import Article, Earlier, Skipped
from briefing.phrases import digest
from briefing.slugs import slug

REPORTS = "reports"
NONE = "none"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TRIED = 30  # runs; a month of nights that failed is told, not searched through for ever
# Notebooks whose runs may stand in where a notebook has none of its own yet.
_STAND_INS = {"weekly_digest": ("topic_briefing",)}


@dataclass(frozen=True, slots=True)
class Found:
    """The run to compare with, None for a first run, and the runs passed over, with the reason."""

    earlier: Earlier | None = None
    passed_over: tuple[Skipped, ...] = ()


def last(kind: str, topic: str, place: str = "") -> Earlier | None:
    """The run that `look` finds, None when there is none."""
    return look(kind, topic, place).earlier


def look(kind: str, topic: str, place: str = "") -> Found:
    """Find the latest run of a notebook on a topic on a day before today that succeeded.

    Today is the day of `briefing.clock.moment`. A weekly digest without a run of its own is
    compared with the topic briefing. `place` names another folder or notebook inside the
    project, "none" compares with nothing. Raises PathError when `place` cannot be used.
    """
    if place == NONE:
        return Found()
    if place:
        return Found(_named(place))
    passed: list[Skipped] = []
    for folder in candidates(kind, topic):
        try:
            return Found(_read(folder), tuple(passed))
        except Unusable as why:
            passed.append(Skipped(folder.relative_to(project.root()).as_posix(), str(why)))
    return Found(None, tuple(passed))


def candidates(kind: str, topic: str) -> Iterator[Path]:
    """The folders of earlier runs that `look` tries, in this order."""
    for name in (kind, *_STAND_INS.get(kind, ())):
        yield from _folders(name, topic)


def lighter(found: Earlier, articles: Iterable[Article]) -> Earlier:
    """The run with only those texts that are not among `articles`, the sources of today."""
    now = {article.id for article in articles}
    return replace(found, articles=tuple(a for a in found.articles if a.id not in now))


def _folders(name: str, topic: str) -> Iterator[Path]:
    """The folders of runs before today, latest first."""
    home = project.root() / REPORTS / (name.lstrip(".") or "notebook") / slug(topic)
    today = f"{moment():%Y-%m-%d}"
    days = [p for p in home.glob("*-*-*") if _DAY.fullmatch(p.name) and p.name < today]
    yield from sorted(days, key=lambda p: p.name, reverse=True)[:_TRIED]


def _read(folder: Path) -> Earlier:
    """The run of a folder; one that leads out of the project is none of its runs."""
    if not folder.resolve().is_relative_to(project.root().resolve()):
        raise Unusable(digest.PASSED["outside"])
    return earlier(folder, _place(folder / NOTEBOOK))


def _place(path: Path) -> str:
    return path.resolve().relative_to(project.root().resolve()).as_posix()


def _named(place: str) -> Earlier:
    """The run at a place that the user named."""
    path = project.resolve(place)
    folder = path.parent if path.name == NOTEBOOK else path
    if not folder.resolve().is_relative_to(project.root().resolve()):
        raise PathError(
            f"the earlier run {place!r} lies outside the project. Give a folder below "
            f"{REPORTS}/, or leave the parameter empty for the latest run."
        )
    if not folder.is_dir():
        raise PathError(f"there is no earlier run at {place!r}. {_advice(folder)}")
    try:
        found = earlier(folder, _place(folder / NOTEBOOK))
    except Unusable as why:
        raise PathError(
            f"the earlier run {place!r} cannot be compared with: {why}. Name another one, or "
            f"leave the parameter empty for the latest run."
        ) from why
    return found


def _advice(folder: Path) -> str:
    beside = [p.name for p in folder.parent.glob("*") if p.is_dir()]
    return nearest(folder.name, beside) if beside else f"Runs lie below {REPORTS}/."
