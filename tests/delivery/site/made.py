"""Copies of reports as a project has them, made by hand, and sites of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from briefing.delivery.copies import Copy, Event, File
from briefing.delivery.site import Settings, Site, build
from briefing.delivery.site.records import Night
from briefing.exporters.brand import KIT

NIGHTS = (
    Night(
        "2026-11-30", {"succeeded": 6, "timed out": 1}, (("topic_briefing/steel", "timed out", 2),)
    ),
    Night("2026-11-29", {"failed": 2}, (), 2),
)
HOSTILE = "</title><script>document.title='owned'</script>\u202e\n\"' & <b>../../etc"
LINE = "The two ministers signed the pact, and the harbour opens in May."


def page(
    title: str, line: str = LINE, points: Iterable[str] = (), source: str = "Pact signed"
) -> bytes:
    """A page as the exporter writes it, in small."""
    listed = "".join(
        f'<li>{escape(one)} <span class="refs">[<a id="r1" href="#c1">S1.P1</a>]</span></li>'
        for one in points
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title>
<style>p{{color:red}}</style></head><body><header><h1>{escape(title)}</h1></header><main>
<section class="section lead"><h2>Bottom line</h2><p>{escape(line)}</p></section>
<section class="section "><h2>Key points <span class="tag">Fact</span></h2><ul>{listed}</ul>
<table><thead><tr><th>When</th></tr></thead>
<tbody><tr><td>May</td><td>Opening</td></tr></tbody></table></section>
<section class="annex"><h2>Source texts</h2>
<article class="source"><h3><span class="label">S1</span>
<bdi>{escape(source)}</bdi></h3><p class="record">The Gazette · report</p><div class="text">
<p dir="auto">Full text that no list shows.</p></div></article></section>
</main></body></html>""".encode("utf-8", "surrogatepass")


def copy(root: Path, topic: str = "steel", day: str = "2026-11-30", **told: Any) -> Copy:
    """A copy with a page and a PDF in a folder of its own; `told` are its other fields.

    `points` and `line` are what its page says.
    """
    points = told.pop("points", ("A pier opens in May.", "Nobody pays for it."))
    line = told.pop("line", LINE)
    version = told.get("version", 0)
    key = told.pop("key", f"topic_briefing/{topic.replace(' ', '-')}")
    title = told.pop("title", f"A pact on {topic} holds")
    marking = told.pop("marking", "TLP:GREEN")
    folder = (
        root
        / hashlib.sha256(f"{key} {day} {version}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    )
    folder.mkdir(parents=True, exist_ok=True)
    audience = f".{told['audience']}" if told.get("audience") else ""
    held = {
        f"briefing{audience}.html": page(title, line, points),
        f"briefing{audience}.pdf": b"%PDF-1.7\n" + title.encode("utf-8", "replace"),
    }
    for name, raw in held.items():
        (folder / name).write_bytes(raw)
    files = {n: File(hashlib.sha256(raw).hexdigest(), len(raw)) for n, raw in held.items()}
    if version:
        told.setdefault("status", "released")
        told.setdefault("on", f"{day}T09:00:00Z")
        told.setdefault("by", "C. Chief")
        first = Event(version=version, kind="release", by=told["by"], on=told["on"], content="c")
        told.setdefault("events", (first,))
    return Copy(
        key=key, notebook="topic_briefing", topic=topic, day=day, run="r", folder=folder,
        content=f"{day}{version}", title=title, bottom_line=line, marking=marking, files=files,
        **told,
    )  # fmt: skip


def withdrawn(root: Path, **told: Any) -> Copy:
    """Version 1 of a report, taken back."""
    events = (
        Event(version=1, kind="release", by="C. Chief", on="2026-11-20T09:00:00Z", content="c"),
        Event(version=1, kind="withdrawal", by="D. Deputy", on="2026-11-21T10:00:00Z", content="c",
              note="a speaker was wrong"),
    )  # fmt: skip
    kept: dict[str, Any] = {
        "version": 1,
        "status": "withdrawn",
        "day": "2026-11-20",
        "events": events,
    }
    return copy(root, **(kept | told))


def every(root: Path) -> list[Copy]:
    """Copies from which a site has a page of every kind."""
    correction = Event(
        version=2, kind="correction", by="C. Chief", on="2026-11-30T12:00:00Z", content="c",
        note="the pier opens in May, not in March",
    )  # fmt: skip
    release = Event(
        version=1, kind="release", by="C. Chief", on="2026-11-30T09:00:00Z", content="c"
    )
    return [
        copy(root, "steel", version=1, points=("A pier opens in March.", "Nobody pays for it.")),
        copy(root, "steel", version=2, on="2026-11-30T12:00:00Z", events=(release, correction)),
        copy(root, "Zürich São Tomé", "2026-11-29", marking="TLP:AMBER+STRICT"),
        copy(root, "한미일 안보 협력", "2026-11-28", version=1, language="ko",
             title="세 나라가 합의했다", line="세 나라의 장관이 서명했다."),
        copy(root, "steel", key="topic_briefing/steel/press", audience="press", version=1,
             day="2026-11-27", marking="TLP:CLEAR"),
        copy(root, HOSTILE, "2026-11-26", key="topic_briefing/x", title=HOSTILE, line=HOSTILE),
        withdrawn(root, topic="fish"),
        *(copy(root, "ports", f"2026-10-0{n}", version=n) for n in range(1, 4)),
        *(copy(root, f"subject {n}", "2026-09-01", version=1) for n in range(1, 32)),
    ]  # fmt: skip


def built(copies: Iterable[Copy], **settings: Any) -> Site:
    """The site of copies."""
    brand = settings.pop("brand", KIT)
    title = settings.pop("title", "Office of Regional Affairs")
    return build(copies, Settings(title=title, brand=brand, **settings))


def text(site: Site, name: str) -> str:
    """A page of a site as text."""
    return site.files[name].read().decode("utf-8")


def pages(site: Site) -> dict[str, bytes]:
    """Every file of a site."""
    return {name: piece.read() for name, piece in site.files.items()}
