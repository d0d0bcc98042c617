"""The kit that projects are laid from: its notebooks, its sample, and files of a project's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import record
from briefing.starting.requirements import requirements

_HERE = Path(__file__).parent
REQUIREMENTS = "requirements.txt"
_DOT = "dot-"  # a template's name begins so where the project's begins with a dot
# What of a checkout is the kit's; the same stands in pyproject.toml for what a wheel holds.
NOTEBOOKS = (
    "actor_profile.ipynb",
    "chronology.ipynb",
    "source_comparison.ipynb",
    "topic_briefing.ipynb",
    "weekly_digest.ipynb",
    "nightly.toml",
    "schedule.toml",
)
SAMPLES = ("data/sample/*.txt", "data/sample/README.md", "data/reference/*", "data/feeds.opml")


@dataclass(frozen=True, slots=True)
class Kit:
    """A version of the kit, and the files it lays into a project by their paths there."""

    version: str
    files: Mapping[str, bytes]


def kit() -> Kit:
    """The kit that is installed here. Raises PathError when its files are not there."""
    version = record.installed("briefing") or "0"
    files = dict(_shared(_shelf())) | dict(_templates(_HERE / "template"))
    files[REQUIREMENTS] = requirements(version)
    return Kit(version, dict(sorted(files.items())))


def _shelf() -> Path:
    """Where the notebooks and the sample lie: in the wheel within the package, else beside it."""
    packed = _HERE / "kit"
    return packed if packed.is_dir() else _HERE.parents[1]


def _shared(shelf: Path) -> Iterator[tuple[str, bytes]]:
    for name in NOTEBOOKS:
        yield f"notebooks/{name}", (shelf / "notebooks" / name).read_bytes()
    for pattern in SAMPLES:
        for path in shelf.glob(pattern):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(shelf).as_posix(), path.read_bytes()


def _templates(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            parts = path.relative_to(folder).parts
            yield "/".join(_named(part) for part in parts), path.read_bytes()


def _named(part: str) -> str:
    return f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part
