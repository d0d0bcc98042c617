"""A digest of all that a report rests on: where it is the same, so is the report.

What cannot be told, such as the files that a notebook's own code opens, gives a digest that no
other has: such a report is made again each time. The times in the properties of PDF and Word
files do not count as parts of a report.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import briefing
from briefing import audiences, own, project, record
from briefing.clock import moment
from briefing.history.runs import NONE, candidates
from briefing.jobs import Job
from briefing.judgements import default
from briefing.parameters import declared, fitted
from briefing.runner import notebooks, place
from briefing.runner.digests import Digests, digest, stamp
from briefing.runner.questions import Prepared, Questions, Untold, questions

_REFERENCE = "data/reference"
_BRAND = "brand.toml"
_ENVIRONMENT = ("BRIEFING_", "SOURCE_DATE_EPOCH", "TZ")  # how variables that count begin
_SECRET = "BRIEFING_MODEL_KEY"  # noqa: S105 - the name of a variable
_DATED = ("eml", "mail")  # formats that print the day they are made


def fingerprint(job: Job) -> str:
    """The digest of all that the report of `job` rests on, 64 hex digits. Never raises."""
    with Resting() as resting:
        return resting.fingerprint(job)


class Resting:
    """Fingerprints of many jobs, in a `with` block: what several rest on is hashed once.

    The code of the kit, in the folder `kit`, and what is installed beside it are looked at once,
    everything else again when its file changed.
    """

    def __init__(self, kit: Path = Path(briefing.__file__).parent) -> None:
        self._kit = kit
        self._digests = Digests()
        self._notebooks: dict[str, Mapping[str, Any]] = {}
        self._programs = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the libraries that were asked."""
        self._digests.close()

    def fingerprint(self, job: Job) -> str:
        """The digest of all that the report of `job` rests on, 64 hex digits. Never raises."""
        try:
            return digest([*self._parts(job)])
        except Exception:  # noqa: BLE001 - whatever stops it will stop the run, which says why
            return digest(os.urandom(32))

    def _parts(self, job: Job) -> Iterator[Any]:
        path = notebooks.find(job.notebook)
        told = self._digests.file(path)
        node = self._notebook(path, told)
        known = declared(node)
        values = {name: p.default for name, p in known.items()} | fitted(known, job.parameters)
        asked = questions(node, values)
        yield [path.stem, told, values, job.formats, job.out]
        yield self._installed()
        yield [*_environment(), *self._house(project.root())]
        yield [*self._articles(asked)]
        yield [list(self._filed(one)) for one in asked.prepared]
        yield [f"{moment():%Y-%m-%d}" for name in job.formats if name.endswith(_DATED)]

    def _notebook(self, path: Path, told: str) -> Mapping[str, Any]:
        """A notebook as JSON, by the digest of its file."""
        if told not in self._notebooks:
            node = json.loads(notebooks.raw(path))
            if node["nbformat"] != 4:
                raise Untold
            self._notebooks[told] = node
        return self._notebooks[told]

    def _installed(self) -> str:
        """The kit's own files, and the versions of Python and of every package."""
        if not self._programs:
            self._programs = digest(
                self._digests.files(self._kit, without="__pycache__"),
                [platform.python_version(), record.versions()],
                sorted(p.name for home in sys.path for p in Path(home).glob("*.dist-info")),
                [*map(_program, ("chromium", "chromium-browser", "google-chrome", "tesseract"))],
            )
        return self._programs

    def _house(self, root: Path) -> Iterator[str]:
        """What all reports of a project rest on: its style, audiences, facts, and own files."""
        yield self._digests.files(root / _REFERENCE)
        yield self._digests.file(root / audiences.FILE)
        yield from sorted(f"{place} {told}" for place, told in own.hashes().items())
        brand = root / _BRAND
        yield self._digests.file(brand)
        if brand.is_file():
            for name in _texts(tomllib.loads(brand.read_text("utf-8"))):
                yield self._digests.either(root / name)

    def _articles(self, asked: Questions) -> Iterator[Any]:
        for one in asked.about:
            path = project.resolve(one.place)
            yield self._digests.articles(path, one)
            if path.is_dir():  # its files are read again, and dated by the day they are read on
                yield [f"{moment():%Y-%m-%d}", _program("tesseract")]

    def _filed(self, one: Prepared) -> Iterator[Any]:
        """The judgements and the earlier runs that a coverage is made ready with."""
        yield [one.topic, one.kind]
        named = one.judgements.strip()
        if named != NONE:
            path = project.resolve(named) if named else default(one.kind, one.topic)
            yield self._digests.file(path)
        if one.earlier and one.earlier != NONE:
            yield self._run(project.resolve(one.earlier))
        elif not one.earlier:
            yield [(folder.name, self._run(folder)) for folder in candidates(one.kind, one.topic)]

    def _run(self, folder: Path) -> Any:
        home = folder.parent if folder.name == place.NOTEBOOK else folder
        return [self._digests.file(home / place.RECORD), stamp(home / place.NOTEBOOK)[:2]]


def _environment() -> list[tuple[str, str]]:
    """The variables that decide; a key is shown to nobody and decides nothing."""
    found = (one for one in os.environ.items() if one[0].startswith(_ENVIRONMENT))
    return sorted(one for one in found if one[0] != _SECRET)


def _program(name: str) -> Any:
    found = shutil.which(name)
    return [found, *stamp(Path(found).resolve())[:2]] if found else None


def _texts(value: Any) -> Iterator[str]:
    """Every text in a file of settings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
