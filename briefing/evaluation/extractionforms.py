"""Pages with ground truth, in the three forms their collections have.

* article-extraction-benchmark: `ground-truth.json` (id -> articleBody) beside `html/<id>.html.gz`.
* fundus: `<country>/<Outlet>.json` (version -> body, title, publishing_date) beside
  `<Outlet>_<year>_<month>_<day>.html.gz`. The body is its summary, sub-headings and paragraphs.
* Readability: `<case>/source.html` beside `expected.html` and `expected-metadata.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname
from typing import Any

from briefing.cleaning.pages import text_of
from briefing.evaluation.extractionfiles import Files
from briefing.models import Skipped

_STAMP = re.compile(r"_(\d{4}_\d{2}_\d{2})\.html\.gz$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page and its truth. `title` and `published` (ISO date and time) are None without one."""

    collection: str
    name: str
    page: bytes
    body: str
    title: str | None = None
    published: str | None = None


def labelled(files: Files) -> Iterator[Labelled | Skipped]:
    """Every page of `files` that has ground truth; a broken one is Skipped."""
    for path in sorted(files.loads):
        try:
            yield from _at(files, path)
        except (ValueError, TypeError, LookupError, AttributeError, OSError) as error:
            yield Skipped(path, f"no ground truth to be read ({error})")


def _at(files: Files, path: str) -> Iterator[Labelled]:
    """The pages whose truth the file at `path` holds."""
    folder, name = dirname(path), basename(path)
    if name == "ground-truth.json":
        yield from _benchmark(files, folder, _json(files, path))
    elif name == "expected.html":
        yield _readability(files, folder)
    elif name.endswith(".json"):
        stem = path.removesuffix(".json")
        pages = [page for page in files.loads if _STAMP.sub("", page) == stem != page]
        if pages:
            yield from _fundus(files, pages, _json(files, path))


def _json(files: Files, path: str) -> Any:
    return json.loads(files.read(path).decode("utf-8"))


def _collection(files: Files, folder: str) -> str:
    return basename(folder) or files.name


def _benchmark(files: Files, folder: str, truth: dict[str, Any]) -> Iterator[Labelled]:
    for name in sorted(truth):
        path = f"{folder}/html/{name}.html.gz".removeprefix("/")
        if path in files.loads:
            body = str(truth[name].get("articleBody") or "")
            yield Labelled(_collection(files, folder), name, files.read(path), body)


def _readability(files: Files, folder: str) -> Labelled:
    body = "\n\n".join(text_of(files.read(f"{folder}/expected.html").decode("utf-8", "replace")))
    known = f"{folder}/expected-metadata.json"
    stated = _json(files, known) if known in files.loads else {}
    return Labelled(
        _collection(files, dirname(folder)),
        basename(folder),
        files.read(f"{folder}/source.html"),
        body,
        stated.get("title") or None,
        stated.get("publishedTime") or None,
    )


def _fundus(files: Files, pages: list[str], truth: dict[str, Any]) -> Iterator[Labelled]:
    """Versions and pages in the order of their dates belong to one another."""
    pages.sort(key=lambda page: page[-len("_2000_01_01.html.gz") :])
    versions = sorted(truth.values(), key=lambda version: str(version.get("publishing_date")))
    if len(pages) != len(versions):
        raise ValueError(f"{len(versions)} versions, but {len(pages)} pages")
    for page, version in zip(pages, versions, strict=True):
        yield Labelled(
            _collection(files, dirname(dirname(page))),
            basename(page).removesuffix(".html.gz"),
            files.read(page),
            "\n\n".join(_paragraphs(version["body"])),
            version.get("title") or None,
            version.get("publishing_date") or None,
        )


def _paragraphs(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("summary") or []
    for section in body.get("sections") or []:
        yield from section.get("headline") or []
        yield from section.get("paragraphs") or []
