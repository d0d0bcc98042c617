"""Where files are put: what a folder and every other file system must be able to do."""

from __future__ import annotations

import unicodedata
from typing import Protocol

from briefing.errors import DeliveryError

STAGING = ".staging-"  # names of files that are on their way begin so
_LONGEST = 255  # bytes of one part of a name; most file systems allow no more
_LARGEST = 900  # bytes of a name; S3 allows 1,024 with what stands before it
_FORBIDDEN = set('\\:*?"<>|#%')  # separators, patterns and what an address reads as its own


class Ground(Protocol):
    """A place of files, named by paths with slashes.

    `whole`: what is written is seen as a whole or not at all, as with S3; else it is written under
    another name and renamed. All but `names` raise OSError and whatever a library raises.
    """

    whole: bool

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder ("" is the place itself) with their bytes; none if absent."""
        ...

    def walk(self, folder: str) -> list[str]:
        """The names of all files below a folder; of all of the place, staged ones too, for ""."""
        ...

    def read(self, name: str) -> bytes:
        """What a file holds."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Write a file; the folders it lies in are made."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in one step; what had that name is replaced."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        ...

    def settle(self) -> None:
        """See to it that what was done is there after a power cut too, where that can be asked."""
        ...

    def close(self) -> None:
        """Let go of it, without waiting for anybody."""
        ...


def fits(name: str) -> bool:
    """True for the name of a file inside the place that every file system takes."""
    parts = name.split("/")
    wrong = (
        not name
        or any(part in {"", ".", ".."} or part != part.strip() for part in parts)
        or any(len(part.encode("utf-8", "replace")) > _LONGEST for part in parts)
        or len(name.encode("utf-8", "replace")) > _LARGEST
        or any(letter in _FORBIDDEN or _unprintable(letter) for letter in name)
        or parts[0].startswith(STAGING)
    )
    return not wrong


def checked(name: str) -> str:
    """`name`, when it is one of a file inside the place. Raises DeliveryError."""
    if not fits(name):
        raise DeliveryError(
            f"{name[:80]!a} cannot be the name of a published file: it must be a path inside the "
            "place, without empty parts, dots, control characters or any of "
            f"{' '.join(sorted(_FORBIDDEN))}"
        )
    return name


def folder(name: str) -> str:
    """The folder a file lies in, "" for the place itself."""
    return name.rpartition("/")[0]


def _unprintable(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
