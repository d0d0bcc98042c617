"""What a run folder is: a draft, or exactly what somebody has signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing import audiences
from briefing.audiences import Audience
from briefing.delivery.copies import Copy, Event, File
from briefing.delivery.releases import chain, content, places, ran, signed
from briefing.delivery.releases.ran import NOTEBOOK, Ran
from briefing.delivery.releases.told import told
from briefing.errors import BriefingError, DeliveryError
from briefing.parameters import given

KEPT = "pictures"  # where a version keeps the pictures that its words show


class Draft:
    """A run that succeeded, with its notebook, and what makes up its content."""

    def __init__(self, folder: Path) -> None:
        """Read it and verify its files. Raises DeliveryError."""
        self.ran = ran.read(folder)
        if self.ran.status != "succeeded":
            raise DeliveryError(
                f"{folder}: this run {_ended(self.ran)}, so that there is no report to deliver. "
                "Mend what it names, and run it again."
            )
        ran.unchanged(self.ran)
        self.raw = _raw(self.ran)
        self.record = _record(self.ran)
        self.notebook = _notebook(self.ran, self.raw)
        _agreed(self.ran, self.notebook)
        self.audience = _audience(self.ran)
        self.beside = beside(self.ran)
        self.pictures = content.pictures(self.notebook, self.beside)
        judged = self.ran.inputs.judgements
        self.judgements = judged.sha256 if judged else ""
        self.content = content.digest(
            self.notebook,
            audience=self.audience,
            judgements=self.judgements,
            pictures=self.pictures,
        )

    def copy(self, events: tuple[Event, ...] = ()) -> Copy:
        """The draft as a copy. Raises DeliveryError."""
        found = told(self.notebook, self.audience, self.beside, self.ran.topic)
        return Copy(
            key=self.ran.key,
            notebook=self.ran.notebook.name,
            topic=self.ran.topic,
            day=self.ran.day,
            run=self.ran.run,
            folder=self.ran.folder,
            content=self.content,
            title=found.title,
            bottom_line=found.bottom_line,
            audience=self.ran.audience,
            marking=found.marking,
            language=found.language,
            events=events,
            files=leaving(self.ran.outputs),
        )


def copy_of(folder: Path) -> Copy:
    """What a run folder is: its draft, or the signed version whose content it has.

    A version that was withdrawn is told as that, so that it does not leave as a draft again. The
    folder of a version is that version. Raises DeliveryError when files are missing or differ
    from the record, when the run did not succeed, and when the history was tampered with.
    """
    if places.is_version(folder.absolute()):
        return signed.at(folder.absolute())
    draft = Draft(folder)
    shelf = places.shelf(draft.ran)
    known = chain.read(shelf)
    if known is None:
        return draft.copy()
    number = standing(known.events, draft.content)
    return signed.one(shelf, known, number) if number else draft.copy(known.events)


def standing(events: tuple[Event, ...], digest: str) -> int:
    """The number of the version with this content, if it was signed last or is withdrawn; 0."""
    made = signed.signed(events)
    gone = {one.version for one in events if one.kind == "withdrawal"}
    same = [one.version for one in made if one.content == digest]
    if same and (same[-1] == made[-1].version or same[-1] in gone):
        return same[-1]
    return 0


def leaving(files: Mapping[str, File]) -> dict[str, File]:
    """The files a reader may have: notebook and records are the house's."""
    return {name: told for name, told in files.items() if not name.endswith((".ipynb", ".json"))}


def _ended(found: Ran) -> str:
    return f"ended as {found.status!r}" + (f" ({found.error.message[:300]})" if found.error else "")


def _raw(found: Ran) -> bytes:
    """The file of the executed notebook, as it was recorded. Raises DeliveryError."""
    try:
        raw = ran.held(found.folder, NOTEBOOK)
    except OSError as error:
        raise DeliveryError(f"{found.folder / NOTEBOOK} cannot be read ({error}).") from error
    if hashlib.sha256(raw).hexdigest() != found.outputs[NOTEBOOK].sha256:
        raise DeliveryError(f"{found.folder} is being written at this moment. Try again.")
    return raw


def _record(found: Ran) -> bytes:
    """The file of the record, if it is still that of this run. Raises DeliveryError."""
    raw = ran.held(found.folder, ran.RECORD)
    if ran.read(found.folder) != found:
        raise DeliveryError(f"{found.folder} is being written at this moment. Try again.")
    return raw


def _notebook(found: Ran, raw: bytes) -> dict[str, Any]:
    """The executed notebook. Raises DeliveryError."""
    try:
        node: dict[str, Any] = json.loads(raw)
        if not isinstance(node["cells"], list):
            raise TypeError("it has no list of cells")
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise DeliveryError(
            f"{found.folder / NOTEBOOK} cannot be read ({error}). Run it again."
        ) from error
    return node


def _agreed(found: Ran, notebook: Mapping[str, Any]) -> None:
    """See that notebook and record name one audience. Raises DeliveryError."""
    try:
        named = audiences.asked(given(notebook))
    except BriefingError as error:
        raise DeliveryError(f"{found.folder / NOTEBOOK}: {error}") from error
    if ("" if named == audiences.HOUSE else named) != found.audience:
        raise DeliveryError(
            f"{found.folder}: {ran.RECORD} says the run is for {found.audience or 'the house'}, "
            f"its notebook for {named or 'the house'}. Run it again."
        )


def _audience(found: Ran) -> Audience | None:
    """Whom the run is for, as the project defines it now; None for the house."""
    if not found.audience:
        return None
    try:
        return audiences.find(found.audience, ran.home(found.folder) / audiences.FILE)
    except BriefingError as error:
        raise DeliveryError(f"{found.folder}: {error}") from error


def beside(found: Ran) -> Path:
    """The folder of pictures that the words of a notebook name: that of the input notebook."""
    notebooks = ran.home(found.folder) / "notebooks"
    there = (notebooks / f"{found.name}.ipynb").is_file()
    return notebooks if there else found.folder
