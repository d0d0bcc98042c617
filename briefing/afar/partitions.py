"""Parquet files of a corpus, wherever fsspec finds them: each is read as one task."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from briefing.errors import PathError, UsageError
from briefing.library import ledger
from briefing.sources import is_input, printable
from briefing.sources.parquet import SUFFIXES
from briefing.sources.rows import MAPPING_SUFFIX

_MAGIC = "*?["
_WEB = ("http://", "https://")
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")  # as file systems say it


class Partition(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a corpus. `url` says where, `place` what the records call it.

    `mapped` is True when a column mapping lies beside it.
    """

    url: str
    place: str
    key: str
    size: int
    modified: int
    mapped: bool = False

    @property
    def known_as(self) -> ledger.Input:
        """The file as the library's ledger of files knows it; a local one as `ingest` does."""
        return ledger.Input(Path(self.key), self.key, self.place, self.size, self.modified)


def partitions(patterns: Iterable[str]) -> list[Partition]:
    """The Parquet files that paths, folders, URLs or patterns name, each once, by their names.

    Raises PathError when there is none, UsageError when nobody opens such an address.
    """
    found: dict[str, Partition] = {}
    for pattern in patterns:
        named = {one.key: one for one in _named(pattern)}
        if not named:
            raise PathError(
                f"{printable(pattern)}: no Parquet file is there. Name a file, a folder or a "
                "pattern, such as 's3://bucket/articles/*.parquet'"
            )
        found |= {key: one for key, one in sorted(named.items()) if key not in found}
    return list(found.values())


def _named(pattern: str) -> Iterator[Partition]:
    system, path = opened(pattern)
    try:
        infos = _infos(system, path)
        base = _base(system, path)
        beside = _mappings(system, infos)
    except (OSError, ValueError) as error:
        raise PathError(f"{printable(pattern)}: cannot be listed ({error!s:.200})") from error
    for name, info in infos.items():
        place = name.removeprefix(base).strip("/") or PurePosixPath(name).name
        yield _partition(system, name, printable(place), info, mapped=name in beside)


def opened(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path there. Raises UsageError."""
    if url.lower().startswith(_WEB):
        raise UsageError(f"{printable(url)}: is fetched first: briefing fetch URL --library FILE")
    if "::" in url:
        raise UsageError(f"{printable(url)}: a chain of addresses; name the file itself")
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError("A corpus needs fsspec. Run: pip install 'briefing[dask]'") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(f"{printable(url)}: {error!s:.200}") from error
    return system, str(path)


def _infos(system: Any, path: str) -> dict[str, dict[str, Any]]:
    if any(sign in path for sign in _MAGIC):
        found = system.glob(path, detail=True)
    elif system.isdir(path):
        found = system.find(path, detail=True)
    else:
        return {path: system.info(path)} if system.exists(path) else {}
    base = _base(system, path)
    return {
        name: info
        for name, info in sorted(found.items())
        if info.get("type") == "file"
        and name.lower().endswith(SUFFIXES)
        and is_input(name.removeprefix(base).strip("/"))
    }


def _base(system: Any, path: str) -> str:
    """The folder that places count from."""
    signs = [path.index(sign) for sign in _MAGIC if sign in path]
    if signs:
        return path[: min(signs)].rpartition("/")[0]
    return path if system.isdir(path) else path.rpartition("/")[0]


def _mappings(system: Any, names: Iterable[str]) -> set[str]:
    """Those of the files that a column mapping lies beside."""
    wanted = {f"{name}{MAPPING_SUFFIX}": name for name in names}
    folders = {name.rpartition("/")[0] for name in wanted}
    there = {name for folder in folders for name in system.ls(folder, detail=False)}
    return {name for mapping, name in wanted.items() if mapping in there}


def _partition(system: Any, name: str, place: str, info: Any, *, mapped: bool) -> Partition:
    if "file" in system.protocol:
        one = ledger.found(Path(name), place)
        return Partition(
            url=name, place=place, key=one.key, size=one.size, modified=one.modified, mapped=mapped
        )
    url, size = system.unstrip_protocol(name), int(info.get("size") or 0)
    told = [_moment(info[key]) for key in _TIMES if info.get(key) is not None]
    seen = told[0] if told else int.from_bytes(hashlib.sha256(repr(info).encode()).digest()[:7])
    if mapped:
        beside = system.info(f"{name}{MAPPING_SUFFIX}")
        size += int(beside.get("size") or 0)
    key = printable(url)
    return Partition(url=url, place=place, key=key, size=size, modified=seen, mapped=mapped)


def _moment(told: Any) -> int:
    """A time as a file system tells it, in nanoseconds since 1970; of words, their hash."""
    if isinstance(told, datetime):
        return int(told.timestamp() * 1e9)
    if isinstance(told, int | float):
        return int(told * 1e9)
    return int.from_bytes(hashlib.sha256(str(told).encode()).digest()[:7])
