"""A project whose reports were really made and signed: one for many, one for named people."""

from __future__ import annotations

from pathlib import Path

from tests.delivery.whole import night

GREEN = night.Subject("Bergen", "TLP:GREEN", "granite")
RED = night.Subject("Narvik", "TLP:RED", "obsidian")
POLICY = """
[ways.web]
kind = "site"
most = "TLP:AMBER"
place = "public"
base = "https://briefings.example"
[ways.inside]
kind = "site"
most = "TLP:RED"
place = "inside"
drafts = true
[lists.office]
reports = ["*"]
ways = ["web", "inside"]
most = "TLP:RED"
[lists.desk]
reports = ["*"]
ways = ["inside"]
most = "TLP:RED"
only_released = false
"""


def project(home: Path) -> Path:
    """The project, in a folder of its own."""
    night.project(home, [GREEN, RED])
    (home / "data" / "distribution.toml").write_text(POLICY)
    code, out, err = night.called(home, "batch", "nightly.toml")
    assert code == 0, out + err
    for subject in (GREEN, RED):
        (folder,) = (home / "reports" / "topic_briefing" / subject.slug).glob("2*")
        code, out, err = night.called(home, "release", str(folder), "--by", "C. Chief")
        assert code == 0, out + err
    return home
