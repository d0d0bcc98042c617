"""What stops a message, as an error that says whether it may be tried again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefing.errors import DeliveryError

LONGEST = 300  # characters of an answer that are told
HIDDEN = "***"
_LOCKED = (530, 538)  # no message is taken before a login (RFC 4954)


class Trouble(DeliveryError):  # noqa: N818 - what its name says
    """A message was not sent.

    `again`: it may be tried again later. `whole`: it stops all messages, not this one alone.
    `unsure`: nobody knows whether the server has the message.
    """

    def __init__(
        self, why: str, *, again: bool = False, whole: bool = False, unsure: bool = False
    ) -> None:
        super().__init__(why)
        self.again = again
        self.whole = whole
        self.unsure = unsure


def plain(text: str | bytes, secrets: Iterable[str] = ()) -> str:
    """What a server said, in one short line without control characters and secrets."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    for secret in secrets:
        said = said.replace(secret, HIDDEN)
    kept = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in said)
    line = " ".join(kept.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def refused(host: str, what: str, code: int, said: str) -> Trouble:
    """A server has said no: for now (4xx), for good (5xx), or in no words of SMTP (-1)."""
    told = f"{code} {said}" if code > 0 else "in no words of SMTP"
    return Trouble(f"{host} refuses {what} ({told}).", again=code < 500, whole=code in _LOCKED)


def unsure(host: str, why: str) -> Trouble:
    """A server has the whole message, and did not say so."""
    return Trouble(
        f"{host} did not say whether it took the message ({why or 'no answer'}); the receiver may "
        "have it or not. It is not sent again by itself.",
        unsure=True,
    )
