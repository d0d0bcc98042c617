"""What can go wrong with a store leaves nothing half-published, and is told in words."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from briefing.delivery.placing.grounds import STAGING
from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.conftest import PROJECT
from tests.delivery.stores.build import way
from tests.delivery.stores.conftest import Begin, Files
from tests.delivery.stores.servers import SECRET, Server, free_port, small_disk, tool

OLD = {"a.html": b"old page", "index.html": b"old index"}
NEW = {"a.html": b"new page" * 9000, "b/c.pdf": b"new" * 9000, "index.html": b"new index"}
REMOTE = ("s3", "sftp", "rclone", "wsgidav")


def failure(there: Server, **changed: object) -> str:
    """What is said when the new files cannot be put."""
    told = msgspec.structs.replace(there.way, **{"attempts": 2, **changed})
    with pytest.raises(DeliveryError) as found:
        places.put(told, NEW.items(), last=("index.html",))
    said = str(found.value)
    assert said.startswith(f"way {there.way.name}: ")
    assert (SECRET in said, said.isprintable()) == (False, True)
    return said


def shown(there: Server) -> dict[str, bytes]:
    """What readers find."""
    return {n: c for n, c in there.files().items() if not n.startswith(STAGING)}


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
def test_a_server_that_hangs(kind: str, begin: Begin) -> None:
    """It is given up; when it goes on, the old files stand and the next run publishes."""
    there = begin(kind)
    places.put(there.way, OLD.items())
    there.hang()
    said = failure(there, timeout=0.4)
    assert "after 2 tries (no answer in 0.4 s). Deliver again" in said
    there.wake()
    assert {n: c for n, c in shown(there).items() if n in OLD} == OLD
    places.put(there.way, NEW.items())
    assert there.files() == NEW


@pytest.mark.parametrize("kind", REMOTE)
def test_a_server_that_dies_in_the_middle(kind: str, begin: Begin) -> None:
    """What was seen before is seen after, the new index is not; a new server gets it all."""
    there = begin(kind)
    places.put(there.way, OLD.items())

    def files() -> object:
        yield "a2.html", NEW["a.html"]
        there.kill()
        yield "b/c.pdf", NEW["b/c.pdf"]
        yield "index.html", NEW["index.html"]

    with pytest.raises(DeliveryError, match=r"way \w+: .* failed after 2 tries"):
        places.put(there.changed(attempts=2, timeout=5.0), files(), last=("index.html",))  # type: ignore[arg-type]
    left = shown(there)
    assert left.pop("a2.html", NEW["a.html"]) == NEW["a.html"]
    assert left == OLD


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


@pytest.mark.parametrize("kind", ["folder", *REMOTE])
def test_a_full_disk(kind: str, begin: Begin, tmp_path: Path) -> None:
    """None of the new files is there, none is half there, and the message says why."""
    with small_disk(tmp_path / "disk") as disk:
        if kind == "folder":
            there = Server("folder", 0, disk / "out", way(place=str(disk / "out")))
        else:
            there = begin(kind, root=disk)
        places.put(there.way, OLD.items())
        files = {"a.html": b"n" * 400_000, "b": b"n" * 400_000, "c": b"n" * 400_000}
        with pytest.raises(DeliveryError) as found:
            places.put(there.changed(attempts=1), files.items(), last=("a.html",))
        said = str(found.value)
        assert "failed" in said
        if kind in {"folder", "sftp"}:
            assert "no space left there" in said
        assert shown(there) == OLD
        places.put(there.way, [("a.html", b"small")])
        assert there.files() == {**OLD, "a.html": b"small"}


def test_a_limit_of_the_system(tmp_path: Path) -> None:
    """A file larger than a process may write (RLIMIT_FSIZE): the old one stands."""
    there = way(place=str(tmp_path / "out"))
    places.put(there, OLD.items())
    program = (
        "import resource, sys\n"
        "from briefing.delivery.ways import places\n"
        "from briefing.errors import DeliveryError\n"
        "from tests.delivery.stores.build import way\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    places.put(way(place=sys.argv[1]), [('a.html', b'n' * 200_000)])\n"
        "except DeliveryError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "out")],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "no space left there" in done.stdout
    found = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert found == OLD


def test_a_store_that_changes_what_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes back is compared with what was sent: one byte is enough."""
    from briefing.delivery.placing.folder import Folder

    write = Folder.write
    monkeypatch.setattr(
        Folder, "write", lambda self, name, content: write(self, name, b"X" + content[1:])
    )
    with pytest.raises(DeliveryError, match=r"after 3 tries \(what came back is not what was sent"):
        places.put(way(place=str(tmp_path)), NEW.items())
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_once_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may pass is no failure."""
    from briefing.delivery.placing.folder import Folder

    write = Folder.write
    failed: list[str] = []

    def shaky(self: Folder, name: str, content: bytes) -> None:
        if not failed:
            failed.append(name)
            raise OSError(errno.EIO, "Input/output error")
        write(self, name, content)

    monkeypatch.setattr(Folder, "write", shaky)
    places.put(way(place=str(tmp_path)), NEW.items())
    assert (tmp_path / "a.html").read_bytes() == NEW["a.html"]


def test_a_folder_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share whose server is gone blocks for ever: it is left behind."""
    from briefing.delivery.placing.folder import Folder

    over = threading.Event()
    monkeypatch.setattr(Folder, "write", lambda *_: over.wait(60))
    with pytest.raises(DeliveryError, match=r"no answer in 0.1 s"):
        places.put(way(place=str(tmp_path), timeout=0.1, attempts=1), [("a", b"1")])
    over.set()


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
