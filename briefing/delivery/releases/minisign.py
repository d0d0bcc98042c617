"""Signatures by a key of minisign (jedisct1.github.io/minisign)."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.releases.programs import done, found
from briefing.errors import DeliveryError

_PACKAGE = "minisign"


def sign(key: str, message: Path, made: Path) -> None:
    """Sign a file by the secret key in the file `key`."""
    program = found("minisign", _PACKAGE)
    file = Path(key).expanduser()
    if not file.is_file():
        raise DeliveryError(f"there is no key at {key}. Name a secret key: minisign:FILE.")
    done(
        program, "-S", "-s", file.absolute(), "-m", message, "-x", made,
        "-t", "briefing", what=f"the key {key} could not sign",
    )  # fmt: skip


def check(signers: Path, message: Path, made: Path) -> str:
    """The name of the public key that the signature fits. Raises DeliveryError."""
    program = found("minisign", _PACKAGE)
    keys = sorted(signers.glob("*.pub")) if signers.is_dir() else []
    if not keys:
        raise DeliveryError(f"there is no public key (*.pub) in {signers} to check it with")
    wrong: list[DeliveryError] = []
    for key in keys:
        try:
            done(
                program, "-V", "-q", "-p", key, "-m", message, "-x", made,
                what="its signature does not hold",
            )  # fmt: skip
        except DeliveryError as error:
            wrong.append(error)
        else:
            return key.stem
    raise wrong[-1]
