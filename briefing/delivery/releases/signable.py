"""Whether what a run has made may be signed at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from briefing import whole
from briefing.delivery.releases import ran
from briefing.delivery.releases.draft import Draft
from briefing.errors import DeliveryError
from briefing.judgements.loading import FOLDER, NONE, default

LARGEST = 1_000_000  # bytes of a judgements file, or of a style
BRAND = "brand.toml"
_PARAMETER = "judgements"


def signable(draft: Draft) -> None:
    """See that its checks passed, and that judgements and style stand as the run read them.

    Raises DeliveryError.
    """
    folder = draft.ran.folder
    if not draft.ran.passed:
        none = not isinstance(draft.ran.checks, Mapping)
        why = "shows nothing that could be checked" if none else "did not pass its checks"
        raise DeliveryError(
            f"{folder}: this run {why}, so that nobody can sign it. See what "
            f"`briefing show {folder}` tells, mend it, and run it again."
        )
    _judged(draft)
    _branded(draft)


def _judged(draft: Draft) -> None:
    """Raise DeliveryError when the judgements are other ones than the run read."""
    home, judged = ran.home(draft.ran.folder), draft.ran.inputs.judgements
    if judged is None:
        file = _usual(draft, home)
        if draft.ran.parameters.get(_PARAMETER, NONE) != NONE and file.is_file():
            raise DeliveryError(
                f"{_near(file, home)} was written since the run, which knows of no judgements. "
                "Run the report again, then release that."
            )
        return
    file = home / judged.place
    try:
        now = hashlib.sha256(whole.read(file, LARGEST)).hexdigest()
    except OSError as error:
        raise DeliveryError(
            f"{judged.place}, which the run rests on, cannot be read ({error.strerror or error}). "
            "Put it back, or run the report again."
        ) from error
    if now != judged.sha256:
        raise DeliveryError(
            f"{judged.place} was changed since the run: the report does not say what it says now. "
            "Run the report again, then release that."
        )


def _branded(draft: Draft) -> None:
    """Raise DeliveryError when the reports would look, or read, other than those of the run."""
    told = draft.ran.inputs.brand
    file = ran.home(draft.ran.folder) / BRAND
    try:
        now = hashlib.sha256(whole.read(file, LARGEST)).hexdigest()
    except OSError:
        now = ""
    if now != (told.sha256 if told else ""):
        raise DeliveryError(
            f"{BRAND} is not what it was when this was run, so that its reports would not be those "
            "that somebody has looked at. Run the report again, then release that."
        )


def _usual(draft: Draft, home: Path) -> Path:
    """Where a run finds judgements by itself."""
    return home / FOLDER / default(draft.ran.notebook.name, draft.ran.topic).name


def _near(file: Path, home: Path) -> str:
    return file.relative_to(home).as_posix()
