"""A file of a copy: as it was signed, or exported now with the stamp of its version."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.audiences import HOUSE
from briefing.delivery.copies import Copy
from briefing.delivery.releases import intact, ran, signed
from briefing.delivery.releases.draft import Draft, again
from briefing.delivery.releases.pictures import KEPT, beside
from briefing.delivery.releases.stamps import later, stamp
from briefing.errors import BriefingError, DeliveryError
from briefing.exporters.writing import Release
from briefing.slugs import slug


def written(copy: Copy, format: str) -> bytes:  # noqa: A002 - the word of the kit for it
    """A copy in a format, such as html: the file of it, verified, else one exported now.

    A withdrawn version is always exported now, as it says so, and so is a draft that has to tell
    of corrections and withdrawals. Raises UnknownNameError for a format
    nobody knows, DeliveryError when its file was changed or it cannot be made.
    """
    from briefing.exporters import short, writer

    writer(format)
    name = file_of(copy, short(format))
    release = stamp(copy.events, copy.version) if copy.version else later(copy.events)
    if name in copy.files and copy.status != "withdrawn":
        return _file(copy, name)
    _sound(copy)
    pictures = copy.folder / KEPT if copy.version else beside(ran.read(copy.folder))
    return made(copy.folder, [short(format)], copy.audience, pictures, release)[name]


def file_of(copy: Copy, suffix: str) -> str:
    """The name of a copy's file of a format."""
    return f"briefing.{slug(copy.audience)}.{suffix}" if copy.audience else f"briefing.{suffix}"


def made(
    folder: Path,
    formats: Sequence[str],
    audience: str,
    pictures: Path,
    release: Release | None,
    *,
    final: bool = False,
) -> dict[str, bytes]:
    """The reports of the executed notebook in a folder, by name.

    Raises DeliveryError; with `final` also when one may only be a draft.
    """
    from briefing.exporters import exports, house
    from briefing.exporters.writing import Options
    from briefing.runner import executed, place, proof
    from briefing.runner.reports import whole

    home = ran.home(folder)
    try:
        with ran.within(home):
            found = executed.read(folder)
            if not found.recorded or (final and not (found.proven and found.proven.passed)):
                raise DeliveryError("its notebook is not the one that was run and proven there")
            apart = f"briefing.{slug(audience)}_files" if audience else place.BESIDE
            options = Options(
                audience or HOUSE,
                folder=pictures,
                brand=house.brand(home),
                beside=apart,
                release=release,
            )
            reports = exports(proof.for_export(found.node, found.proven), formats, options)
            figures = proof.shown(found.node).figures
            for one in reports:
                whole(one, figures)
                if final and one.draft:
                    raise DeliveryError(f"it may only be a draft ({one.draft})")
    except BriefingError as error:
        raise DeliveryError(f"{folder}: the report could not be written: {error}") from error
    stem = f"briefing.{slug(audience)}" if audience else "briefing"
    files: dict[str, bytes] = {}
    for one in reports:
        files |= {f"{stem}{one.suffix}": one.data} | dict(one.files)
    return files


def _sound(copy: Copy) -> None:
    """See that what a copy is exported from is what it was. Raises DeliveryError."""
    if copy.version:
        signed.at(copy.folder)
        if copy.audience and again(copy) != copy.content:
            raise DeliveryError(
                f"what {copy.audience} may read has changed since {copy.name} was signed, so that "
                "it is not written in other formats. Run it again, and release that."
            )
    elif Draft(copy.folder).content != copy.content:
        raise DeliveryError(
            f"{copy.folder} holds another report than when it was collected. Deliver it again."
        )


def _file(copy: Copy, name: str) -> bytes:
    try:
        content = intact.held(copy.folder, name)
    except OSError as error:
        why = error.strerror or str(error)
        raise DeliveryError(f"{copy.folder / name} cannot be read ({why}).") from error
    if intact.digest(content).sha256 != copy.files[name].sha256:
        raise DeliveryError(
            f"{copy.folder / name} is not what it was when it was collected. Run it again, or put "
            "it back from a backup."
        )
    return content
