"""The files of a folder or a .tar.gz, read when they are needed."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import PathError

MOST = 2_000_000_000  # bytes of an archive, unpacked
LARGEST = 50_000_000  # bytes of one page, unpacked
_PACKED = (".tar.gz", ".tgz", ".tar")

Load = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one origin by their path in it, with forward slashes, each with its loader."""

    name: str
    loads: dict[str, Load] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of a file, those of a .gz file unpacked.

        Raises ValueError when they are too many, OSError when they cannot be read.
        """
        raw = self.loads[path]()
        if path.endswith(".gz"):
            with gzip.open(io.BytesIO(raw)) as opened:
                raw = opened.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
        return raw


def origins(place: Path) -> Iterator[Files]:
    """The files of a folder, and of each archive in it; or of one archive.

    Raises PathError when `place` is neither.
    """
    if place.is_file() and place.name.endswith(_PACKED):
        yield _archive(place)
    elif place.is_dir():
        files = sorted(path for path in place.rglob("*") if path.is_file())
        plain = [path for path in files if not path.name.endswith(_PACKED)]
        yield Files(
            place.resolve().name,
            {path.relative_to(place).as_posix(): path.read_bytes for path in plain},
        )
        yield from (_archive(path) for path in files if path.name.endswith(_PACKED))
    else:
        raise PathError(
            f"{place} is no folder and no .tar.gz. Name one with pages and their ground truth."
        )


def _archive(place: Path) -> Files:
    """The files of an archive, in memory: nothing of it is written to the disk."""
    held: dict[str, Load] = {}
    left = MOST
    try:
        with tarfile.open(place) as opened:
            for member in opened:
                left -= member.size
                if left < 0:
                    raise PathError(f"{place} unpacks to more than {MOST // 1_000_000_000} GB.")
                content = opened.extractfile(member) if member.isfile() else None
                if content is not None:
                    held[member.name.removeprefix("./")] = io.BytesIO(content.read()).getvalue
    except (tarfile.TarError, EOFError, OSError) as error:
        raise PathError(f"{place} cannot be read as an archive ({error}).") from error
    return Files(place.name.split(".tar")[0].removesuffix(".tgz"), held)
