"""What becomes of each file when a project is laid, or laid again by a newer kit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.starting.carrying import carried, form
from briefing.starting.kit import REQUIREMENTS, Kit
from briefing.starting.manifest import Laid, Manifest, digest

NEW = ".new"

What = Literal[
    "added",  # it was not there
    "replaced",  # the house had not changed it
    "carried",  # a newer notebook with the values of the house
    "beside",  # the house changed it: the newer version lies beside it
    "kept",  # the house changed it, and there is nothing newer
    "removed",  # the house removed it: it stays removed
    "left",  # the kit has it no more: it stays
    "same",  # it is as the kit has it
    "in the way",  # it is there and nobody knows whose it is
]


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file of a project. `content` is what is written, None for nothing."""

    path: str
    what: What
    content: bytes | None = None

    @property
    def target(self) -> str:
        """The path that is written to, or would be."""
        return f"{self.path}{NEW}" if self.what == "beside" else self.path


def planned(kit: Kit, manifest: Manifest | None, folder: Path, *, keep: bool) -> Iterator[Step]:
    """Yield what becomes of each file; nothing is written.

    `keep` lays the kit's version beside what is in the way.
    """
    known = manifest.files if manifest else {}
    for path, newer in kit.files.items():
        laid = known.get(path)
        if manifest and laid and path == REQUIREMENTS and manifest.version == kit.version:
            yield Step(path, "same")  # it tells where somebody else got this version from
        else:
            step = _step(path, newer, laid, folder / path, keep=keep or manifest is not None)
            yield _unless_in_the_way(step, manifest, folder)
    for path in sorted(known.keys() - kit.files.keys()):
        if os.path.lexists(folder / path):
            yield Step(path, "left")


def offered(kit: Kit, steps: list[Step], manifest: Manifest | None) -> Manifest:
    """The manifest after these steps: each file as the house was last offered it."""
    before = manifest.files if manifest else {}
    files: dict[str, Laid] = {}
    for step in steps:
        if step.path in kit.files:
            content = kit.files[step.path]
            new = Laid(digest(content), form(step.path, content))
            same = step.path == REQUIREMENTS and step.content is None
            files[step.path] = before.get(step.path, new) if same else new
    beside = {s.target: digest(s.content) for s in steps if s.what == "beside" and s.content}
    return Manifest(kit.version, files, {**(manifest.beside if manifest else {}), **beside})


def _unless_in_the_way(step: Step, manifest: Manifest | None, folder: Path) -> Step:
    """The step, if what would be laid beside does not replace a NAME.new of the house."""
    place = folder / step.target
    if step.what != "beside" or not os.path.lexists(place):
        return step
    now = place.read_bytes() if place.is_file() and not place.is_symlink() else b""
    laid = manifest.beside.get(step.target) if manifest else None
    return step if now == step.content or digest(now) == laid else Step(step.target, "in the way")


def _step(path: str, newer: bytes, laid: Laid | None, place: Path, *, keep: bool) -> Step:
    if not os.path.lexists(place):
        return Step(path, "removed") if laid else Step(path, "added", newer)
    now = place.read_bytes() if place.is_file() and not place.is_symlink() else None
    if now == newer:
        return Step(path, "same")
    if laid is None:
        return Step(path, "beside", newer) if keep and now is not None else Step(path, "in the way")
    if now is not None and digest(now) == laid.sha256:
        return Step(path, "replaced", newer)
    if digest(newer) == laid.sha256:
        return Step(path, "kept")
    found = carried(path, now, newer) if now is not None and _of(path, now, laid) else None
    return Step(path, "beside", newer) if found is None else Step(path, "carried", found)


def _of(path: str, now: bytes, laid: Laid) -> bool:
    """True for a notebook of which only outputs and values differ from the one that was laid."""
    return bool(laid.form) and form(path, now) == laid.form
