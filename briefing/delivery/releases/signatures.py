"""Detached signatures over an event, by a key of the house and the program that made the key.

Signed is the event as JSON in its canonical form, without the signature: version, who and when,
content, every file of the version with its SHA-256, and the digest of the event before. Keys of
those who may sign lie in data/signers: `allowed_signers` of OpenSSH (ssh-keygen(1), ALLOWED
SIGNERS), `*.pub` of minisign, and `*.gpg` or `*.asc`, public keys of OpenPGP.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from briefing.delivery.copies import Event
from briefing.delivery.releases import chain, minisign, openpgp, openssh
from briefing.errors import DeliveryError, UnknownNameError, nearest

FOLDER = "data/signers"
_SIGN: dict[str, Callable[[str, Path, Path], None]] = {
    "ssh": openssh.sign,
    "minisign": minisign.sign,
    "pgp": openpgp.sign,
}
_CHECK: dict[str, Callable[[Path, Path, Path], str]] = {
    "ssh": openssh.check,
    "minisign": minisign.check,
    "pgp": openpgp.check,
}
_LONGEST = 40_000  # characters of a signature


def known(spec: str) -> tuple[str, str]:
    """The kind of a key and the key of `ssh:FILE`, `minisign:FILE` or `pgp:ID`.

    Raises UnknownNameError.
    """
    kind, _, key = spec.partition(":")
    if kind not in _SIGN or not key.strip():
        raise UnknownNameError(
            f"{spec!r:.200} names no key: write ssh:FILE, minisign:FILE or pgp:ID. "
            f"{nearest(kind, _SIGN)}"
        )
    return kind, key.strip()


def signed(event: Event, spec: str) -> Event:
    """The event with a signature by the key of `spec`. Raises UnknownNameError, DeliveryError."""
    kind, key = known(spec)
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        message, made = Path(folder) / "event.json", Path(folder) / "event.json.sig"
        message.write_bytes(_message(event))
        _SIGN[kind](key, message, made)
        text = made.read_text("utf-8")
    if len(text) > _LONGEST:
        raise DeliveryError(f"the signature by {spec} is too long to be one.")
    return msgspec.structs.replace(event, signature=f"{kind}:{text}")


def check(event: Event, signers: Path) -> str:
    """Who signed an event: a name that the program tells. Raises DeliveryError when it fails."""
    kind, _, text = event.signature.partition(":")
    if kind not in _CHECK:
        raise DeliveryError(f"its signature is of the kind {kind!r:.40}, which nobody checks here")
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        message, made = Path(folder) / "event.json", Path(folder) / "event.json.sig"
        message.write_bytes(_message(event))
        made.write_text(text, "utf-8")
        return _CHECK[kind](signers, message, made)


def _message(event: Event) -> bytes:
    return chain.canonical(msgspec.structs.replace(event, signature=""))
