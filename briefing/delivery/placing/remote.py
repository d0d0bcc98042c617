"""A place on another computer, through fsspec: S3 and its like, SFTP, WebDAV, and any other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from briefing.delivery.placing import address, secret
from briefing.delivery.placing.grounds import Ground
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

# Object stores: what is put there is seen as a whole, or not at all.
_WHOLE = frozenset("s3 s3a gs gcs abfs abfss az adl oci oss memory".split())
Told = Callable[[str], dict[str, str]]
_OWN = frozenset({"verify", "auth", "host_key_policy", "client_kwargs", "config_kwargs"})
_EXTRAS = {"s3": "s3", "s3a": "s3", "sftp": "sftp", "ssh": "sftp"} | dict.fromkeys(
    ("webdav+https", "webdav+http"), "webdav"
)


def opened(way: Way, kind: str) -> Ground:
    """The place of a way whose address begins with `kind`.

    Raises DeliveryError for what can be told before it is reached, and what its library raises.
    """
    if found := sorted(_OWN.intersection({*way.storage, *way.secret_env})):
        raise DeliveryError(
            f"way {way.name}: {found[0]} cannot be set. Certificates and host keys are always "
            "checked; name the house's own with ca_file or known_hosts."
        )
    try:
        if kind in {"s3", "s3a"}:
            from briefing.delivery.placing import s3

            return Remote(*s3.opened(way), whole=True, told=s3.told)
        if kind in {"sftp", "ssh"}:
            from briefing.delivery.placing.sftp import Sftp

            return Sftp(way)
        if kind in {"webdav+https", "webdav+http"}:
            from briefing.delivery.placing.webdav import Webdav

            return Webdav(way)
        return _any(way, kind)
    except ImportError as error:
        extra = _EXTRAS.get(kind)
        advice = f"Run: pip install 'briefing[{extra}]'" if extra else f"It says: {error}"
        raise DeliveryError(
            f"way {way.name}: {address.shown(way)} needs a package that is not installed. {advice}"
        ) from None


def _any(way: Way, kind: str) -> Ground:
    from fsspec.core import url_to_fs

    options: dict[str, Any] = {**way.storage, **secret.options(way)}
    filesystem, root = url_to_fs(way.place.strip(), skip_instance_cache=True, **options)
    return Remote(filesystem, root, whole=kind in _WHOLE)


def _nothing(name: str) -> dict[str, str]:  # noqa: ARG001 - asked as `s3.told` is
    return {}


class Remote:
    """Files below `root` of an fsspec file system."""

    def __init__(self, filesystem: Any, root: str, *, whole: bool, told: Told = _nothing) -> None:
        self.filesystem = filesystem
        self.root = root.rstrip("/")
        self.whole = whole
        self._told = told  # what the store is told of a file beside its bytes

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder with their bytes."""
        try:
            found = self.filesystem.ls(self.at(folder), detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {
            self._name(entry["name"]): int(entry.get("size") or 0)
            for entry in found
            if entry["type"] == "file" and entry["name"].strip("/") != self.at(folder).strip("/")
        }

    def walk(self, folder: str) -> list[str]:
        """The names of all files below a folder."""
        try:
            return [self._name(path) for path in self.filesystem.find(self.at(folder))]
        except FileNotFoundError:
            return []

    def read(self, name: str) -> bytes:
        """What a file holds."""
        return bytes(self.filesystem.cat_file(self.at(name)))

    def write(self, name: str, content: bytes) -> None:
        """Write a file."""
        path = self.at(name)
        if not self.whole:
            self.filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
        self.filesystem.pipe_file(path, content, **self._told(name))

    def rename(self, old: str, new: str) -> None:
        """Give a file another name. Where a file system does not replace, there is a gap."""
        path = self.at(new)
        self.filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
        try:
            self.filesystem.mv(self.at(old), path)
        except FileExistsError:
            self.filesystem.rm_file(path)
            self.filesystem.mv(self.at(old), path)

    def remove(self, name: str) -> None:
        """Take a file away."""
        with contextlib.suppress(FileNotFoundError):
            self.filesystem.rm_file(self.at(name))

    def settle(self) -> None:
        """Nothing: the other computer sees to its disks."""

    def close(self) -> None:
        """Nothing: fsspec closes when the file system is forgotten."""

    def at(self, name: str) -> str:
        """The path of a file in the file system."""
        return f"{self.root}/{name}" if name else self.root

    def _name(self, path: str) -> str:
        return path.strip("/").removeprefix(self.root.strip("/")).lstrip("/")
