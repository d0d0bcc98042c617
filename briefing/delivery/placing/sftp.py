"""A folder on another computer by SFTP: its host key is known before, nothing waits for ever."""

from __future__ import annotations

import contextlib
import errno
import os
import posixpath
import stat
from collections.abc import AsyncIterator
from pathlib import PurePosixPath
from typing import cast

import asyncssh

from briefing.delivery.placing import sshlogin
from briefing.delivery.placing.sshlogin import Login
from briefing.delivery.policy.records import Way

_GONE = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath)
_EVER = 86_400.0  # seconds: whoever asks for a large file bounds the step himself


class Sftp:
    """Files below one folder of an SFTP server (OpenSSH's and what has its extensions)."""

    whole = False

    def __init__(self, way: Way) -> None:
        """Log in. Raises DeliveryError, and what asyncssh raises."""
        self.root, options = sshlogin.read(way)
        self._login = Login(options, way.timeout)
        self._client = self._login.client
        self._there: set[str] = set()
        try:
            self._login.run(self._client.makedirs(self.root or ".", exist_ok=True))
        except BaseException:
            self.close()
            raise

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder with their bytes."""
        before = f"{folder}/" if folder else ""
        try:
            entries = self._login.run(self._client.readdir(self._at(folder)))
        except _GONE:
            return {}
        return {
            before + str(entry.filename): entry.attrs.size or 0
            for entry in entries
            if stat.S_ISREG(entry.attrs.permissions or 0)
        }

    def walk(self, folder: str) -> list[str]:
        """The names of all files below a folder."""

        async def walked() -> list[str]:
            return [name async for name in self._files(folder)]

        return self._login.run(walked(), _EVER)

    def read(self, name: str) -> bytes:
        """What a file holds."""

        async def fetched() -> bytes:
            async with self._client.open(self._at(name), "rb") as file:
                return cast("bytes", await file.read())

        try:
            return self._login.run(fetched(), _EVER)
        except _GONE as error:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file; it is on the server's disk when this returns, where it can do that."""

        async def stored() -> None:
            await self._make(name)
            async with self._client.open(self._at(name), "wb") as file:
                await file.write(content)
                with contextlib.suppress(asyncssh.SFTPOpUnsupported):
                    await file.fsync()

        try:
            self._login.run(stored(), _EVER)
        except asyncssh.SFTPFailure as error:
            if self._is_full(len(content)):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in one step (posix-rename@openssh.com)."""

        async def renamed() -> None:
            await self._make(new)
            await self._client.posix_rename(self._at(old), self._at(new))

        self._login.run(renamed())

    def remove(self, name: str) -> None:
        """Take a file away, and the folders that are empty then."""

        async def removed() -> None:
            with contextlib.suppress(*_GONE):
                await self._client.remove(self._at(name))
            with contextlib.suppress(asyncssh.SFTPError):  # not empty
                self._there.clear()
                for parent in [*PurePosixPath(name).parents][:-1]:
                    await self._client.rmdir(self._at(str(parent)))

        self._login.run(removed())

    def settle(self) -> None:
        """Nothing: each file was brought to the disk when it was written."""

    def close(self) -> None:
        """Break the connection off; a server that hangs is not waited for."""
        self._login.close()

    def _at(self, name: str) -> str:
        return posixpath.join(self.root, name) if name else self.root or "."

    async def _make(self, name: str) -> None:
        """Make the folder a file lies in, unless it was there a moment ago."""
        folder = posixpath.dirname(self._at(name)) or "."
        if folder not in self._there:
            await self._client.makedirs(folder, exist_ok=True)
            self._there.add(folder)

    async def _files(self, folder: str) -> AsyncIterator[str]:
        try:
            entries = await self._client.readdir(self._at(folder))
        except _GONE:
            return
        for entry in entries:
            name = posixpath.join(folder, str(entry.filename))
            kind = entry.attrs.permissions or 0
            if stat.S_ISREG(kind):
                yield name
            elif stat.S_ISDIR(kind) and entry.filename not in {".", ".."}:
                async for inner in self._files(name):
                    yield inner

    def _is_full(self, size: int) -> bool:
        """True when the server has no room: SFTP 3 has no such error of its own."""
        try:
            room = self._login.run(self._client.statvfs(self.root or "."))
        except (asyncssh.Error, OSError):
            return False
        return room.bavail * room.frsize < size
