"""Signatures by a key of OpenSSH (ssh-keygen(1), -Y), in the namespace "briefing"."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.releases.programs import done, found
from briefing.errors import DeliveryError

NAMESPACE = "briefing"
ALLOWED = "allowed_signers"
_PACKAGE = "openssh-client"


def sign(key: str, message: Path, made: Path) -> None:
    """Sign a file by the private key in the file `key`, or its public half with an agent."""
    program = found("ssh-keygen", _PACKAGE)
    file = Path(key).expanduser()
    if not file.is_file():
        raise DeliveryError(f"there is no key at {key}. Name the file of a private key: ssh:FILE.")
    done(
        program, "-Y", "sign", "-f", file.absolute(), "-n", NAMESPACE, message,
        what=f"the key {key} could not sign",
    )  # fmt: skip
    message.with_name(f"{message.name}.sig").rename(made)


def check(signers: Path, message: Path, made: Path) -> str:
    """Who of those allowed has signed: the principal. Raises DeliveryError."""
    program, allowed = found("ssh-keygen", _PACKAGE), signers / ALLOWED
    if not allowed.is_file():
        raise DeliveryError(f"there is no {ALLOWED} in {signers} that tells whose keys may sign")
    told = done(
        program, "-Y", "find-principals", "-f", allowed, "-s", made,
        what="its key is not one of those allowed",
    )  # fmt: skip
    names = [line.strip() for line in told.splitlines() if line.strip()]
    name = names[0] if names else ""
    done(
        program, "-Y", "verify", "-f", allowed, "-I", name, "-n", NAMESPACE, "-s", made,
        given=message,
        what="its signature does not hold",
    )  # fmt: skip
    return name
