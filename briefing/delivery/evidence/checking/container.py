"""The one form of a pack's zip, byte for byte, and how it is read without trusting it.

Files are stored, not packed, in the order of their names and with one date: the same files give
the same zip with every version of Python, and a zip of another form was changed by somebody.
Source of the layout: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import Dict, List, Tuple

Files = Dict[str, bytes]

LARGEST = 256_000_000  # bytes of a pack
MOST = 5_000  # files
LONGEST = 240  # bytes of a name
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEEDS, _MADE = 20, 0x0314  # version 2.0; by the same on Unix
_DATE = 33  # 1 January 1980, the first day a zip can tell
_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40
_MODE = (stat.S_IFREG | 0o644) << 16


class Refused(Exception):  # noqa: N818 - it says why a file is no pack
    """Why something cannot be read as a pack."""


def compose(files: Files) -> bytes:
    """The zip of these files, by their names. Raises Refused for what no pack may hold."""
    faults = [why for name in files for why in unsafe(name)]
    total = sum(map(len, files.values()))
    if faults or len(files) > MOST or total > LARGEST:
        raise Refused(faults[0] if faults else "it is larger than a pack may be")
    out, listed = io.BytesIO(), io.BytesIO()
    for name in sorted(files, key=lambda one: one.encode()):
        raw, content = name.encode(), files[name]
        flags = 0 if name.isascii() else _UTF8
        told = (flags, 0, 0, _DATE, zlib.crc32(content), len(content), len(content), len(raw), 0)
        place = out.tell()
        out.write(_LOCAL.pack(b"PK\3\4", _NEEDS, *told) + raw + content)
        listed.write(_CENTRAL.pack(b"PK\1\2", _MADE, _NEEDS, *told, 0, 0, 0, _MODE, place) + raw)
    start, central = out.tell(), listed.getvalue()
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(central), start, 0)
    return out.getvalue() + central + end


def unsafe(name: str) -> List[str]:
    """Why a name may not be that of a file in a pack; empty when it may."""
    try:
        long = len(name.encode()) > LONGEST
    except UnicodeEncodeError:
        return [f"{told(name)}: the name is no text"]
    parts = name.split("/")
    if long or any(not part or part in (".", "..") or part != part.strip() for part in parts):
        return [f"{told(name)}: the name leaves the pack, or is too long"]
    if any(ord(letter) < 32 or letter in '\\:*?"<>|\x7f' for letter in name):
        return [f"{told(name)}: the name has a sign that no file should have"]
    return []


def opened(raw: bytes) -> Tuple[Files, List[str]]:
    """The files of a zip, and what is wrong with its form.

    Raises Refused when it is no zip, or one that nobody should unpack.
    """
    _bounded(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            listed = archive.infolist()
            _refuse(listed, len(raw))
            files = {one.filename: archive.read(one) for one in listed}
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile raises what it likes on a broken one
        raise Refused(f"it is no zip that can be read ({type(error).__name__})") from None
    if compose(files) != raw:
        return files, ["the zip is not as it was written: something lies between its files"]
    return files, []


def _bounded(raw: bytes) -> None:
    """Refuse a zip whose list of files is longer than it may be before the list is read."""
    if len(raw) > LARGEST:
        raise Refused(f"it is larger than {LARGEST:,} bytes")
    if len(raw) < _END.size or not raw[-_END.size :].startswith(b"PK\5\6"):
        raise Refused("it does not end as a pack does: it was cut, or something was added")
    _, _, _, _, count, size, start, _ = _END.unpack(raw[-_END.size :])
    if count > MOST or size > MOST * (_CENTRAL.size + LONGEST) or start + size > len(raw):
        raise Refused(f"it says that it has {count} files; {MOST:,} at most")


def _refuse(listed: List[zipfile.ZipInfo], size: int) -> None:
    for one in listed:
        name = one.filename
        for why in unsafe(name):
            raise Refused(why)
        if one.flag_bits & _ENCRYPTED:
            raise Refused(f"{told(name)}: it is encrypted")
        if not stat.S_ISREG(one.external_attr >> 16):
            raise Refused(f"{told(name)}: it is no ordinary file (a link or a folder)")
        if one.compress_type != zipfile.ZIP_STORED or one.file_size != one.compress_size:
            raise Refused(f"{told(name)}: it is compressed; files of a pack never are")
    names = [one.filename.casefold() for one in listed]
    if len(set(names)) != len(names):
        raise Refused("two files have the same name")
    if sum(one.file_size for one in listed) > size:
        raise Refused("its files overlap")


def told(text: object, most: int = 120) -> str:
    """A text from outside as it may be printed in a terminal."""
    words = str(text)
    shown = "".join(
        one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words[:most]
    )
    return shown + ("…" if len(words) > most else "")
