"""Zip containers from outside, read in memory and within bounds. Nothing is written anywhere.

DOCX, ODT and EPUB are such containers. What a directory promises of sizes is not believed: a
member is unpacked in steps, and the steps count.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from briefing.errors import SourceError

if TYPE_CHECKING:
    from lxml import etree

MOST_MEMBERS = 10_000
MOST_UNPACKED = 200_000_000  # bytes of one container, all members that are read together
LARGEST_MEMBER = 50_000_000  # bytes, unpacked

_STEP = 1 << 18  # bytes unpacked at a time
_METHODS = frozenset({ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2})  # LZMA may ask for any memory
_END = struct.Struct("<4s4H2LH")  # the record that ends a zip: PKWARE APPNOTE 4.3.16
_LONGEST_COMMENT = 0xFFFF
# All that zipfile and the decompressors raise on bytes that are no sound zip.
_BROKEN = (
    BadZipFile,
    EOFError,
    IndexError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


def is_zip(raw: bytes) -> bool:
    """True when `raw` begins as a zip container does, an empty one included."""
    return raw[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def listed(raw: bytes) -> tuple[str, ...]:
    """The names in the directory of a zip; empty when it is none, is broken, or too large."""
    try:
        return Zipped(raw, "").names if is_zip(raw) else ()
    except SourceError:
        return ()


def kind(raw: bytes) -> str:
    """The media type a container states in its first member, as ODT and EPUB do; else empty.

    OpenDocument 1.3 part 2, 3.3, and EPUB OCF 3.3, 4.2.2: stored, uncompressed, named `mimetype`.
    """
    if raw[:4] != b"PK\x03\x04" or raw[30:38] != b"mimetype":
        return ""
    extra = int.from_bytes(raw[28:30], "little")
    size = int.from_bytes(raw[22:26], "little")
    start = 38 + extra
    return raw[start : start + min(size, 100)].decode("ascii", "replace").strip()


class Zipped:
    """A zip container. `names` are its files, folders left out, in the order of its directory.

    Raises SourceError when `raw` is no zip, is cut off, or has too many members.
    """

    def __init__(self, raw: bytes, place: str) -> None:
        self._place = place
        self._left = MOST_UNPACKED
        self._refuse_many(raw)
        try:
            self._zip = ZipFile(BytesIO(raw))
        except _BROKEN as error:
            raise SourceError(
                f"{place}: its zip container is cut off or damaged. Get the file again."
            ) from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        self.names = tuple(dict.fromkeys(info.filename for info in infos))

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def _refuse_many(self, raw: bytes) -> None:
        at = raw.rfind(b"PK\x05\x06", -_END.size - _LONGEST_COMMENT)
        end = raw[at : at + _END.size] if at >= 0 else b""
        number = 0
        if len(end) == _END.size:
            _, _, _, _, number, size, _, _ = _END.unpack(end)
            # What it says may be untrue, and the whole directory is read before it is compared.
            number = max(number, raw.count(b"PK\x01\x02", max(0, at - size), at))
        # 0xFFFF stands for "more than fit here", which is too many as well.
        if number > MOST_MEMBERS:
            raise SourceError(
                f"{self._place}: a container of {number:,} files or more; the limit is "
                f"{MOST_MEMBERS:,}. Split it."
            )

    def read(self, name: str, largest: int = LARGEST_MEMBER) -> bytes:
        """The bytes of a member. Raises SourceError when it is missing, locked, damaged or large."""
        info = self._zip.NameToInfo.get(name)
        if info is None:
            raise SourceError(f"{self._place}: {name} is missing in it. Get the file again.")
        if info.flag_bits & 1:
            raise SourceError(f"{self._place}: it is locked with a password. Save it without one.")
        if info.compress_type not in _METHODS:
            raise SourceError(
                f"{self._place}: {name} is packed in a way that is not read. Pack it as plain zip."
            )
        try:
            return self._unpacked(name, min(largest, self._left))
        except _BROKEN as error:
            if isinstance(error, SourceError):
                raise
            raise SourceError(f"{self._place}: {name} is damaged in it. Get the file again.") from (
                error
            )

    def _unpacked(self, name: str, limit: int) -> bytes:
        parts, size = [], 0
        with self._zip.open(name) as member:
            while step := member.read(_STEP):
                size += len(step)
                if size > limit:
                    raise SourceError(
                        f"{self._place}: {name} unpacks to more than {limit:,} bytes, the limit. "
                        "Such a file may be a trap; leave it out, or split it."
                    )
                parts.append(step)
        self._left -= size
        return b"".join(parts)

    def xml(self, name: str) -> etree._Element:
        """The root of a member that is XML; entities and addresses in it are not followed.

        Raises SourceError when the member cannot be read or is no sound XML.
        """
        return xml_of(self.read(name), f"{self._place}: {name}")


def xml_of(raw: bytes, place: str) -> etree._Element:
    """The root of an XML text. Nothing it names is loaded, and no entity of its own is expanded.

    Raises SourceError when it is no sound XML, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{place} is no sound XML ({error}). Get the file again.") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise SourceError(f"{place} declares entities, which may be a trap. Save the file again.")
    return root
