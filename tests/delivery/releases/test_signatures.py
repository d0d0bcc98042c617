"""Signatures of the house: made and checked by the real programs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefing.delivery import releases
from briefing.delivery.releases import chain, signatures
from briefing.errors import BriefingError
from tests.delivery.releases import build, keys
from tests.delivery.releases.test_chain import event
from tests.delivery.releases.test_releasing import signed

EVENT = event(1, note="as agreed")


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty ring of OpenPGP keys; its path is short, as sockets of GnuPG lie in it."""
    folder = tempfile.mkdtemp(prefix="ring-")
    monkeypatch.setenv("GNUPGHOME", folder)
    yield
    if shutil.which("gpgconf"):
        subprocess.run(["gpgconf", "--kill", "all"], check=False, capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("kind", keys.KINDS)
def test_a_signature_holds_and_names_who_signed(root: Path, kind: str) -> None:
    """By the public keys of the project alone."""
    made = signatures.signed(EVENT, keys.made(kind, root))
    assert made.signature.startswith(f"{kind}:")
    assert "house" in signatures.check(made, root / signatures.FOLDER)


@pytest.mark.parametrize("kind", keys.KINDS)
def test_another_event_does_not_hold(root: Path, kind: str) -> None:
    """One letter of the remark, or a file of the version."""
    made = signatures.signed(EVENT, keys.made(kind, root))
    for changed in ({"note": "as agreed."}, {"content": "d" * 64}, {"previous": "e" * 64}):
        other = msgspec.structs.replace(made, **changed)
        with pytest.raises(BriefingError, match="does not hold"):
            signatures.check(other, root / signatures.FOLDER)


@pytest.mark.parametrize("kind", keys.KINDS)
def test_a_key_that_is_not_of_the_house_does_not_hold(root: Path, kind: str) -> None:
    """However good its signature is."""
    stranger = keys.made(kind, root, "stranger")
    keys.gone(kind, root)
    made = signatures.signed(EVENT, stranger)
    with pytest.raises(BriefingError, match="there is no"):
        signatures.check(made, root / signatures.FOLDER)
    keys.made(kind, root)
    with pytest.raises(BriefingError, match=r"not one of those allowed|does not hold"):
        signatures.check(made, root / signatures.FOLDER)


@pytest.mark.parametrize(
    "signature", ["ssh:", "ssh:nonsense", "minisign:x", "pgp:x", "gpg:x", "none", "ssh:\0"]
)
def test_what_is_no_signature_does_not_hold(root: Path, signature: str) -> None:
    """Whatever stands there."""
    for kind in keys.KINDS:
        keys.made(kind, root)
    made = msgspec.structs.replace(EVENT, signature=signature)
    with pytest.raises(BriefingError):
        signatures.check(made, root / signatures.FOLDER)


@pytest.mark.parametrize(
    ("spec", "why"),
    [
        ("", "names no key"),
        ("ssh", "names no key"),
        ("shh:x", "Did you mean 'ssh'"),
        ("ssh:no-such-key", "there is no key at no-such-key"),
        ("minisign:no-such-key", "there is no key at no-such-key"),
        ("pgp:--version", "is no key of OpenPGP"),
        ("pgp:nobody@house.example", "could not sign"),
    ],
)
def test_a_wrong_key_is_told(root: Path, spec: str, why: str) -> None:
    """And nothing is signed."""
    for kind in keys.KINDS:
        keys.installed(kind)
    with pytest.raises(BriefingError, match=why):
        releases.release(build.ran(root), by="A", sign=spec or ":")
    assert releases.latest(root)[0].status == "draft"


def test_a_program_that_is_not_installed_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the package that has it."""
    monkeypatch.setenv("PATH", str(root))
    for spec, package in (
        ("ssh:x", "openssh-client"),
        ("minisign:x", "minisign"),
        ("pgp:x", "gnupg"),
    ):
        with pytest.raises(BriefingError, match=f"is not installed. Install {package}"):
            signatures.signed(EVENT, spec)


@pytest.mark.parametrize("kind", keys.KINDS)
def test_a_signed_version_verifies(root: Path, kind: str) -> None:
    """And says which events nobody has signed for the house."""
    spec = keys.made(kind, root)
    made = signed(build.ran(root), sign=spec)
    releases.withdraw(made.key, by="B", why="Wrong")
    (found,) = releases.verify(root)
    assert (found.faults, found.versions, found.unsigned) == ((), 1, 1)
    assert "the release of version 1" in found.signatures[0]


def test_a_forged_chain_is_found_by_its_signature(root: Path) -> None:
    """Whoever may write there can link a new chain, and cannot sign it."""
    made = signed(build.ran(root), sign=keys.made("ssh", root))
    forged = msgspec.structs.replace(made.events[0], by="Somebody else", previous="")
    shelf = made.folder.parent
    chain.write(shelf, chain.added(chain.Chain(key=made.key), forged))
    (found,) = releases.verify(root)
    assert ["does not hold" in fault for fault in found.faults] == [True]
