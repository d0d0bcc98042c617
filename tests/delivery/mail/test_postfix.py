"""Mail to Debian's Postfix: an instance of the test's own, beside what the machine has."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import copy, errand, read, states, way

ANN, BEN = "ann@reader.example", "ben@reader.example"
DAEMONS = Path("/usr/lib/postfix/sbin")
MAIN = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/state
daemon_directory = {daemons}
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = localhost
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_peername_lookup = no
disable_dns_lookups = yes
mydestination =
virtual_mailbox_domains = reader.example
virtual_mailbox_base = {home}/boxes
virtual_mailbox_maps = inline:{{ {{ ann@reader.example = ann/ }} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_relay_restrictions = reject_unauth_destination
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {home}/server.pem
smtpd_tls_key_file = {home}/server.pem
maillog_file = {home}/log
maillog_file_prefixes = {home}
"""
SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"""

pytestmark = pytest.mark.skipif(
    not DAEMONS.is_dir() or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="Postfix is not installed, or this is not root: no mail went to it",
)


@pytest.fixture
def postfix(authority: tuple[Any, str]) -> Iterator[tuple[int, Path]]:
    """An instance that listens on a port of loopback, and the folder of its mailboxes."""
    with tempfile.TemporaryDirectory(prefix="briefing-postfix-") as folder:
        home, port = Path(folder), _free()
        home.chmod(0o755)
        _laid(home, port, authority[0])
        subprocess.run(["postfix", "-c", str(home / "etc"), "start"], check=True)
        try:
            yield port, home / "boxes"
        finally:
            subprocess.run(["postfix", "-c", str(home / "etc"), "abort"], check=True)


def _free() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _laid(home: Path, port: int, authority: Any) -> None:
    """The folders and files of an instance."""
    import pwd

    user = pwd.getpwnam("postfix")
    owner = user.pw_uid, user.pw_gid
    for name in ("etc", "queue", "state", "boxes"):
        (home / name).mkdir()
    for name in ("state", "boxes"):
        os.chown(home / name, *owner)
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(
        str(home / "server.pem")
    )
    told = {"home": home, "daemons": DAEMONS, "uid": owner[0], "gid": owner[1], "port": port}
    (home / "etc" / "main.cf").write_text(MAIN.format(**told), "utf-8")
    (home / "etc" / "master.cf").write_text(SERVICES.format(**told), "utf-8")


def test_postfix_takes_it(
    postfix: tuple[int, Path], authority: tuple[Any, str], tmp_path: Path, journal: Journal
) -> None:
    """Over STARTTLS; one receiver it does not know, which costs the other nothing."""
    port, boxes = postfix
    post = way(port=port, security="starttls", ca_file=authority[1])
    one = errand(copy(tmp_path), post, BEN, ANN)
    found = mail.carry([one], post, journal, None)
    assert [(o.receiver, o.ending) for o in found] == [(BEN, "failed"), (ANN, "sent")]
    assert "(550 5.1.1" in found[0].why
    assert "queued as" in found[1].where
    (raw,) = _arrived(boxes / "ann" / "new")
    assert read(raw)["To"] == ANN
    assert states(journal) == {ANN: "sent", BEN: "failed"}


def _arrived(folder: Path) -> list[bytes]:
    """What lies in a mailbox, as soon as something does."""
    for _ in range(600):
        if folder.is_dir() and (files := [*folder.iterdir()]):
            return [path.read_bytes() for path in files]
        time.sleep(0.05)
    return []
