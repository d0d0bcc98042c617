"""Who the mail server is: its certificate and its name are verified, always."""

from __future__ import annotations

import ssl

from briefing import project
from briefing.delivery.policy.records import Way
from briefing.delivery.ways.troubles import Trouble

# Numbers of OpenSSL's x509_vfy.h.
_EXPIRED, _EARLY, _ALONE, _CHAIN, _ISSUER, _NAME, _ADDRESS = 10, 9, 18, 19, 20, 62, 64
_WORDS = {
    _EXPIRED: "its certificate has expired. Tell who runs the server.",
    _EARLY: "its certificate is not valid yet. See that the clock here is right.",
    _ALONE: "nobody known has signed its certificate. Name who did in `ca_file`.",
    _CHAIN: "nobody known has signed its certificate. Name who did in `ca_file`.",
    _ISSUER: "nobody known has signed its certificate. Name who did in `ca_file`.",
    _NAME: "its certificate is for another name. Use the name it is for as `host`.",
    _ADDRESS: "its certificate is for another address. Use the name it is for as `host`.",
}


def context(way: Way) -> ssl.SSLContext:
    """What verifies the server: by the system's authorities, or by those of `ca_file` alone.

    Raises Trouble when that file cannot be used.
    """
    path = project.resolve(way.ca_file) if way.ca_file else None
    try:
        made = ssl.create_default_context(cafile=path)
    except (OSError, ssl.SSLError) as error:
        why = "no certificates in it" if isinstance(error, ssl.SSLError) else error.strerror
        raise Trouble(f"ca_file {way.ca_file} cannot be used ({why}).", whole=True) from None
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


def words(way: Way, error: ssl.SSLError) -> Trouble:
    """What went wrong with the certificate or with TLS."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _WORDS.get(error.verify_code, f"its certificate: {error.verify_message}.")
        return Trouble(f"{way.host} is not trusted: {why} Nothing was sent.", whole=True)
    reason = (error.reason or "no common language").replace("_", " ").lower()
    return Trouble(
        f"{way.host} does not speak TLS on port {way.port or 'of its kind'} as it should"
        f" ({reason}). See `security` and `port`.",
        whole=True,
        again=isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)),
    )
