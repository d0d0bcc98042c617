"""A site brought to its place: what changed first, what links to it last, what has to go away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from briefing import project, whole
from briefing.delivery.policy.records import Way
from briefing.delivery.site import addresses
from briefing.delivery.site.records import Piece, Site
from briefing.delivery.ways.places import Place
from briefing.errors import DeliveryError

MANIFEST = "files.json"  # at the place: every file of the site with its hash
_LARGEST = 100_000_000  # bytes of it


class _Known(msgspec.Struct, frozen=True):
    """What was last published to a place: the hash of each file, empty where nobody is sure."""

    place: str = ""
    files: dict[str, str] = {}


def publish(site: Site, way: Way) -> tuple[int, int]:
    """Bring a site to the way's place; how many files were put there and how many taken away.

    A file of the place that no site of this kit put there stays. When something fails, what may
    no longer be there goes all the same. Raises DeliveryError.
    """
    files = site.files | {MANIFEST: Piece.of(_manifest(site))}
    with Place(way) as place:
        known, there = _read(way), set(place.names())
        ours = {*known, *_listed(place.read(MANIFEST) if MANIFEST in there else None)}
        changed = [n for n, p in files.items() if known.get(n) != p.sha256 or n not in there]
        stale = sorted((ours & there) - set(files))
        # Whoever is killed from here on leaves the next one in doubt about just these.
        _keep(way, {**dict.fromkeys(ours, ""), **known, **dict.fromkeys(changed, "")})
        last = [name for name in (*site.last, MANIFEST) if name in set(changed)]
        try:
            place.put(((name, files[name].read()) for name in changed), last)
        except BaseException:
            with contextlib.suppress(DeliveryError):  # the error above is the one to tell
                place.remove(n for n in (*stale, *_gone(site, changed)) if _is_content(n))
            raise
        _finish(way, place, stale, files)
    return len(changed), len(stale)


def _finish(way: Way, place: Place, stale: Iterable[str], files: Mapping[str, Piece]) -> None:
    """Take away what is not part of the site any more, and remember what is there now."""
    place.remove(stale)
    _keep(way, {name: piece.sha256 for name, piece in files.items()})


def write(site: Site, folder: Path) -> tuple[int, int]:
    """Write a site into a folder of this computer, as `publish` does."""
    return publish(site, Way(name="folder", kind="site", most="", place=str(folder.absolute())))


def _gone(site: Site, changed: Iterable[str]) -> Iterator[str]:
    """The reports that were withdrawn and stand there still: their notices did not arrive."""
    notices = {addresses.report(copy) for copy in site.shown if copy.status == "withdrawn"}
    yield from (name for name in changed if name in notices)


def _is_content(name: str) -> bool:
    """True for what holds words of a report."""
    return name.startswith(addresses.FOLDERS)


def _manifest(site: Site) -> bytes:
    told = {name: piece.sha256 for name, piece in sorted(site.files.items())}
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def _listed(raw: bytes | None) -> list[str]:
    """The names of a manifest that somebody may have changed: only such as this kit gives."""
    try:
        found = msgspec.json.decode(raw or b"{}", type=dict[str, str])
    except msgspec.DecodeError:
        return []
    return [n for n in found if n in addresses.ROOT or n.startswith(addresses.FOLDERS)]


def _read(way: Way) -> dict[str, str]:
    try:
        raw = _file(way).read_bytes()[:_LARGEST]
        found = msgspec.json.decode(raw, type=_Known)
    except (OSError, msgspec.DecodeError):
        return {}
    return found.files if found.place == way.place else {}


def _keep(way: Way, files: dict[str, str]) -> None:
    """Remember what is at the place, whole or not at all."""
    path = _file(way)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole.write(path, msgspec.json.encode(_Known(way.place, files)), 0o600)
    except OSError as error:
        raise DeliveryError(
            f"{path} cannot be written ({error.strerror or error}). Free some space, or see who "
            "may write there."
        ) from error


def _file(way: Way) -> Path:
    name = addresses.place(
        f"{way.name} {way.place}"
    )  # with a hash: a dry run has a place of its own
    return project.root() / "reports" / ".sites" / f"{name}.json"
