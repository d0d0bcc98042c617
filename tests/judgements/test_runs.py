"""Real runs of a notebook with a judgements file: what is printed, and that the file stays."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.judgements import find
from briefing.models import Annex
from briefing.runner import run
from briefing.runner.filed import filed
from briefing.runner.running import Run
from tests.judgements.build import GAZETTE, KEY
from tests.notebook import write

TOPIC = "radar"
NAME = f"topic_briefing-{TOPIC}.yaml"
FILE = (
    "title: Norway shares its radar data\nauthor: A. Analyst\nmarking: TLP:AMBER\n"
    + KEY
    + "corrections:\n  - {kind: label, passage: a wise step, value: fact, by: A. Analyst}\n"
    + "  - {kind: label, passage: a word of nobody, value: fact, by: A. Analyst}\n"
)
GATHER = (
    "from briefing import check, open_library, prepare, sections\n"
    f'coverage = prepare(open_library("data/texts").about("{TOPIC}"), "topic_briefing")'
)
SHOW = tuple(
    f"sections.{name}(coverage)"
    for name in ("front", "bottom_line", "key_judgements", "scale", "gaps", "review", "annex")
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one text, its judgements, and a notebook."""
    for name in ("notebooks", "data/judgements", "data/texts"):
        (tmp_path / name).mkdir(parents=True)
    text = "\n\n".join((GAZETTE.title, "20 June 2024", *GAZETTE.paragraphs))
    (tmp_path / "data/texts/one.txt").write_text(text, "utf-8")
    (tmp_path / "data/judgements" / NAME).write_text(FILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1720000000")
    return tmp_path


def made(project: Path, *cells: str) -> Run:
    """The run of a notebook of these cells."""
    path = write(project / "notebooks/topic_briefing.ipynb", *cells)
    return run(str(path), formats=())


def shown(done: Run) -> str:
    """All that the executed notebook prints, as plain text."""
    node = json.loads((done.folder / "briefing.ipynb").read_text("utf-8"))
    told = [o["data"]["text/plain"] for c in node["cells"] for o in c["outputs"] if "data" in o]
    return "\n".join("".join(text) for text in told)


def test_a_run_replays_the_file_and_never_touches_it(project: Path) -> None:
    """Two runs print the same judgements; the file keeps its bytes and its time."""
    path = project / "data/judgements" / NAME
    os.utime(path, ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))
    before = path.read_bytes(), path.stat().st_mtime_ns
    first, second = (made(project, GATHER, *SHOW, "check(coverage)") for _ in range(2))
    assert (first.status, second.status) == ("succeeded", "succeeded"), first.record["checks"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [p.name for p in path.parent.iterdir()] == [NAME]
    assert shown(first) == shown(second)
    digest = hashlib.sha256(before[0]).hexdigest()
    told = {"place": f"data/judgements/{NAME}", "sha256": digest}
    assert first.record["inputs"]["judgements"] == told
    assert "Likelihood: likely (55–80%)." in shown(first)
    assert "its passage is in no source: “a word of nobody”" in shown(first)


def test_a_notebook_that_brings_judgements_of_its_own_is_stopped(project: Path) -> None:
    """The runner reads the file again, outside the kernel."""
    forged = (
        "from dataclasses import replace\n"
        "coverage.judgements = replace(coverage.judgements, reviewer='B. Nobody')"
    )
    done = made(project, GATHER, forged, *SHOW)
    assert (done.status, done.exit_code) == ("checks failed", 3)
    assert "are not those of the file" in str(done.record["checks"]["failures"])


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ({"author": "B. Nobody"}, "are not those of the file"),
        ({"sha256": "0"}, "changed while the briefing ran"),
        ({"place": ""}, "name no file they come from"),
        ({"place": "none"}, "name no file they come from"),
        ({"place": "../x.yaml"}, "lies outside the project"),
        ({"place": "data/judgements/x.yaml"}, "no judgements file at"),
    ],
)
def test_what_a_file_does_not_hold_is_told(project: Path, lie: dict[str, str], why: str) -> None:
    """Whatever was changed."""
    judgements = find("topic_briefing", TOPIC)
    assert judgements is not None
    assert [*filed(Annex((), judgements=judgements))] == []
    changed = replace(judgements, **lie)  # type: ignore[arg-type]  # fields of text only
    assert [f.why for f in filed(Annex((), judgements=changed)) if why in f.why] != []
    assert project.is_dir()


def test_a_fault_in_the_file_stops_the_run_with_its_line(project: Path) -> None:
    """The message is the one the analyst needs."""
    (project / "data/judgements" / NAME).write_text(FILE.replace("title", "titel"), "utf-8")
    done = made(project, GATHER)
    assert done.status == "failed"
    assert f"data/judgements/{NAME}:1:1: no field is called 'titel'" in done.error
