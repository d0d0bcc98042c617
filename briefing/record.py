"""`run.json`: what one run was given, what it found, what it wrote."""

from __future__ import annotations

import hashlib
import json
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

import msgspec

from briefing import own, project, readability
from briefing.schemas import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing.models import Annex, Section, Verdict

SCHEMA = forms.current("briefing.run")
_BRAND = "brand.toml"
# What decides how a report looks or reads; `briefing doctor` lists the same.
PACKAGES = (
    "briefing",
    "papermill",
    "nbclient",
    "nbconvert",
    "nbformat",
    "ipykernel",
    "pandas",
    "plotly",
    "plotly-mirage",
    "mini-racer",
    "typst",
    "msgspec",
)


def installed(package: str) -> str | None:
    """Return the version of a package; None when it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def versions() -> dict[str, str | None]:
    """Return the version of Python and of every package a report depends on."""
    return dict(_versions())


@lru_cache(maxsize=1)
def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {name: installed(name) for name in PACKAGES}
    return {"python": platform.python_version(), **found}


def inputs(annex: Annex) -> dict[str, Any]:
    """List what a briefing rests on: articles in order, inputs not read, and files.

    Files are the judgements, the earlier run it is compared with, and the style of the house, each
    None without one; and those that the project adds to the kit, if any, by their place.
    """
    used = [
        {
            "article": article.id,
            "title": article.title,
            "place": article.origin.place,
            "sha256": article.origin.sha256,
            "bytes": article.origin.size,
        }
        for article in annex.articles
    ]
    judged, before = annex.judgements, annex.earlier
    return {
        "used": used,
        "skipped": [{"place": s.place, "why": s.why} for s in annex.skipped],
        "judgements": {"place": judged.place, "sha256": judged.sha256} if judged else None,
        "earlier": (
            {"place": before.place, "sha256": before.sha256, "run": before.run} if before else None
        ),
        "brand": _brand(project.root() / _BRAND),
        "model": annex.model or None,
        **_own(),
    }


def _own() -> dict[str, Any]:
    told = own.hashes()
    return {"own": [{"place": p, "sha256": s} for p, s in told.items()]} if told else {}


def _brand(file: Path) -> dict[str, str] | None:
    try:
        return {"place": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    except OSError:
        return None


def checks(verdict: Verdict | None) -> dict[str, Any] | str:
    """Tell what the checks found; "none" for a notebook that shows nothing to check."""
    if verdict is None:
        return "none"
    found: dict[str, Any] = msgspec.to_builtins(verdict)
    return {"passed": verdict.passed, **found}


def length(sections: Iterable[Section]) -> dict[str, int]:
    """Count the words of a briefing and of its page one, the minutes to read it, long sentences."""
    shown = tuple(sections)
    printed = [one for section in shown for one in readability.statements(section)]
    return {
        "words": readability.total(shown),
        "words on page one": readability.total(shown, front=True),
        "minutes": readability.minutes(readability.total(shown)),
        "sentences": len(printed),
        "long sentences": sum(readability.too_long(one) > 0 for one in printed),
    }


def digest(content: bytes) -> dict[str, Any]:
    """Return the SHA-256 and the size of a file."""
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def written(record: Mapping[str, Any]) -> bytes:
    """Return a record as JSON: keys sorted, UTF-8, two spaces, a newline at the end."""
    return (json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode(
        "utf-8", "surrogatepass"
    )
