"""Folders that several machines share are told by their file system."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.mounts import is_shared, kind, shares

TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/desk rw,relatime - nfs4 server:/desk rw,vers=4.2
31 22 0:41 / /mnt/with\\040blank rw - cifs //server/share rw
32 30 0:42 / /mnt/desk/local rw - tmpfs tmpfs rw
33 22 0:43 / /home rw - ext4 /dev/sdb rw
34 33 0:44 / /home rw master:2 - fuse.sshfs me@server: rw
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/", "ext4"),
        ("/mnt/desk", "nfs4"),
        ("/mnt/desk/reports", "nfs4"),
        ("/mnt/desktop", "ext4"),
        ("/mnt/desk/local/x", "tmpfs"),
        ("/mnt/with blank/reports", "cifs"),
        ("/home/me", "fuse.sshfs"),
    ],
)
def test_the_mount_that_holds_a_folder(folder: str, found: str) -> None:
    """Is the innermost, and of two on one place the later."""
    assert kind(TABLE, folder) == found


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("ext4", False), ("btrfs", False), ("tmpfs", False), ("overlay", False), ("", False),
        ("fuseblk", False), ("nfs", True), ("nfs4", True), ("cifs", True), ("smb3", True),
        ("9p", True), ("virtiofs", True), ("fuse.sshfs", True), ("fuse", True), ("ceph", True),
    ],
)  # fmt: skip
def test_what_several_machines_share(name: str, *, several: bool) -> None:
    """File systems of a network, of virtual machines, and what a program makes up."""
    assert shares(name) == several


@given(st.text(), st.text())
def test_no_table_raises(table: str, folder: str) -> None:
    """Whatever a system tells."""
    assert isinstance(kind(table, folder), str)


def test_a_folder_of_this_machine(tmp_path: Path) -> None:
    """The folder of the tests is nobody else's."""
    assert not is_shared(tmp_path)
