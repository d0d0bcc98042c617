"""A signature of the house's domain: it is verified, and broken by any change."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import copy, errand, way

ANN = "ann@reader.example"
dkim = pytest.importorskip("dkim", reason="dkimpy is not installed: nothing was signed")


@pytest.fixture(scope="module", params=["rsa", "ed25519"])
def key(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A private key as openssl makes it, and the record of its public half."""
    path = tmp_path_factory.mktemp("keys") / "private.pem"
    kind = ["-algorithm", request.param]
    kind += ["-pkeyopt", "rsa_keygen_bits:2048"] if request.param == "rsa" else []
    subprocess.run(
        ["openssl", "genpkey", *kind, "-out", str(path)], check=True, capture_output=True
    )
    public = subprocess.run(
        ["openssl", "pkey", "-in", str(path), "-pubout", "-outform", "DER"],
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    told = public[-32:] if request.param == "ed25519" else public
    record = f"v=DKIM1; k={request.param}; p={base64.b64encode(told).decode()}".encode()
    return path, record


def signed(path: Path, journal: Journal, folder: Path) -> bytes:
    """A message with the signature of a key."""
    post = way(
        dkim_domain="house.example",
        dkim_selector="desk",
        dkim_key_file=str(path),
        unsubscribe="https://house.example/leave?{receiver}",
    )
    (outcome,) = mail.carry([errand(copy(folder), post, ANN)], post, journal, folder / "out")
    assert outcome.ending == "tried", outcome.why
    return Path(outcome.where).read_bytes()


def test_a_signature_is_verified(key: Any, tmp_path: Path, journal: Journal) -> None:
    """By the public key that the domain shows, for RSA and Ed25519."""
    path, record = key
    asked: list[bytes] = []

    def dns(name: bytes, timeout: int = 5) -> bytes:
        assert timeout
        asked.append(name)
        return bytes(record)

    raw = signed(path, journal, tmp_path)
    assert dkim.verify(raw, dnsfunc=dns)
    assert asked == [b"desk._domainkey.house.example."]
    head = raw.split(b"\r\n\r\n")[0].lower().replace(b"\r\n ", b"").replace(b" ", b"")
    assert b"list-unsubscribe-post" in head.partition(b"h=")[2].partition(b";")[0]
    for before, after in ((b"A pier", b"B pier"), (b"To: ann", b"To: bob")):
        assert before in raw
        assert not dkim.verify(raw.replace(before, after, 1), dnsfunc=dns)
    assert not dkim.verify(raw.replace(b"\r\nTo:", b"\r\nSubject: x\r\nTo:", 1), dnsfunc=dns)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nQUJD\n"])
def test_what_is_no_key_is_told(content: bytes, tmp_path: Path, journal: Journal) -> None:
    """Nothing leaves unsigned where a signature was asked for."""
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    post = way(dkim_domain="house.example", dkim_selector="desk", dkim_key_file=str(path))
    (outcome,) = mail.carry([errand(copy(tmp_path), post, ANN)], post, journal, tmp_path / "out")
    assert (outcome.ending, "cannot be signed" in outcome.why) == ("failed", True)
