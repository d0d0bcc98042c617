"""An evidence pack: one zip with a report and everything it rests on, which checks itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from briefing import whole
from briefing.audiences import HOUSE
from briefing.delivery.copies import Copy, File
from briefing.delivery.evidence import describing
from briefing.delivery.evidence.checking import (
    container,
    history,
    manifest,
    record,
    resting,
    signatures,
)
from briefing.delivery.evidence.checking.statements import Claim, claims, last
from briefing.delivery.evidence.checking.texts import FOLDER
from briefing.delivery.evidence.checking.values import read, written
from briefing.delivery.evidence.reading import held
from briefing.delivery.evidence.sourcing import Texts
from briefing.delivery.evidence.sparing import spared
from briefing.delivery.evidence.words import README, notes
from briefing.delivery.policy.records import Extent
from briefing.errors import DeliveryError, PathError
from briefing.slugs import slug

SUFFIX = ".evidence.zip"
_UNMARKED = "unmarked"


class Packed(msgspec.Struct, frozen=True):
    """A pack that was written: its file, SHA-256 and size in bytes, and what its maker should know.

    `claims` counts the sentences and cells in it, `sources` the texts.
    """

    path: Path
    sha256: str
    bytes: int
    claims: int
    sources: int
    notes: tuple[str, ...] = ()


def pack(
    copy: Copy, place: Path, licences: Mapping[str, Extent] | None = None, *, within: bool = False
) -> Packed:
    """Write the evidence pack of a copy to `place`: a file, or a folder that gets one.

    `licences` are those of the policy, None for none: then the cited paragraphs of each text go.
    `within` leaves out the files of the report that print texts whole which may not go so. The
    same copy gives the same bytes. Raises DeliveryError when the copy differs from its record or
    is too large, PathError when the file cannot be written.
    """
    files = gathered(copy, licences or {}, within=within)
    try:
        raw = container.compose(files)
    except container.Refused as error:
        raise DeliveryError(f"{copy.name} cannot be packed: {error}") from error
    found = manifest.manifest(files)
    target = place / name(copy) if place.is_dir() else place
    try:
        whole.write(target, raw)
    except OSError as error:
        raise PathError(f"{target} cannot be written ({error.strerror or error})") from error
    sources = sum(one.startswith(FOLDER) for one in files)
    sha256 = hashlib.sha256(raw).hexdigest()
    return Packed(target, sha256, len(raw), found["claims"], sources, tuple(found["notes"]))


def name(copy: Copy) -> str:
    """The file name of a copy's pack: the report, its day, its version and its marking."""
    version = f"v{copy.version}" if copy.version else "DRAFT"
    if copy.status == "withdrawn":
        version += "-WITHDRAWN"
    marking = copy.marking.replace(":", "-").replace("+", "-") or _UNMARKED
    report = "-".join(slug(part.replace("_", "-")) for part in copy.key.split("/"))
    return f"{report}.{copy.day}.{version}.{marking}{SUFFIX}"


def gathered(
    copy: Copy, licences: Mapping[str, Extent], *, within: bool = False
) -> dict[str, bytes]:
    """Every file of a copy's pack, by its name in it. Raises DeliveryError."""
    own = copy.audience in ("", HOUSE)
    report = dict(_report(copy, own=own))
    table, texts = _claims(report, licences) if own else ([], Texts((), {}))
    kept = sum(texts.extents[one][0] != "whole" for one in texts.articles)
    if within and kept:
        silent = any(texts.extents[one][0] == "none" for one in texts.articles)
        report = spared(copy, report, silent=silent)
    left_out = sorted({*_files(copy, own=True)} - {*report})
    events = [msgspec.to_builtins(event) for event in copy.events]
    files = {f"{record.FOLDER}{one}": content for one, content in report.items()}
    files[history.NAME] = written({"schema": history.SCHEMA, "key": copy.key, "events": events})
    files |= signatures.files(events)
    if own:
        files[resting.NAME] = written({"schema": resting.SCHEMA, "claims": table})
        files |= dict(texts.files(table))
    files |= dict(describing.checker())
    files["README.txt"] = README.encode()
    told = describing.described(copy, events, files)
    told |= {"claims": len(table), "left_out": left_out}
    told["notes"] = notes(copy, report, kept, left_out)
    files[manifest.NAME] = written(manifest.sealed(told))
    return files


def _report(copy: Copy, *, own: bool) -> Iterator[tuple[str, bytes]]:
    """The files of the report; of a version for somebody else those that it may have."""
    for one, told in _files(copy, own=own).items():
        content = held(copy.folder, one)
        if told and hashlib.sha256(content).hexdigest() != told.sha256:
            raise DeliveryError(f"{copy.folder}: {one} is not what it was. Run it again.")
        yield one, content


def _files(copy: Copy, *, own: bool) -> dict[str, File | None]:
    """The names of the files that go along, each with the hash it must have, if that is known."""
    if not own:
        return {**copy.files}
    return {"briefing.ipynb": None, "run.json": None, **copy.files, **_signed(copy)}


def _signed(copy: Copy) -> dict[str, File]:
    """Everything that was signed with a version; nothing of a draft."""
    events = (e for e in copy.events if e.version == copy.version and e.kind != "withdrawal")
    return next((event.files for event in events), {})


def _claims(
    report: Mapping[str, bytes], licences: Mapping[str, Extent]
) -> tuple[list[Claim], Texts]:
    """The claims table of the notebook, and the texts it cites."""
    from briefing.models import Annex

    try:
        notebook = read(report["briefing.ipynb"])
        shown = last(notebook, "annex/1") or {"articles": ()}
        texts = Texts(msgspec.convert(shown, Annex).texts, licences)
        return [texts.resting(claim) for claim in claims(notebook)], texts
    except (ValueError, LookupError, TypeError) as error:
        raise DeliveryError(f"the notebook cannot be read as a briefing ({error})") from error
