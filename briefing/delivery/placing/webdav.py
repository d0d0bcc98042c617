"""A folder of a WebDAV server (RFC 4918): files are put aside, then moved over the old ones."""

from __future__ import annotations

import contextlib
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from webdav4.client import Client, ResourceAlreadyExists, ResourceConflict, ResourceNotFound

from briefing.delivery.placing import secret, unencrypted
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError, nearest
from briefing.fetching.connecting import trust

_OPTIONS = ("username",)
_SECRETS = ("password", "token")


class Webdav:
    """Files below one collection."""

    whole = False

    def __init__(self, way: Way) -> None:
        """Make the client. Raises DeliveryError."""
        self._root, options = _read(way)
        self._client = Client(**options)
        self._there: set[str] = set()

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder with their bytes."""
        return {
            self._name(entry): int(entry.get("content_length") or 0)
            for entry in self._entries(folder)
            if entry["type"] == "file"
        }

    def walk(self, folder: str) -> list[str]:
        """The names of all files below a folder."""
        found: list[str] = []
        folders = [folder]
        while folders:
            for entry in self._entries(folders.pop()):
                of = found if entry["type"] == "file" else folders
                of.append(self._name(entry))
        return found

    def read(self, name: str) -> bytes:
        """What a file holds."""
        return bytes(self._client.request("GET", self._at(name)).content)

    def write(self, name: str, content: bytes) -> None:
        """Put a file; the collections it lies in are made."""
        self._make(self._at(name).rpartition("/")[0])
        self._client.request("PUT", self._at(name), content=content)

    def rename(self, old: str, new: str) -> None:
        """Move a file over another (MOVE with Overwrite: T)."""
        self._make(self._at(new).rpartition("/")[0])
        self._client.move(self._at(old), self._at(new), overwrite=True)

    def remove(self, name: str) -> None:
        """Take a file away. Empty collections stay: DELETE would take what somebody else adds."""
        with contextlib.suppress(ResourceNotFound):
            self._client.remove(self._at(name))

    def settle(self) -> None:
        """Nothing: the server sees to its disks."""

    def close(self) -> None:
        """Close the connections."""
        self._client.http.close()

    def _entries(self, folder: str) -> list[dict[str, Any]]:
        try:
            found = self._client.ls(self._at(folder), detail=True)
        except ResourceNotFound:
            return []
        return [entry for entry in found if isinstance(entry, dict)]

    def _at(self, name: str) -> str:
        """The path of a file on the server."""
        return f"{self._root}/{name}".strip("/")

    def _name(self, entry: dict[str, Any]) -> str:
        return str(entry["name"]).strip("/").removeprefix(self._root).lstrip("/")

    def _make(self, folder: str) -> None:
        """Make a collection, and those above it that are not there (MKCOL makes one at a time)."""
        if folder in self._there or not folder:
            return
        with contextlib.suppress(ResourceAlreadyExists):
            try:
                self._client.mkdir(folder)
            except ResourceConflict:
                self._make(folder.rpartition("/")[0])
                self._client.mkdir(folder)
        self._there.add(folder)


def _read(way: Way) -> tuple[str, dict[str, Any]]:
    """The path of the place on its server, and what the client is made of. Raises DeliveryError."""
    for names, known in ((way.storage, _OPTIONS), (way.secret_env, _SECRETS)):
        for name in names:
            if name not in known:
                raise DeliveryError(
                    f"way {way.name}: WebDAV has no {name!r} there. {nearest(name, known)}"
                )
    parts = urlsplit(way.place.strip())
    scheme = parts.scheme.lower().removeprefix("webdav+")
    host = parts.netloc.rpartition("@")[2]
    url = urlunsplit((scheme, host, "/", "", ""))
    unencrypted.refuse(way, url)
    secrets = secret.options(way)
    user = str(way.storage.get("username", "") or unquote(parts.username or ""))
    options: dict[str, Any] = {
        "base_url": url,
        "retry": False,  # the way counts its own
        "timeout": way.timeout,
        "trust_env": False,  # no proxy and no password of the environment
        "verify": trust(str(unencrypted.certificates(way)) if way.ca_file else ""),
    }
    if "token" in secrets:
        options["headers"] = {"Authorization": f"Bearer {secrets['token']}"}
    elif user:
        options["auth"] = (user, secrets.get("password", ""))
    return unquote(parts.path).strip("/"), options
