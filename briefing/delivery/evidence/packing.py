"""An evidence pack: one zip with a report and everything it rests on, which checks itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from briefing.audiences import HOUSE
from briefing.delivery.copies import Copy, File
from briefing.delivery.evidence.checking import container, history, manifest, record, resting
from briefing.delivery.evidence.checking.statements import Claim, claims, last
from briefing.delivery.evidence.checking.values import digest, plain, read, written
from briefing.delivery.evidence.reading import held
from briefing.delivery.evidence.sourcing import Texts
from briefing.delivery.evidence.words import ENTRY, README, notes
from briefing.delivery.policy.records import Extent
from briefing.errors import DeliveryError, PathError
from briefing.ledger import whole
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


def pack(copy: Copy, place: Path, licences: Mapping[str, Extent] | None = None) -> Packed:
    """Write the evidence pack of a copy to `place`: a file, or a folder that gets one.

    `licences` are those of the policy, None for none: then the cited paragraphs of each text go.
    The same copy gives the same bytes. Raises DeliveryError when the copy differs from its record
    or is too large, PathError when the file cannot be written.
    """
    files = gathered(copy, licences or {})
    try:
        raw = container.compose(files)
    except container.Refused as error:
        raise DeliveryError(f"{copy.name} cannot be packed: {error}") from error
    found = manifest.manifest(files)
    target = place / name(copy) if place.is_dir() else place
    try:
        whole.write(target, raw)
    except OSError as error:
        raise PathError(f"{target} cannot be written ({error})") from error
    sources = sum(one.startswith("sources/") for one in files)
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


def gathered(copy: Copy, licences: Mapping[str, Extent]) -> dict[str, bytes]:
    """Every file of a copy's pack, by its name in it. Raises DeliveryError."""
    own = copy.audience in ("", HOUSE)
    report = dict(_report(copy, own=own))
    files = {f"{record.FOLDER}{one}": content for one, content in report.items()}
    events = [msgspec.to_builtins(event) for event in copy.events]
    files[history.NAME] = written({"schema": history.SCHEMA, "key": copy.key, "events": events})
    table: list[Claim] = []
    extents: list[Extent] = []
    if own:
        table, texts = _claims(files, licences)
        extents = [texts.extents[one][0] for one in texts.articles]
        files[resting.NAME] = written({"schema": resting.SCHEMA, "claims": table})
        files |= dict(texts.files(table))
    files |= dict(checker())
    files["README.txt"] = README.encode()
    told = _manifest(copy, events[-1] if events else None, files)
    told |= {"claims": len(table), "notes": notes(report, extents, own=own)}
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
    files: Mapping[str, bytes], licences: Mapping[str, Extent]
) -> tuple[list[Claim], Texts]:
    """The claims table of the notebook, and the texts it cites."""
    from briefing.models import Annex

    if record.NOTEBOOK not in files:
        raise DeliveryError("the copy has no executed notebook: nobody can tell what it rests on")
    try:
        notebook = read(files[record.NOTEBOOK])
        shown = last(notebook, "annex/1") or {"articles": ()}
        texts = Texts(msgspec.convert(shown, Annex).texts, licences)
        return [texts.resting(claim) for claim in claims(notebook)], texts
    except (ValueError, LookupError, TypeError) as error:
        raise DeliveryError(f"the notebook cannot be read as a briefing ({error})") from error


def checker() -> Iterator[tuple[str, bytes]]:
    """The files that check a pack, as the kit has them."""
    for file in sorted(Path(container.__file__).parent.glob("*.py")):
        yield f"checking/{file.name}", file.read_bytes()
    yield from ((one, ENTRY.encode()) for one in ("__main__.py", "verify.py"))


def _manifest(
    copy: Copy, event: dict[str, object] | None, files: Mapping[str, bytes]
) -> dict[str, object]:
    fields = ("key", "notebook", "topic", "audience", "title", "day", "run", "marking", "status")
    return {
        "schema": manifest.SCHEMA,
        **{field: getattr(copy, field) for field in (*fields, "version", "by", "on", "content")},
        "last_event": digest(plain(event)) if event else "",
        "quotation": copy.quoted or {},
        "left_out": sorted({*_signed(copy)} - {one[len(record.FOLDER) :] for one in files}),
        "kit": _kit(),
        "verify": "python PACK.zip, or: briefing verify PACK.zip",
        "files": {
            one: {"sha256": digest(content), "bytes": len(content)}
            for one, content in files.items()
        },
    }


def _kit() -> str:
    from briefing.record import installed

    return installed("briefing") or ""
