"""A folder of a WebDAV server (RFC 4918): files are put aside, then moved over the old ones."""

from __future__ import annotations

import contextlib
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from webdav4.client import Client, ResourceAlreadyExists, ResourceNotFound

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
        self._client = Client(**_read(way))
        self._there: set[str] = set()

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder with their bytes."""
        return {
            entry["name"].strip("/"): int(entry.get("content_length") or 0)
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
                of.append(entry["name"].strip("/"))
        return found

    def read(self, name: str) -> bytes:
        """What a file holds."""
        return bytes(self._client.request("GET", name).content)

    def write(self, name: str, content: bytes) -> None:
        """Put a file; the collections it lies in are made."""
        self._make(name)
        self._client.request("PUT", name, content=content)

    def rename(self, old: str, new: str) -> None:
        """Move a file over another (MOVE with Overwrite: T)."""
        self._make(new)
        self._client.move(old, new, overwrite=True)

    def remove(self, name: str) -> None:
        """Take a file away. Empty collections stay: DELETE would take what somebody else adds."""
        with contextlib.suppress(ResourceNotFound):
            self._client.remove(name)

    def settle(self) -> None:
        """Nothing: the server sees to its disks."""

    def close(self) -> None:
        """Close the connections."""
        self._client.http.close()

    def _entries(self, folder: str) -> list[dict[str, Any]]:
        try:
            found = self._client.ls(folder, detail=True)
        except ResourceNotFound:
            return []
        return [entry for entry in found if isinstance(entry, dict)]

    def _make(self, name: str) -> None:
        parts = name.split("/")[:-1]
        for number in range(len(parts) + 1):
            folder = "/".join(parts[:number])
            if folder not in self._there:
                with contextlib.suppress(ResourceAlreadyExists):
                    self._client.mkdir(folder)
                self._there.add(folder)


def _read(way: Way) -> dict[str, Any]:
    """What the client is made of. Raises DeliveryError."""
    for names, known in ((way.storage, _OPTIONS), (way.secret_env, _SECRETS)):
        for name in names:
            if name not in known:
                raise DeliveryError(
                    f"way {way.name}: WebDAV has no {name!r} there. {nearest(name, known)}"
                )
    parts = urlsplit(way.place.strip())
    scheme = parts.scheme.lower().removeprefix("webdav+")
    host = parts.netloc.rpartition("@")[2]
    url = urlunsplit((scheme, host, parts.path.rstrip("/") + "/", "", ""))
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
    return options
