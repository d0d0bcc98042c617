"""Whether a folder lies on a file system that several machines share."""

from __future__ import annotations

import os
import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
# Kinds of /proc/filesystems whose files another machine, real or virtual, may hold open too.
_SHARED = frozenset(
    "9p acfs afs beegfs ceph cifs coda davfs exafs gfs gfs2 glusterfs gpfs lustre ncpfs nfs nfs4"
    " ocfs2 orangefs prl_fs pvfs2 smb2 smb3 smbfs vboxsf virtiofs vmhgfs".split()
)
_LOCAL_FUSE = frozenset(("fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.mergerfs"))
_ESCAPE = re.compile(r"\\([0-7]{3})")


def is_shared(folder: Path) -> bool:
    """True when another machine may have the folder too; False where nobody can tell."""
    try:
        table = _TABLE.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return shares(kind(table, str(folder.resolve())))


def shares(name: str) -> bool:
    """True for a kind of file system that several machines share."""
    if name in _LOCAL_FUSE:
        return False
    return name in _SHARED or name == "fuse" or name.startswith("fuse.")


def kind(table: str, folder: str) -> str:
    """The kind of file system of a folder by a table of mounts (proc(5)); empty if it tells none.

    Of two mounts on one place the later one counts: it lies above.
    """
    best, found = -1, ""
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        place = _ESCAPE.sub(_meant, fields[4])
        if _holds(place, folder) and len(place) >= best:
            best, found = len(place), kinds[0]
    return found


def _meant(escaped: re.Match[str]) -> str:
    number = int(escaped[1], 8)
    return os.fsdecode(bytes([number & 0xFF]))


def _holds(place: str, folder: str) -> bool:
    return place in {"/", folder} or folder.startswith(place.rstrip("/") + "/")
