"""Keys of a house, made by the programs that use them; what is not installed is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.delivery.releases import signatures

KINDS = ("ssh", "minisign", "pgp")
_PROGRAMS = {"ssh": "ssh-keygen", "minisign": "minisign", "pgp": "gpg"}


def installed(kind: str) -> str:
    """The path of the program, or a skip that says what is missing."""
    path = shutil.which(_PROGRAMS[kind])
    if path is None:
        pytest.skip(f"{_PROGRAMS[kind]} is not installed: signatures by {kind} were not tried")
    return path


def made(kind: str, root: Path, name: str = "house") -> str:
    """A new key, as `--sign` names it; its public half lies among the project's signers."""
    program, signers = installed(kind), root / signatures.FOLDER
    signers.mkdir(parents=True, exist_ok=True)
    key = root.parent / f"{name}.key"
    if kind == "ssh":
        _run(program, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key))
        public = key.with_suffix(".key.pub").read_text().split()[:2]
        with (signers / "allowed_signers").open("a") as file:
            file.write(f'{name} namespaces="briefing" {" ".join(public)}\n')
        return f"ssh:{key}"
    if kind == "minisign":
        _run(program, "-G", "-W", "-f", "-s", str(key), "-p", str(signers / f"{name}.pub"))
        return f"minisign:{key}"
    return _pgp(program, signers, name)


def _pgp(program: str, signers: Path, name: str) -> str:
    address = f"{name}@house.example"
    asked = ("--batch", "--passphrase", "", "--quick-gen-key", address, "ed25519", "sign", "never")
    _run(program, *asked)
    public = _run(program, "--batch", "--armor", "--export", address)
    (signers / f"{name}.asc").write_bytes(public)
    return f"pgp:{address}"


def gone(kind: str, root: Path) -> None:
    """The house trusts no key of this kind any more."""
    pattern = {"ssh": "allowed_signers", "minisign": "*.pub", "pgp": "*.asc"}[kind]
    for file in (root / signatures.FOLDER).glob(pattern):
        file.unlink()


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, env=os.environ).stdout
