"""Signatures by a key of OpenPGP, with GnuPG."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.releases.programs import done, found
from briefing.errors import DeliveryError

_PACKAGE = "gnupg"


def sign(key: str, message: Path, made: Path) -> None:
    """Sign a file by the key of this id, fingerprint or address in the user's own ring."""
    program = found("gpg", _PACKAGE)
    if key.startswith("-"):
        raise DeliveryError(f"{key!r} is no key of OpenPGP. Name its fingerprint: pgp:FINGERPRINT.")
    done(
        program, "--batch", "--yes", "--armor", "--local-user", key,
        "--output", made, "--detach-sign", message, what=f"the key {key} could not sign",
    )  # fmt: skip


def check(signers: Path, message: Path, made: Path) -> str:
    """Whose key of those in the folder has signed. Raises DeliveryError."""
    program = found("gpg", _PACKAGE)
    keys = sorted((*signers.glob("*.gpg"), *signers.glob("*.asc"))) if signers.is_dir() else []
    if not keys:
        raise DeliveryError(f"there is no public key (*.gpg, *.asc) in {signers} to check it with")
    home = message.parent / "ring"  # nobody's own ring: only those in the folder may sign
    home.mkdir(mode=0o700)
    plain = (program, "--batch", "--no-tty", "--homedir", home)
    try:
        done(*plain, "--import", *keys, what="the public keys cannot be read")
        told = done(
            *plain, "--status-fd", "1", "--trust-model", "always", "--verify", made, message,
            what="its signature does not hold",
        )  # fmt: skip
    finally:
        _quiet(home)
    for line in told.splitlines():
        words = line.split(maxsplit=3)
        if words[:2] == ["[GNUPG:]", "GOODSIG"] and len(words) == 4:
            return words[3]
    raise DeliveryError("its signature does not hold: the key has expired or was revoked")


def _quiet(home: Path) -> None:
    """End the programs that GnuPG has started for this ring."""
    try:
        program = found("gpgconf", _PACKAGE)
        done(program, "--homedir", home, "--kill", "all", what="GnuPG does not end")
    except DeliveryError:  # none was started
        return
