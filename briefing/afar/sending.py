"""A job made an order: with all it rests on, and nothing that only this machine knows."""

from __future__ import annotations

import json
import threading
import uuid
from pathlib import Path
from typing import Any

import msgspec

from briefing.afar import naming, parcel
from briefing.afar.orders import Order
from briefing.errors import BriefingError, PathError
from briefing.jobs import Job

_EARLIER = "earlier"  # the parameter that names the run to compare with
_KEPT = ("briefing.ipynb", "run.json")  # what of an earlier run is read


class Sender:
    """Makes orders of jobs. `kit` is the digest of what must be equal on the worker."""

    def __init__(self, root: Path, folder: Path, kit: str) -> None:
        self._root, self._kit = root, kit
        self.parcels = parcel.Parcels(root, folder)
        self._defaults: dict[Path, dict[str, Any]] = {}
        self._lock = threading.Lock()

    def order(self, job: Job) -> Order:
        """The order for a job. Raises UsageError for what cannot be sent. Threads may share it."""
        with self._lock:
            return self._order(job)

    def _order(self, job: Job) -> Order:
        from briefing.runner.notebooks import find

        path = find(job.notebook).absolute()
        if not path.is_relative_to(self._root) or ".." in path.parts:
            raise PathError(f"{path} is not in the project; copy it to {self._root / 'notebooks'}")
        notebook = path.relative_to(self._root).as_posix()
        values = self._declared(path) | job.parameters
        return Order(
            key=uuid.uuid4().hex,
            kit=self._kit,
            parcel=self.parcels.parcel(notebook, naming.named(values, self._root)),
            job=msgspec.structs.replace(job, notebook=notebook, out="", asker=""),
            files=self._earlier(path.stem, values) if _EARLIER in values else {},
        )

    def _declared(self, path: Path) -> dict[str, Any]:
        """The defaults of a notebook's parameters; what is wrong with it, its run tells."""
        if path not in self._defaults:
            from briefing.parameters import declared

            try:
                found = declared(json.loads(path.read_bytes()))
            except (BriefingError, ValueError, OSError, RecursionError, LookupError, TypeError):
                found = {}
            self._defaults[path] = {name: one.default for name, one in found.items()}
        return self._defaults[path]

    def _earlier(self, kind: str, values: dict[str, Any]) -> dict[str, str]:
        """The run a report is compared with, and those passed over, by their path."""
        from briefing.history import look

        topic, place = values.get("actor") or values.get("topic"), values[_EARLIER]
        if not isinstance(topic, str) or not isinstance(place, str):
            return {}
        try:
            found = look(kind, topic, place)
        except BriefingError:
            return {}  # the run on the worker says so too
        folders = [self._root / one.place for one in found.passed_over]
        if found.earlier:
            folders.append((self._root / found.earlier.place).parent)
        files = [folder / name for folder in folders for name in _KEPT]
        there = [path for path in files if path.is_file()]
        return {path.relative_to(self._root).as_posix(): self.parcels.add(path) for path in there}
