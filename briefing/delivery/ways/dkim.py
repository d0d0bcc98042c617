"""A signature of the sender's domain on a message (DKIM: RFC 6376, Ed25519: RFC 8463)."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from briefing import project
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

LARGEST = 64 * 1024  # bytes of a key
_FIELDS = (
    b"from", b"reply-to", b"to", b"subject", b"date", b"message-id", b"in-reply-to",
    b"references", b"list-id", b"list-unsubscribe", b"list-unsubscribe-post", b"auto-submitted",
    b"mime-version", b"content-type", b"content-language",
)  # fmt: skip
_TWICE = (b"from", b"to", b"subject", b"date", b"reply-to")  # a second one breaks the signature
_PEM = re.compile(rb"-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----")
_ED25519 = bytes.fromhex("302e020100300506032b657004220420")  # RFC 8410: then 32 bytes of the key
_SEED = 32  # bytes


def signed(way: Way, raw: bytes) -> bytes:
    """The message, with its signature first if the way has a key. Raises DeliveryError."""
    if not way.dkim_key_file:
        return raw
    key = _key(way)
    seed = _seed(key)
    present = {line.partition(b":")[0].lower() for line in _head(raw)}
    names = [name for name in _FIELDS if name in present] + [*_TWICE]
    library = _library(ed25519=seed is not None)
    try:
        signature: bytes = library.sign(
            raw,
            way.dkim_selector.encode("idna"),
            way.dkim_domain.encode("idna"),
            base64.b64encode(seed) if seed else key,
            canonicalize=(b"relaxed", b"relaxed"),
            signature_algorithm=b"ed25519-sha256" if seed else b"rsa-sha256",
            include_headers=names,
        )
    except (library.DKIMException, UnicodeError, ValueError, IndexError) as error:
        raise DeliveryError(
            f"the message cannot be signed with {way.dkim_key_file} ({type(error).__name__}). It "
            "must hold a private key as PEM, RSA or Ed25519; see dkim_domain and dkim_selector too."
        ) from None
    return signature + raw


def _key(way: Way) -> bytes:
    try:
        with project.resolve(way.dkim_key_file).open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise DeliveryError(
            f"dkim_key_file {way.dkim_key_file} cannot be read ({error.strerror or error})."
        ) from None


def _seed(key: bytes) -> bytes | None:
    """The 32 bytes of an Ed25519 key, as PEM or in base64; None for another key."""
    found = _PEM.search(key)
    try:
        raw = base64.b64decode(b"".join((found[1] if found else key).split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not found:
        return raw if len(raw) == _SEED else None
    return raw[len(_ED25519) :] if raw.startswith(_ED25519) else None


def _head(raw: bytes) -> list[bytes]:
    return raw.partition(b"\r\n\r\n")[0].split(b"\r\n")


def _library(*, ed25519: bool) -> Any:
    try:
        import dkim

        if ed25519:
            import nacl  # noqa: F401
    except ImportError as error:
        raise DeliveryError(
            f"a signature (DKIM) needs {error.name}, which is not installed. Run "
            "`pip install briefing[dkim]`, or take dkim_key_file out of the way."
        ) from None
    return dkim
