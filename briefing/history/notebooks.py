"""The records of an executed notebook, read as JSON: nothing of it is run or trusted.

A notebook is taken only as its run wrote it, and its articles only with the ids of their texts.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from briefing import bundle
from briefing.cleaning.known import text_id
from briefing.models import Annex, Earlier, Section
from briefing.phrases import digest
from briefing.reading import dates
from briefing.schemas import forms

LARGEST = 100_000_000  # bytes of a notebook; the exporters stop far below
_RECORD_LARGEST = 20_000_000  # bytes of run.json
_RECORD = "run.json"
NOTEBOOK = "briefing.ipynb"


class Unusable(Exception):  # noqa: N818 - no failure: such a run is passed over
    """Why a run cannot be compared with: one of the phrases of `digest.PASSED`."""


class _Output(msgspec.Struct):
    shown: dict[str, msgspec.Raw] = msgspec.field(name="data", default_factory=dict)


class _Cell(msgspec.Struct):
    outputs: list[_Output] = []


class _Notebook(msgspec.Struct):
    cells: list[_Cell]


class _Status(msgspec.Struct):
    run: str
    status: str
    started: str = ""
    outputs: dict[str, dict[str, str | int]] = {}


def earlier(folder: Path, place: str) -> Earlier:
    """The run whose files lie in `folder`, called `place` in reports.

    Its day is the folder's name, else the day it began. Raises Unusable.
    """
    status = _status(_decoded(_bytes(folder / _RECORD, _RECORD_LARGEST), Any))
    if status.status != "succeeded":
        raise Unusable(digest.PASSED["failed"])
    raw = _bytes(folder / NOTEBOOK, LARGEST)
    found = hashlib.sha256(raw).hexdigest()
    if status.outputs.get(NOTEBOOK, {}).get("sha256") != found:
        raise Unusable(digest.PASSED["edited"])
    sections, annex = _records(_decoded(raw, _Notebook))
    return Earlier(
        run=status.run[:64],
        day=folder.name if dates.parse(folder.name) else status.started[:10],
        order=tuple(article.id for article in annex.articles),
        articles=annex.articles,
        sections=sections,
        judgements=annex.judgements,
        cutoff=_cutoff(annex),
        place=place,
        sha256=found,
    )


def _status(record: Any) -> _Status:
    try:
        return msgspec.convert(forms.present(record, "briefing.run"), _Status)
    except forms.FormError as error:
        raise Unusable(digest.PASSED["newer" if error.newer else "foreign"]) from error
    except msgspec.ValidationError as error:
        raise Unusable(digest.PASSED["foreign"]) from error


def _bytes(path: Path, largest: int) -> bytes:
    try:
        if path.stat().st_size > largest:
            raise Unusable(digest.PASSED["large"])
        return path.read_bytes()
    except OSError as error:
        raise Unusable(digest.PASSED["missing"]) from error


def _decoded(raw: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable(digest.PASSED["foreign"]) from error


def _records(notebook: _Notebook) -> tuple[tuple[Section, ...], Annex]:
    """What the notebook shows; figures are left out, since nothing is compared by its picture."""
    sections: dict[str, Section] = {}
    annex = Annex(())
    for payload in (o.shown[bundle.MIME] for c in notebook.cells for o in c.outputs if _is_ours(o)):
        try:
            record = bundle.decode(_decoded(bytes(payload), Any))
        except forms.FormError as error:
            raise Unusable(digest.PASSED["newer"]) from error
        except ValueError as error:
            raise Unusable(digest.PASSED["foreign"]) from error
        if isinstance(record, Section):
            sections[record.slug] = replace(record, figure=None)
        elif isinstance(record, Annex):
            annex = record
    if not annex.articles:
        raise Unusable(digest.PASSED["empty"])
    if any(a.id != text_id(a.title, a.text) for a in annex.articles):
        raise Unusable(digest.PASSED["foreign"])
    return tuple(sections.values()), annex


def _is_ours(output: _Output) -> bool:
    return bundle.MIME in output.shown


def _cutoff(annex: Annex) -> str | None:
    """The last day an article of the run may have been published; None if undated."""
    known = [dates.bounds(a.published.date) for a in annex.articles if a.published]
    last = max((bounds[1] for bounds in known if bounds), default=None)
    return last.isoformat() if last else None
