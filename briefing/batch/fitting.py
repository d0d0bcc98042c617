"""Items seen to before anything runs: notebook, parameters, audience, formats and folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from briefing import audiences, project
from briefing.batch import folders
from briefing.batch.plan import Item, Plan
from briefing.errors import BriefingError, PathError, UsageError
from briefing.exporters import short
from briefing.jobs import Job
from briefing.parameters import declared, fitted
from briefing.runner.notebooks import find, raw
from briefing.sandbox.settings import settled


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """An item that can run: its job, and the key the ledger knows it by."""

    item: Item
    key: str
    job: Job


class Unfit(msgspec.Struct, frozen=True):
    """An item that cannot run, and why, as a sentence."""

    item: Item
    key: str
    why: str


def fit(plan: Plan) -> list[Fitted | Unfit]:
    """See to each item of a plan; a bad one costs itself only.

    Raises UsageError when two items would write into one folder that the file names.
    """
    seen: dict[str, Any] = {}
    found = [_fit(plan.name, item, seen) for item in plan.items]
    return _apart(found)


def _fit(batch: str, item: Item, seen: dict[str, Any]) -> Fitted | Unfit:
    key = f"{batch}/{Path(item.notebook).stem}/{item.slug}"
    try:
        path = find(item.notebook)
        known = _declared(path, seen)
        given = dict(item.parameters)
        if audiences.PARAMETER not in known and given.get(audiences.PARAMETER) == "":
            del given[audiences.PARAMETER]  # the house: what every notebook is for
        given = fitted(known, given)
        values = {name: p.default for name, p in known.items()} | given
        if named := audiences.asked(values):
            _audience(named)
        formats = tuple(dict.fromkeys(short(name) for name in item.formats))
        folder = folders.folder(batch, item, path.stem, values)
        house = settled(item.sandbox).mode
        sandbox = item.sandbox if house == "no" else house
    except (BriefingError, ValueError) as error:
        return Unfit(item, key, " ".join(str(error).split()))
    job = Job(
        notebook=str(path.absolute()), parameters=given, formats=formats, out=str(folder),
        cell_timeout=item.cell_timeout, run_timeout=item.run_timeout,
        origin={"batch": batch, "item": item.name}, sandbox=sandbox,
    )  # fmt: skip
    return Fitted(item=item, key=key, job=job)


def _declared(path: Path, seen: dict[str, Any]) -> Mapping[str, Any]:
    """The parameters of a notebook, read once; what is wrong with it is told once an item."""
    name = str(path.absolute())
    if name not in seen:
        try:
            seen[name] = declared(_node(path))
        except BriefingError as error:
            seen[name] = error
    found: Mapping[str, Any] | BriefingError = seen[name]
    if isinstance(found, BriefingError):
        raise found
    return found


def _node(path: Path) -> dict[str, Any]:
    """A notebook as far as its parameters need it: nbformat would cost half a second."""
    wrong = f"{path} is not a Jupyter notebook; open it in JupyterLab and save it again"
    try:
        node = json.loads(raw(path))
    except (ValueError, RecursionError):
        raise PathError(wrong) from None
    cells = node.get("cells") if isinstance(node, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise PathError(wrong)
    return {"cells": [cell for cell in cells if cell.get("cell_type") == "code"]}


@lru_cache(maxsize=256)
def _known_audience(name: str, _where: Path) -> None:
    audiences.find(name)


def _audience(named: str) -> None:
    if named != audiences.HOUSE:
        _known_audience(named, project.root())


def _apart(found: list[Fitted | Unfit]) -> list[Fitted | Unfit]:
    """No two items write into one folder: see docs/scheduler.md.

    Of those that would, the first for the house keeps the folder, where the next digest looks
    for it, and each other gets one of its name below.
    """
    groups: dict[str, list[Fitted]] = {}
    for one in found:
        if isinstance(one, Fitted):
            groups.setdefault(one.job.out.casefold(), []).append(one)
    moved = {one.key: below for group in groups.values() for one, below in _moved(group)}
    return [moved.get(one.key, one) if isinstance(one, Fitted) else one for one in found]


def _moved(group: list[Fitted]) -> Iterator[tuple[Fitted, Fitted]]:
    first = next(filter(_is_for_the_house, group), group[0])
    for one in group:
        if one is first:
            continue
        if one.item.out:
            raise UsageError(
                f"out = {one.item.out!r:.120}: {first.item.name!r} and {one.item.name!r} would "
                "write into one folder; put {item} into out"
            )
        out = str(Path(one.job.out) / one.item.slug)
        yield one, msgspec.structs.replace(one, job=msgspec.structs.replace(one.job, out=out))


def _is_for_the_house(one: Fitted) -> bool:
    return not audiences.asked(one.job.parameters)
