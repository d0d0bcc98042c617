"""A store that does not trust, or is not trusted, gets nothing, and the message says why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.delivery.stores.build import way
from tests.delivery.stores.conftest import Begin, Files
from tests.delivery.stores.failing import NEW, REMOTE, failure
from tests.delivery.stores.servers import Server, free_port, tool


@pytest.mark.parametrize("kind", ["s3", "rclone", "wsgidav"])
def test_a_certificate_of_nobody_known(kind: str, begin: Begin, certificate: Files) -> None:
    """Nothing is sent; with the house's own authority named, it is."""
    there = begin(kind, tls=certificate())
    assert "its certificate is not valid" in failure(there)
    assert there.files() == {}


@pytest.mark.parametrize("kind", ["s3", "rclone", "wsgidav"])
def test_a_certificate_for_another_name(
    kind: str, begin: Begin, certificate: Files, authority: tuple[object, str]
) -> None:
    """Though its authority is known."""
    there = begin(kind, tls=certificate("elsewhere.example"))
    assert "its certificate is not valid" in failure(there, ca_file=authority[1])
    assert there.files() == {}


@pytest.mark.parametrize("kind", ["s3", "rclone", "wsgidav"])
def test_a_certificate_of_the_house(
    kind: str, begin: Begin, certificate: Files, authority: tuple[object, str]
) -> None:
    """ca_file names its authority."""
    there = begin(kind, tls=certificate())
    places.put(there.changed(ca_file=authority[1]), NEW.items())
    assert there.files() == NEW


def test_a_file_without_certificates(server: Server, tmp_path: Path) -> None:
    """It is named, before anybody is asked."""
    if server.kind == "sftp":
        pytest.skip("SFTP has no certificates of this kind")
    (tmp_path / "ca.pem").write_text("no certificate", "ascii")
    assert "ca.pem holds no certificates" in failure(server, ca_file=str(tmp_path / "ca.pem"))


def test_a_refused_login(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password or key: one try, and a word on what to do."""
    changed: dict[str, object] = {}
    if server.kind == "sftp":
        key = tmp_path / "stranger"
        subprocess.run(
            [tool("ssh-keygen", "SFTP"), "-q", "-t", "ed25519", "-N", "", "-f", str(key)],
            check=True,
        )
        changed["storage"] = {**server.way.storage, "client_keys": str(key), "agent_path": ""}
    else:
        monkeypatch.setenv("TEST_S3_SECRET", "wrong-but-secret")
        monkeypatch.setenv("TEST_DAV_PASSWORD", "wrong-but-secret")
    said = failure(server, attempts=5, **changed)
    assert "it refused" in said
    assert ("tries" in said, "wrong-but-secret" in said) == (False, False)
    assert server.files() == {}


def test_an_unknown_host_key(server: Server, tmp_path: Path) -> None:
    """Neither an unknown nor another key is trusted, and nobody is asked."""
    if server.kind != "sftp":
        pytest.skip("only SFTP has host keys")
    key = tmp_path / "other"
    subprocess.run(
        [tool("ssh-keygen", "SFTP"), "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True
    )
    other = key.with_suffix(".pub").read_text("ascii").rsplit(" ", 1)[0]
    for line in ("", f"[127.0.0.1]:{server.port} {other}\n"):
        (tmp_path / "known_hosts").write_text(line, "ascii")
        told = {**server.way.storage, "known_hosts": str(tmp_path / "known_hosts")}
        assert "its host key is not in known_hosts" in failure(server, storage=told)
    told = {**server.way.storage, "known_hosts": str(tmp_path / "none")}
    assert "so no host key is known" in failure(server, storage=told)
    assert "Host keys are always checked" in failure(
        server, storage={**server.way.storage, "known_hosts": False}
    )
    assert server.files() == {}


@pytest.mark.parametrize("kind", REMOTE)
def test_nobody_listens(kind: str, begin: Begin) -> None:
    """The place is named, and how often it was tried."""
    there = begin(kind)
    port = free_port()
    place = there.way.place.replace(str(there.port), str(port))
    storage = {
        name: value.replace(str(there.port), str(port)) if isinstance(value, str) else value
        for name, value in there.way.storage.items()
    }
    said = failure(there, place=place, storage=storage)
    assert "failed after 2 tries" in said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"place": ""}, "has no place"),
        ({"place": "sftp://u:p@host/x"}, "place holds a password"),
        ({"place": "simplecache::s3://x"}, "not a chain of them"),
        ({"place": "nosuch://x/y"}, "options do not fit"),
        ({"place": "s3://b", "storage": {"verify": False}}, "verify cannot be set"),
        ({"place": "s3://b", "storage": {"endpoint_url": "http://8.8.8.8"}}, "be unencrypted"),
        ({"place": "webdav+http://8.8.8.8/x"}, "would be unencrypted"),
        ({"place": "webdav+https://h/x", "storage": {"user": "u"}}, "Did you mean 'username'?"),
        ({"place": "sftp://h/x", "storage": {"client_key": "k"}}, "Did you mean 'client_keys'?"),
        ({"place": "s3://b", "secret_env": {"key": "NOT_SET_HERE"}}, "the variable NOT_SET_HERE"),
        ({"place": "sftp:///x"}, "names no host"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(told: dict[str, object], said: str) -> None:
    """Told at once, without asking anybody."""
    with pytest.raises(DeliveryError, match="way archive") as found:
        places.put(way(**{"timeout": 2.0, "attempts": 1, **told}), [("a", b"1")])
    assert said in str(found.value)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "asyncssh", None)
    for name in ("sftp", "sshlogin"):
        monkeypatch.delitem(sys.modules, f"briefing.delivery.placing.{name}", raising=False)
    with pytest.raises(DeliveryError, match=r"pip install 'briefing\[sftp\]'"):
        places.put(way(place="sftp://host/x"), [("a", b"1")])
