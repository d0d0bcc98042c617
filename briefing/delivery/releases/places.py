"""Where the signed versions of a report lie: reports/<notebook>/<topic>/releases/<audience>/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.audiences import HOUSE
from briefing.delivery.releases.ran import Ran, home
from briefing.slugs import slug

FOLDER = "releases"
CHAIN = "releases.json"
STAGING = ".staging-"
ASIDE = ".aside-"  # what looks like a version, and no event tells of it


def shelf(ran: Ran) -> Path:
    """The folder of the versions of a run's report. Nothing is created."""
    audience = slug(ran.audience) if ran.audience else HOUSE
    name = f"{audience}~{ran.variant}" if ran.variant else audience
    return home(ran.folder) / "reports" / ran.name / slug(ran.topic) / FOLDER / name


def version(shelf: Path, number: int) -> Path:
    """The folder of a version."""
    return shelf / f"v{number}"


def is_version(folder: Path) -> bool:
    """True for the folder of a signed version."""
    return folder.parent.parent.name == FOLDER and (folder.parent / CHAIN).is_file()


def shelves(root: Path) -> Iterator[Path]:
    """Every shelf with a chain of a project, by name."""
    yield from (file.parent for file in sorted(reports(root).glob(f"*/*/{FOLDER}/*/{CHAIN}")))


def reports(root: Path) -> Path:
    """The folder of reports of a project; `root` may be that folder itself."""
    inside = root / "reports"
    return inside if inside.is_dir() or root.name != "reports" else root
