"""Addresses of mail: read strictly, domains in any script as the network writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing import project
from briefing.delivery.policy.records import Readers
from briefing.errors import DeliveryError

LONGEST = 254  # octets of an address (RFC 5321, 4.5.3.1.3, less the brackets)
LONGEST_LOCAL = 64  # octets before the @ (4.5.3.1.1)
LARGEST = 4 * 2**20  # bytes of a file of addresses
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"  # RFC 5322, 3.2.3
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_WIDE = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f-\xa0]+")  # RFC 6531 adds what is not ASCII
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")


class Mailbox(msgspec.Struct, frozen=True):
    """An address, its domain in ASCII, and the name before it, empty without one."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]

    @property
    def wide(self) -> bool:
        """True when it can only travel with SMTPUTF8: what stands before the @ is not ASCII."""
        return not self.address.isascii()


def mailbox(text: str) -> Mailbox:
    """An address, or a name and an address in <>. Raises DeliveryError, saying what is wrong."""
    whole = text.strip()
    named = _NAMED.fullmatch(whole)
    name = named["name"].strip().strip('"').strip() if named else ""
    local, at, domain = (named["address"].strip() if named else whole).rpartition("@")
    if not at or not local or not domain:
        raise _wrong(text, "it must look like name@example.org")
    if not (_LOCAL.fullmatch(local) if local.isascii() else _is_wide(local)):
        raise _wrong(text, "before the @ only letters, digits, dots and signs like - _ + may stand")
    network = _network(domain, text)
    if len(local.encode()) > LONGEST_LOCAL or len(f"{local}@{network}".encode()) > LONGEST:
        raise _wrong(text, f"it is longer than {LONGEST_LOCAL} bytes before the @, or {LONGEST}")
    return Mailbox(f"{local}@{network}", name)


def receivers(readers: Readers) -> Iterator[Mailbox | DeliveryError]:
    """Everybody of a list, each once; what is wrong with an address, or with the file, instead."""
    seen: set[str] = set()
    for told, text in _texts(readers):
        if isinstance(text, DeliveryError):
            yield text
            continue
        try:
            found = mailbox(text)
        except DeliveryError as error:
            yield DeliveryError(f"{told}: {error}")
            continue
        if found.address.lower() not in seen:
            seen.add(found.address.lower())
            yield found


def _texts(readers: Readers) -> Iterator[tuple[str, str | DeliveryError]]:
    """Where each address stands, and it."""
    for text in readers.addresses:
        yield f"list {readers.name}", text
    if not readers.addresses_file:
        return
    path = project.resolve(readers.addresses_file)
    try:
        lines = _read(path).splitlines()
    except DeliveryError as error:
        yield "", error
        return
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if text:
            yield f"{path.name}, line {number}", text


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise DeliveryError(f"{path.name} is larger than {LARGEST} bytes. Divide the list.")
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise DeliveryError(
            f"{path.name}, the addresses of a list, cannot be read ({error.strerror or error})."
        ) from error
    except UnicodeDecodeError as error:
        raise DeliveryError(f"{path.name} is not UTF-8 (byte {error.start}). Save it so.") from None


def _network(domain: str, text: str) -> str:
    """The domain as ASCII letters (IDNA 2008), small."""
    import idna

    try:
        return idna.encode(domain, uts46=True, std3_rules=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise _wrong(text, f"the domain is none ({error})") from None


def _is_wide(local: str) -> bool:
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return bool(_WIDE.fullmatch(local)) and local.isprintable() and not dots


def _wrong(text: str, why: str) -> DeliveryError:
    shown = "".join(c if c.isprintable() else "?" for c in text[:80])
    return DeliveryError(f"{shown!r} is no address of mail: {why}. Correct it.")
