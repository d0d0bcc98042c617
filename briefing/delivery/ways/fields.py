"""Fields of a mail's head as bytes. Nothing that is put into one can end it (RFC 5322, 2047)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from email.header import Header

from briefing.delivery.ways.mailboxes import Mailbox

_COLUMNS = 76
_LONGEST = 300  # characters of a name that stands as it is; a line may have 998 (RFC 5322, 2.1.1)
_FOLD = "\r\n "
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPECIAL = frozenset('()<>[]:;@\\,."')


def clean(text: str) -> str:
    """A text as one line: no control characters, none that turn the direction of what follows."""
    kept = (_kept(character) for character in text)
    return " ".join("".join(kept).split())


def _kept(character: str) -> str:
    kind = unicodedata.category(character)
    if character in _TURNING:
        return ""
    if kind == "Cs":
        return "\ufffd"
    return " " if kind == "Cc" or kind[0] == "Z" else character


def field(name: str, value: str) -> bytes:
    """A field whose value is words, in any script."""
    text = clean(value)
    plain = text.isascii() and "=?" not in text
    made = Header(
        text, "us-ascii" if plain else "utf-8", maxlinelen=_COLUMNS, header_name=name
    ).encode(splitchars=" ", linesep="\r\n")
    return f"{name}: {made}\r\n".encode("ascii")


def exact(name: str, *values: str) -> bytes:
    """A field whose values are names of ours, such as ids and addresses, one a line."""
    found = [_word(value) for value in values]
    return f"{name}: {_folded(found)}\r\n".encode()


def address(name: str, *boxes: Mailbox) -> bytes:
    """A field of addresses with the names before them."""
    return f"{name}: {_folded([f'{_box(box)},' for box in boxes]).removesuffix(',')}\r\n".encode()


def _box(box: Mailbox) -> str:
    name = clean(box.name)
    if not name:
        return box.address
    told = phrase(name)
    fits = len(told) + len(box.address) < _COLUMNS - len("Reply-To:  <>")
    return f"{told}{' ' if fits else _FOLD}<{box.address}>"


def phrase(name: str) -> str:
    """A clean name as it may stand before an address."""
    if not name.isascii() or "=?" in name or len(name) > _LONGEST:
        return Header(name, "utf-8", maxlinelen=_COLUMNS).encode(linesep="\r\n")
    if not _SPECIAL & {*name}:
        return name
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _word(value: str) -> str:
    return "".join(clean(value).split(" "))


def _folded(words: Iterable[str]) -> str:
    return _FOLD.join(words)
