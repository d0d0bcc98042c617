"""What a copy tells of itself beside its files: title, marking, bottom line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefing import bundle
from briefing.audiences import Audience
from briefing.delivery.releases.content import reaching
from briefing.delivery.releases.ran import home, within
from briefing.errors import BriefingError, DeliveryError
from briefing.models import Front, Section

LEAD = "bottom_line"  # the section whose words are passed on by themselves


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a copy that are printed outside the report: see `Copy`."""

    title: str
    bottom_line: str
    marking: str
    language: str


def told(notebook: Mapping[str, Any], audience: Audience | None, folder: Path, topic: str) -> Told:
    """The facts of an executed notebook for an audience, None for the house.

    For an audience they are taken from its version, in which what it may not read is left out.
    `folder` is where pictures lie. Raises DeliveryError when a record cannot be read.
    """
    try:
        found = [*_records(notebook)]
        front = next((one for one in reversed(found) if isinstance(one, Front)), None)
        marking = front.marking if front else ""
        if audience is not None:
            title, lead = _for(notebook, audience, folder)
            marking = audience.marking or marking
        else:
            title, lead = (front.title if front else ""), _lead(found)
        return Told(
            title=" ".join(title.split()) or topic or "Report",
            bottom_line=" ".join(lead.split()),
            marking=marking,
            language=front.language if front else "en",
        )
    except (ValueError, RecursionError, BriefingError) as error:
        raise DeliveryError(
            f"what the report says of itself cannot be read: {error} Run it again."
        ) from error


def _records(notebook: Mapping[str, Any]) -> Iterator[bundle.Record]:
    for cell in reaching(notebook):
        for output in cell.get("outputs", ()):
            payload = (output.get("data") or {}).get(bundle.MIME)
            if payload is not None:
                yield bundle.decode(payload)


def _lead(found: list[bundle.Record]) -> str:
    return " ".join(
        statement.text
        for one in found
        if isinstance(one, Section) and one.slug == LEAD
        for statement in one.statements
    )


def _for(notebook: Mapping[str, Any], audience: Audience, folder: Path) -> tuple[str, str]:
    """The title and the bottom line as the audience may read them."""
    from briefing.exporters.blocks import Part
    from briefing.exporters.variants import made_for
    from briefing.exporters.writing import Options

    with within(home(folder)):
        report = made_for(notebook, Options(audience.name, folder=folder)).content.report
    leads = [one for one in report.blocks if isinstance(one, Part) and one.slug == LEAD]
    return report.title, " ".join(said.text for one in leads for said in one.statements)
