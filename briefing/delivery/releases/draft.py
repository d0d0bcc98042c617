"""A run that succeeded, read once, with what makes up its content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing import audiences
from briefing.audiences import Audience
from briefing.delivery.copies import Copy, Event, File
from briefing.delivery.releases import content, intact, ran
from briefing.delivery.releases.pictures import KEPT, beside, pictures
from briefing.delivery.releases.ran import NOTEBOOK, Ran
from briefing.delivery.releases.stamps import history
from briefing.delivery.releases.told import told
from briefing.errors import BriefingError, DeliveryError
from briefing.parameters import given


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
        intact.unchanged(self.ran)
        self.raw = intact.raw(self.ran)
        self.record = intact.record(self.ran)
        self.notebook = intact.notebook(self.ran, self.raw)
        _agreed(self.ran, self.notebook)
        self.audience = _audience(self.ran)
        self.beside = beside(self.ran)
        self.pictures = pictures(self.notebook, self.beside)
        judged = self.ran.inputs.judgements
        self.judgements = judged.sha256 if judged else ""
        self.content = content.digest(
            self.notebook,
            audience=self.audience,
            judgements=self.judgements,
            pictures=self.pictures,
        )

    def copy(self, events: tuple[Event, ...] = ()) -> Copy:
        """The draft as a copy. Raises DeliveryError.

        Where an earlier version was corrected or withdrawn, no file of the run tells so: the copy
        has none, and is written anew.
        """
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
            files={} if history(events) else leaving(self.ran.outputs),
        )


def again(copy: Copy) -> str:
    """The content of a signed version, as the project defines its audience now.

    Raises DeliveryError.
    """
    notebook, audience = signed_as(copy.folder)
    event = next(e for e in copy.events if e.kind != "withdrawal" and e.version == copy.version)
    return content.digest(
        notebook,
        audience=audience,
        judgements=event.judgements,
        pictures=pictures(notebook, copy.folder / KEPT),
    )


def signed_as(folder: Path) -> tuple[dict[str, Any], Audience | None]:
    """The notebook in the folder of a version, and its audience as it is defined now.

    Raises DeliveryError.
    """
    found = ran.read(folder)
    return intact.notebook(found, intact.raw(found)), _audience(found)


def leaving(files: Mapping[str, File]) -> dict[str, File]:
    """The files a reader may have: notebook and records are the house's."""
    return {name: told for name, told in files.items() if not name.endswith((".ipynb", ".json"))}


def _ended(found: Ran) -> str:
    return f"ended as {found.status!r}" + (f" ({found.error.message[:300]})" if found.error else "")


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
