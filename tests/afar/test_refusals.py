"""A cluster that is not there, or not fit, is refused in words before anything is sent."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from briefing.afar import Afar, address, cluster, identity
from briefing.errors import UsageError
from tests.afar.conftest import Cluster, until


def entered(on: str) -> None:
    """Try to work there."""
    with Afar(on):
        pass


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    with ExitStack() as stack:
        found = Cluster(tmp_path, stack)
        where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(found.file))
        found.start("scheduler", *where)
        until(found.file)
        yield found


def test_nobody_at_the_address() -> None:
    """The message has the command that starts a scheduler."""
    with pytest.raises(
        UsageError, match=r"nobody listens at tcp://127\.0\.0\.1:1 .*dask scheduler"
    ):
        entered("dask://127.0.0.1:1")


def test_a_scheduler_file_that_is_none(tmp_path: Path) -> None:
    """Missing, or something else."""
    other = tmp_path / "scheduler.json"
    with pytest.raises(UsageError, match="is no scheduler file"):
        entered(f"dask://{other}")
    other.write_text(json.dumps(["no address"]))
    with pytest.raises(UsageError, match="is no scheduler file"):
        entered(f"dask://{other}")


def test_whoever_listens_there_is_no_scheduler() -> None:
    """Another program has the port: it is not waited for longer than the patience."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        where = address.read(f"dask://127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(UsageError, match="is no Dask scheduler that can be spoken with"):
            cluster.connected(where, patience=1.0)


def test_encryption_without_certificates() -> None:
    """The message names Dask's settings for them."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        on = f"tls://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(UsageError, match="TLS__CA_FILE"):
            entered(on)


def test_a_scheduler_without_workers_and_one_with_another_kit(
    strangers: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What differs is named, with what is there and what is here."""
    where = address.read(strangers.on)
    with pytest.raises(UsageError, match="has no worker yet"):
        cluster.connected(where, patience=0.2)
    strangers.hire()
    here = {**identity.identity(), "code of the kit": "0" * 64}
    monkeypatch.setattr(identity, "identity", lambda: here)
    with pytest.raises(
        UsageError, match=r"code of the kit is [0-9a-f]{12} there, 000000000000 here"
    ):
        cluster.connected(where, patience=30)


def test_differences_are_told_in_words() -> None:
    """Of many, the first; control characters never reach the terminal."""
    here = {"python": "3.11.7", "model": "", "parser": "", "typst": "1"}
    there = {"python": "3.12.1", "model": "x\x1b[2J", "parser": "y", "typst": "2"}
    told = identity.difference(here, there)
    assert told.startswith("python is 3.12.1 there, 3.11.7 here; model is x?[2J there")
    assert told.endswith("1 more differ")
    assert identity.difference(here, here) == ""


def test_an_encrypted_cluster(tmp_path: Path) -> None:
    """With Dask's settings for certificates it is worked with as any other; plain is refused."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: nothing was encrypted")
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=desk")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", *made, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    settings = {"CA_FILE": certificate}
    for who in ("CLIENT", "WORKER", "SCHEDULER"):
        settings |= {f"{who}__CERT": certificate, f"{who}__KEY": key}
    encrypted = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(p) for name, p in settings.items()}
    with ExitStack() as stack:
        found = Cluster(tmp_path, stack, environment=encrypted)
        where = ("--host", "tls://127.0.0.1", "--port", "0", "--scheduler-file", str(found.file))
        found.start("scheduler", *where)
        until(found.file)
        found.hire()
        contact = json.loads(found.file.read_bytes())["address"]
        code = (
            "import sys; from briefing.afar import Afar\nwith Afar(sys.argv[1]) as a: print(a.free)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, contact],
            env={**os.environ, **encrypted},
            capture_output=True,
            text=True,
            check=True,
        )
        with pytest.raises(UsageError, match="Is it tls:// there, and dask:// here"):
            cluster.connected(address.read(contact.replace("tls", "dask")), patience=5)
    assert done.stdout == "1\n"
