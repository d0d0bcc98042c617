"""A project of one's own: laid into a folder, and brought up to a newer kit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing import project
from briefing.errors import PathError, UsageError
from briefing.runner import place
from briefing.starting import manifest as manifests
from briefing.starting.kit import Kit
from briefing.starting.manifest import FILE, Manifest
from briefing.starting.planning import Step, offered, planned

_OURS = ("notebooks", "data", "own", "reports")  # folders of a project that no other lies in
_TWINS = "markdown"  # as in jupytext.toml
_SHOWN = 12  # names in one message


@dataclass(frozen=True, slots=True)
class Made:
    """What became of each file. `before` is the version that laid the project, "" a new one."""

    folder: Path
    version: str
    before: str
    steps: tuple[Step, ...]

    @property
    def changed(self) -> tuple[Step, ...]:
        """The steps that wrote something, or would."""
        return tuple(step for step in self.steps if step.content is not None)


def lay(folder: Path, kit: Kit, *, keep: bool = False, dry: bool = False) -> Made:
    """Lay a project into `folder`, or bring the one that is there up to `kit`.

    What the house changed, removed or made is never overwritten. `keep` lays the kit's version of
    a file that is there already beside it, as NAME.new; without it that is refused, with the list.
    `dry` writes nothing. Raises PathError and UsageError before anything is written.
    """
    folder = _chosen(folder)
    before = manifests.read(folder)
    _not_newer(kit, before)
    steps = tuple(planned(kit, before, folder, keep=keep))
    _refuse([s.path for s in steps if s.what == "in the way"], folder, first=before is None)
    _refuse_ways(folder, {s.target for s in steps if s.content is not None})
    made = Made(folder, kit.version, before.version if before else "", steps)
    if not dry:
        _write(made, offered(kit, list(steps), before), before)
    return made


def _chosen(folder: Path) -> Path:
    """The folder, absolute. Raises PathError where no project can be."""
    try:
        whole = folder.expanduser().resolve()
        if os.path.lexists(whole) and not whole.is_dir():
            raise PathError(f"{folder} is a file; name a folder")
    except (OSError, RuntimeError, ValueError) as error:
        raise PathError(f"{folder!s} cannot be used as a folder ({error})") from error
    for around in whole.parents:
        if project.is_project(around) and whole.relative_to(around).parts[0] in _OURS:
            raise PathError(
                f"{whole} lies among the files of the project {around}; name a folder elsewhere"
            )
    return whole


def _not_newer(kit: Kit, before: Manifest | None) -> None:
    from packaging.version import InvalidVersion, Version

    try:
        if before and Version(before.version) > Version(kit.version):
            raise UsageError(
                f"the project was laid by briefing {before.version}, and {kit.version} is "
                "installed here; install what it needs first: pip install -r requirements.txt"
            )
    except InvalidVersion:
        return


def _refuse(paths: list[str], folder: Path, *, first: bool) -> None:
    if not paths:
        return
    shown = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    advice = (
        "Move them away, choose another folder, or keep them and get the kit's files beside them "
        "as NAME.new: briefing init --keep"
        if first
        else "Move them away, then call it again."
    )
    raise PathError(f"{folder} has files of these names, and nothing was written: "
                    f"{shown}{more}. {advice}")  # fmt: skip


def _refuse_ways(folder: Path, paths: set[str]) -> None:
    """See that each file has a folder to lie in, and that none lies outside the project."""
    for home in sorted({(folder / path).parent for path in paths}):
        if not home.resolve().is_relative_to(folder):
            raise PathError(
                f"{home} leads out of the project by a link, and nothing was written; remove the "
                "link first"
            )
        nearest = next(one for one in (home, *home.parents) if os.path.lexists(one))
        if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
            why = "may not be written to" if nearest.is_dir() else "is no folder"
            raise PathError(f"{nearest} {why}, and nothing was written; change that first")


def _write(made: Made, now: Manifest, before: Manifest | None) -> None:
    for step in made.changed:
        _one(made.folder / step.target, step.content or b"")
    if now != before:
        _one(made.folder / FILE, manifests.written(now))


def _one(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PathError(
            f"{path.parent} cannot be made ({error.strerror}); choose a folder you may write to"
        ) from error
    place.write(path, content)


def stale(made: Made) -> list[str]:
    """The notebooks that were changed and have a twin in Markdown, which is older now."""
    found = (s.path for s in made.changed if s.what in {"replaced", "carried"})
    names = (PurePosixPath(path) for path in found if path.endswith(".ipynb"))
    return [
        name.as_posix()
        for name in names
        if (made.folder / _TWINS / name.relative_to(_OURS[0])).with_suffix(".md").is_file()
    ]


def changes(made: Made) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of what became of files, with their paths."""
    kinds: dict[str, list[str]] = {}
    for step in made.steps:
        kinds.setdefault(step.what, []).append(step.target)
    yield from kinds.items()
