"""Two runs of the notebook itself, a week apart, on a folder that grows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import nbformat
import pytest

from briefing import bundle
from briefing.library import Coverage
from briefing.models import Article, Section
from briefing.runner import run
from tests.conftest import PROJECT
from tests.history.cases import listed, read_case
from tests.history.test_changes import missing

DAM = PROJECT / "tests" / "cases" / "history" / "dam.md"


def epoch(day: str) -> str:
    """Noon of a day in UTC as seconds since 1970."""
    return str(int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()))


def put(folder: Path, articles: tuple[Article, ...]) -> None:
    """Write articles as Markdown files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(articles):
        day = article.published.date if article.published else ""
        head = f'---\ntitle: "{article.title}"\noutlet: {article.outlet}\ndate: {day}\n---\n'
        path = folder / f"{day}-{number}-{article.id}.md"
        path.write_text(f"{head}\n{article.text}\n", "utf-8")


def shown(notebook: Path) -> Coverage:
    """The sections that an executed notebook shows."""
    node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    outputs = [o for cell in node.cells for o in cell.get("outputs", [])]
    records = [bundle.decode(o.data[bundle.MIME]) for o in outputs if bundle.MIME in o.data]
    made = Coverage("", ())
    for record in records:
        if isinstance(record, Section):
            made.keep(record)
    return made


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with the kit's notebooks."""
    copytree(PROJECT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_second_run_lists_what_was_planted(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic briefing, and a week later a digest: every planted change, and no other."""
    case = read_case(DAM.read_text("utf-8"))
    given = {"topic": "Lorn dam", "library": "data/news"}
    put(here / "data" / "news", case.then)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2031-03-08"))
    first = run("topic_briefing", given, formats=["html"])
    assert (first.status, first.error) == ("succeeded", "")
    put(here / "data" / "news", tuple(a for a in case.now if a not in case.then))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2031-03-17"))
    second = run("weekly_digest", given, formats=["html"])
    assert (second.status, second.error) == ("succeeded", "")
    assert [*missing(case.changes, [*listed(shown(second.folder / "briefing.ipynb"))])] == []
