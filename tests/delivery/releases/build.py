"""Projects with run folders, made without a kernel: what a run would have left."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from briefing import bundle, record
from briefing.judged import Judgements
from briefing.models import Annex, Front, Verdict
from briefing.runner import texts
from briefing.slugs import slug
from tests.exporters import notebook as nb

DAY = "2026-11-29"
JUDGED = "data/judgements/topic_briefing-harbour.yaml"


def project(root: Path) -> Path:
    """A project without any report."""
    for name in ("notebooks", "data/judgements", "reports"):
        (root / name).mkdir(parents=True)
    return root


def front(**fields: Any) -> Front:
    """The masthead of a draft, marked TLP:GREEN unless told otherwise."""
    told = {name: getattr(nb.FRONT, name) for name in ("title", "topic", "lines")}
    return Front(**{**told, "marking": "TLP:GREEN", **fields})


def executed(*more: Any, topic: str = "harbour", audience: str = "", **fields: Any) -> Any:
    """An executed notebook; `more` are cells before its annex, `fields` those of its masthead."""
    given = f"topic = {topic!r}\naudience = {audience!r}"
    annex = fields.pop("annex", nb.ANNEX)
    return nb.notebook(
        nb.cell("parameters", source=given),
        nb.shows(front(**fields)),
        *(nb.shows(section) for section in nb.SECTIONS[:4]),
        *more,
        nb.shows(annex),
        nb.shows(nb.PASSED),
    )


def ran(
    root: Path,
    node: Any = None,
    *,
    topic: str = "harbour",
    audience: str = "",
    day: str = DAY,
    item: str = "",
    run: str = "a" * 32,
    formats: tuple[str, ...] = ("html",),
    status: str = "succeeded",
    verdict: Verdict | None = nb.PASSED,
    judgements: Judgements | None = None,
) -> Path:
    """The folder of a run in a project, as its record tells it."""
    node = executed(topic=topic, audience=audience) if node is None else node
    node.metadata["briefing"] = {"verdict": bundle.encode(verdict) if verdict else None}
    middle = f".{slug(audience)}" if audience else ""
    files = {f"briefing{middle}.{name}": f"a {name}".encode() for name in formats}
    files |= {"briefing.ipynb": texts.text(node)}
    told = {
        "schema": record.SCHEMA,
        "run": run,
        "status": status,
        "started": f"{day}T04:00:00+00:00",
        "notebook": {"name": "topic_briefing", "sha256": "0" * 64},
        "parameters": {"topic": topic, "audience": audience, "judgements": ""},
        "inputs": record.inputs(Annex((), judgements=judgements)),
        "checks": record.checks(verdict),
        "error": None,
        "outputs": {name: record.digest(raw) for name, raw in files.items()},
    }
    folder = root / "reports/topic_briefing" / slug(topic) / day / item
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    (folder / "run.json").write_bytes(record.written(told))
    return folder


def judged(root: Path, text: str, place: str = JUDGED) -> Judgements:
    """A judgements file, and the record of it that a run keeps."""
    raw = text.encode()
    (root / place).write_bytes(raw)
    return Judgements(place=place, sha256=hashlib.sha256(raw).hexdigest())
