"""What tests of stores and messages share: servers that run, and their certificates."""

from __future__ import annotations

import itertools
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.placing import patience
from tests.delivery.stores.servers import Server, s3, sftp, webdav

KINDS: dict[str, Callable[..., Any]] = {
    "s3": s3,
    "sftp": sftp,
    "rclone": webdav,
    "wsgidav": lambda folder, **told: webdav(folder, by="wsgidav", **told),
}
Begin = Callable[..., Server]
Files = Callable[..., tuple[str, str]]
_number = itertools.count(1)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long before a second try."""
    monkeypatch.setattr(patience, "_PAUSE", 0.01)


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Servers by their kind, each started once."""
    with ExitStack() as held:
        found: dict[str, Server] = {}

        def started(kind: str) -> Server:
            if kind not in found:
                folder = tmp_path_factory.mktemp(kind)
                found[kind] = held.enter_context(KINDS[kind](folder))
            return found[kind]

        yield started


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest, _running: Callable[[str], Server]) -> Server:
    """A server of each kind, with a place of its own for each test."""
    one = _running(request.param)
    name = f"place-{next(_number)}"
    way = one.changed(place=f"{one.way.place}/{name}")
    return Server(one.kind, one.port, one.root / name, way, one.processes)


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Start a server of a kind for one test, which may do to it what it likes."""
    with ExitStack() as held:

        def begun(kind: str, **told: Any) -> Server:
            folder = tmp_path / f"server-{kind}"
            folder.mkdir()
            found: Server = held.enter_context(KINDS[kind](folder, **told))
            return found

        yield begun


@pytest.fixture(scope="session")
def certificate(authority: tuple[Any, str], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a certificate for a name, and of its key."""

    def made(name: str = "localhost") -> tuple[str, str]:
        folder = tmp_path_factory.mktemp("certificate")
        issued = authority[0].issue_cert(name)
        issued.private_key_and_cert_chain_pem.write_to_path(str(folder / "both.pem"))
        issued.private_key_pem.write_to_path(str(folder / "key.pem"))
        chain = b"".join(one.bytes() for one in issued.cert_chain_pems)
        (folder / "cert.pem").write_bytes(chain)
        return str(folder / "cert.pem"), str(folder / "key.pem")

    return made


@pytest.fixture
def tls(certificate: Files) -> Callable[..., ssl.SSLContext]:
    """The context of a server with a certificate for a name."""

    def made(name: str = "localhost") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(name))
        return context

    return made
