"""Stores on this machine, each a real server: rclone's S3 and WebDAV, WsgiDAV, OpenSSH's SFTP.

Each is a context manager that gives a `Server`: where it keeps its files, and a `Way` to it. The
variables that hold its secrets are set while it runs.
"""

from __future__ import annotations

import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import psutil  # type: ignore[import-untyped]  # comes along with ipykernel
import pytest

from briefing.delivery.policy.records import Way

HOME = "127.0.0.1"
KEY = "canary-key-51c7"
SECRET = "canary-secret-9f2c41d8"  # noqa: S105 - of a server of the test
PATIENCE = 30.0  # seconds a server may take to begin


@dataclass
class Server:
    """A server that runs. `root` is the folder where what is put into its place lies."""

    kind: str
    port: int
    root: Path
    way: Way
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hang(self) -> None:
        """Let it stand still, its connections open."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it at once, with all that serves its connections."""
        self._signal(signal.SIGKILL)

    def changed(self, **fields: Any) -> Way:
        """The way to it, with other fields."""
        return msgspec.structs.replace(self.way, **fields)

    def files(self) -> dict[str, bytes]:
        """What lies in its place, whatever anybody calls it."""
        found: dict[str, bytes] = {}
        for path in self.root.rglob("*"):
            if path.is_file():
                with suppress(FileNotFoundError):  # a server at work takes its own away
                    found[path.relative_to(self.root).as_posix()] = path.read_bytes()
        return found

    def _signal(self, number: int) -> None:
        for one in self.processes:
            for pid in _children(one.pid):  # sshd gives each connection a session of its own
                os.kill(pid, number)
            os.killpg(one.pid, number)


def _children(pid: int) -> list[int]:
    """All processes below one, the lowest first."""
    with suppress(psutil.NoSuchProcess):
        return [one.pid for one in reversed(psutil.Process(pid).children(recursive=True))]
    return []


def tool(name: str, what: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name, path=f"{os.defpath}:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed: nothing was put into {what}")
    return found


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server((HOME, 0)) as one:
        return int(one.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int, log: Path, **more: str) -> Iterator[Any]:
    """A program that listens on a port, in a group of its own; ended however it stands.

    Where the system can, it dies with the tests, though they be killed.
    """
    environment = {**os.environ, **more}
    bound = shutil.which("setpriv")
    command = [bound, "--pdeathsig", "KILL", *command] if bound else command
    with log.open("wb") as told:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=environment,
            start_new_session=True,
        )  # fmt: skip
        try:
            _listens(process, port, log)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _listens(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        assert time.monotonic() < deadline, log.read_text("utf-8", "replace")
        try:
            socket.create_connection((HOME, port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


@contextmanager
def variables(told: Mapping[str, str]) -> Iterator[None]:
    """Variables of the environment, for as long as it takes."""
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def s3(
    folder: Path, *, root: Path | None = None, tls: tuple[str, str] | None = None
) -> Iterator[Server]:
    """An S3 store with the bucket `briefings`; `tls` are the files of certificate and key."""
    pytest.importorskip("s3fs", reason="s3fs is not installed: nothing was put into a bucket")
    home = root or folder / "buckets"
    bucket = home / "briefings"
    bucket.mkdir(parents=True, exist_ok=True)
    port = free_port()
    scheme = "https" if tls else "http"
    command = [
        tool("rclone", "a bucket"), "serve", "s3", "--config", "", "--addr", f"{HOME}:{port}",
        "--auth-key", f"{KEY},{SECRET}", "--vfs-cache-mode", "off", "--dir-cache-time", "100ms",
        *(["--cert", tls[0], "--key", tls[1]] if tls else []), str(home),
    ]  # fmt: skip
    way = Way(
        name="bucket", kind="store", most="TLP:RED", timeout=15.0, attempts=1, place="s3://briefings/out",
        storage={"endpoint_url": f"{scheme}://localhost:{port}"},
        secret_env={"key": "TEST_S3_KEY", "secret": "TEST_S3_SECRET"},
    )  # fmt: skip
    told = {"TEST_S3_KEY": KEY, "TEST_S3_SECRET": SECRET}
    with running(command, port, folder / "s3.log") as process, variables(told):
        yield Server("s3", port, bucket / "out", way, [process])


@contextmanager
def sftp(folder: Path, *, root: Path | None = None) -> Iterator[Server]:
    """OpenSSH's SFTP server for the user of the test, who logs in with a key."""
    pytest.importorskip("asyncssh", reason="asyncssh is not installed: nothing went by SFTP")
    sshd, keygen = tool("sshd", "SFTP"), tool("ssh-keygen", "SFTP")
    home = folder / "ssh"
    home.mkdir(exist_ok=True)
    for name in ("host", "user"):
        if not (home / name).exists():
            subprocess.run(
                [keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)], check=True
            )
    port = free_port()
    known = (home / "host.pub").read_text("ascii").rsplit(" ", 1)[0]
    (home / "known_hosts").write_text(f"[{HOME}]:{port} {known}\n", "ascii")
    shutil.copyfile(home / "user.pub", home / "authorized_keys")
    _separated()
    (home / "sshd_config").write_text(
        f"Port {port}\nListenAddress {HOME}\nHostKey {home / 'host'}\nPidFile none\n"
        f"AuthorizedKeysFile {home / 'authorized_keys'}\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
        "AllowTcpForwarding no\nX11Forwarding no\nForceCommand internal-sftp\n"
        "Subsystem sftp internal-sftp\nMaxStartups 100\n",
        "utf-8",
    )
    place = root or folder / "upload"
    place.mkdir(parents=True, exist_ok=True)
    way = Way(
        name="upload", kind="store", most="TLP:RED", timeout=15.0, attempts=1,
        place=f"sftp://{HOME}:{port}{place}",
        storage={
            "username": getpass.getuser(),
            "client_keys": str(home / "user"),
            "known_hosts": str(home / "known_hosts"),
        },
    )  # fmt: skip
    command = [sshd, "-D", "-e", "-f", str(home / "sshd_config")]
    with running(command, port, folder / "sshd.log") as process:
        yield Server("sftp", port, place, way, [process])


def _separated() -> None:
    """The folder that sshd wants when root starts it."""
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, parents=True, exist_ok=True)


@contextmanager
def webdav(
    folder: Path,
    *,
    root: Path | None = None,
    tls: tuple[str, str] | None = None,
    by: str = "rclone",
) -> Iterator[Server]:
    """A WebDAV server with a login, rclone's or WsgiDAV."""
    pytest.importorskip("webdav4", reason="webdav4 is not installed: nothing went by WebDAV")
    home = root or folder / "dav"
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    scheme = "webdav+https" if tls else "webdav+http"
    command = (_rclone_dav if by == "rclone" else _wsgidav)(folder, home, port, tls)
    way = Way(
        name="dav", kind="store", most="TLP:RED", timeout=15.0, attempts=1,
        place=f"{scheme}://localhost:{port}/out",
        storage={"username": KEY}, secret_env={"password": "TEST_DAV_PASSWORD"},
    )  # fmt: skip
    with (
        running(command, port, folder / f"{by}.log") as process,
        variables({"TEST_DAV_PASSWORD": SECRET}),
    ):
        yield Server(by, port, home / "out", way, [process])


def _rclone_dav(_: Path, home: Path, port: int, tls: tuple[str, str] | None) -> list[str]:
    return [
        tool("rclone", "WebDAV"), "serve", "webdav", "--config", "", "--addr", f"{HOME}:{port}",
        "--user", KEY, "--pass", SECRET, "--vfs-cache-mode", "off", "--dir-cache-time", "100ms",
        *(["--cert", tls[0], "--key", tls[1]] if tls else []), str(home),
    ]  # fmt: skip


def _wsgidav(folder: Path, home: Path, port: int, tls: tuple[str, str] | None) -> list[str]:
    pytest.importorskip("wsgidav", reason="wsgidav is not installed: it got nothing")
    settings: dict[str, Any] = {
        "host": HOME,
        "port": port,
        "server": "cheroot",
        "provider_mapping": {"/": str(home)},
        "simple_dc": {"user_mapping": {"*": {KEY: {"password": SECRET}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": True},
    }
    if tls:
        settings |= {"ssl_certificate": tls[0], "ssl_private_key": tls[1], "ssl_adapter": "builtin"}
    (folder / "wsgidav.json").write_text(json.dumps(settings), "utf-8")
    return [tool("wsgidav", "WebDAV"), "--config", str(folder / "wsgidav.json")]


@contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[Path]:
    """A disk of a megabyte; the test is skipped where nobody may mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    mount, umount = tool("mount", "a full disk"), tool("umount", "a full disk")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("no small disk may be mounted here: none was filled")
    try:
        yield folder
    finally:
        subprocess.run([umount, "-l", str(folder)], check=True)
