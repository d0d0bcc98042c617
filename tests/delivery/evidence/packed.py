"""A small run in a project of its own, its copy, and its evidence pack."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import nbformat

from briefing import bundle, record
from briefing.cleaning.known import text_id
from briefing.delivery.copies import Copy, File
from briefing.delivery.evidence.checking import container, manifest
from briefing.delivery.evidence.checking.looking import Found, looked_at
from briefing.delivery.evidence.checking.values import written
from briefing.delivery.evidence.packing import gathered
from briefing.delivery.policy.records import Extent
from briefing.exporters import export
from briefing.models import Annex, Front, Part, Section, Statement, Table
from tests.exporters import notebook as nb

MARKING = "TLP:AMBER"
_writes: Any = nbformat.writes


def _known(article: Any) -> Any:
    return replace(article, id=text_id(article.title, article.text))


FIRST, SECOND = _known(nb.FIRST), _known(nb.SECOND)
ANNEX = Annex((FIRST, SECOND))
FRONT = replace(
    nb.FRONT,
    marking=MARKING,
    headline=nb.cited("fact", FIRST, "it would open a second pier in May"),
)
OUTLET = Part("The Harbour Post", "metadata", SECOND.whole)
SECTIONS = (
    Section("bottom_line", "Bottom line", (nb.cited("fact", FIRST, nb.LEAD.text),), front=True),
    Section(
        "quotations",
        "Who said what",
        table=Table(
            ("Speaker", "Words"),
            (
                (
                    nb.cited("fact", FIRST, "Mayor Ada Finch"),
                    nb.cited("quotation", FIRST, "We have waited ten years for this pier,"),
                ),
                (
                    Statement("fact", (OUTLET,)),
                    nb.cited("opinion", SECOND, "The second pier is a mistake."),
                ),
            ),
        ),
    ),
    Section("reported", "What is reported", (nb.cited("fact", SECOND, nb.IN_JAPANESE.text),)),
    Section("silent", "Never printed"),
)


def notebook(front: Front = FRONT) -> Any:
    """The executed notebook."""
    shown = [nb.shows(one) for one in (front, *SECTIONS, ANNEX, nb.PASSED)]
    hidden = nb.shows(Section("guide", "Hidden", (nb.cited("fact", FIRST, "Mayor"),)), "guide")
    parameters = nb.cell("parameters", source='topic = "harbour"\naudience = ""')
    return nb.notebook(parameters, hidden, *shown)


def filed(folder: Path, node: Any = None) -> Copy:
    """A run of it, its files in a folder, as the copy of a draft."""
    folder.mkdir(parents=True, exist_ok=True)
    node = notebook() if node is None else node
    node.metadata["briefing"] = {"verdict": bundle.encode(nb.PASSED)}
    files = {"briefing.html": export(node, "html").data, "briefing.ipynb": _writes(node).encode()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    told = {
        "schema": record.SCHEMA,
        "run": "ab" * 16,
        "status": "succeeded",
        "started": "2026-11-30T05:00:00+00:00",
        "notebook": {"name": "topic_briefing", "sha256": "0" * 64},
        "parameters": {"topic": "harbour", "audience": ""},
        "inputs": {"judgements": None},
        "checks": {"passed": True, "checked": 12, "failures": [], "warnings": []},
        "outputs": {name: record.digest(content) for name, content in files.items()},
    }
    (folder / "run.json").write_bytes(record.written(told))
    return Copy(
        key="topic_briefing/harbour",
        notebook="topic_briefing",
        topic="harbour",
        day="2026-11-30",
        run="ab" * 16,
        folder=folder,
        content="cd" * 32,
        title="A second pier is planned for May",
        bottom_line=nb.LEAD.text,
        marking=MARKING,
        files={
            name: File(**record.digest(content))
            for name, content in files.items()
            if name.endswith(".html")
        },
    )


@cache
def a_copy() -> Copy:
    """The draft, made once for all tests."""
    return filed(Path(mkdtemp(prefix="briefing-pack-")) / "2026-11-30")


@cache
def _files(*licences: tuple[str, Extent]) -> dict[str, bytes]:
    return gathered(a_copy(), dict(licences))


def files(**licences: Extent) -> dict[str, bytes]:
    """The files of its pack, to be changed; licences by the first word of an outlet."""
    told = ((f"*{name.replace('_', ' ')}*", extent) for name, extent in licences.items())
    return dict(_files(*told))


def sealed(changed: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest made to fit them: what somebody who knows the form would do."""
    told = json.loads(changed[manifest.NAME])
    told["files"] = {
        name: record.digest(content) for name, content in changed.items() if name != manifest.NAME
    }
    return {**changed, manifest.NAME: written(manifest.sealed(told))}


def look(changed: dict[str, bytes], folder: Path) -> Found:
    """What is found of the pack of these files."""
    return look_raw(container.compose(changed), folder)


def look_raw(raw: bytes, folder: Path) -> Found:
    """What is found of these bytes."""
    path = folder / "pack.zip"
    path.write_bytes(raw)
    return looked_at(path)


def faults(found: Found) -> list[str]:
    """Everything that is wrong with a pack."""
    return [f"{check.name}: {why}" for check in found.checks for why in check.faults]
