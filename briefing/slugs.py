"""Names of files and folders from a topic."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60  # letters of a topic in a folder's name
_LARGEST = 180  # bytes of them; file systems allow 255
_UNTITLED = "untitled"
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names Windows keeps for devices


def slug(topic: str) -> str:
    """Turn a topic into the name of a folder: small letters and digits of any script, hyphens.

    Spaces become hyphens. Where anything else is lost, a short hash of the topic keeps two
    topics apart. "untitled" when nothing is left.
    """
    plain = unicodedata.normalize("NFC", topic).casefold()
    words = "".join(c if _kept(c) else " " for c in plain).split()
    name = _cut("-".join(words))
    if not name and not plain.strip():
        return _UNTITLED
    if name == "-".join(plain.split()) and not _RESERVED.fullmatch(name):
        return name
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name or _UNTITLED}-{digest}"


def _kept(letter: str) -> bool:
    return letter.isalnum() or letter == "-" or unicodedata.category(letter).startswith("M")


def _cut(name: str) -> str:
    bounded = name[:_LONGEST].encode("utf-8")[:_LARGEST].decode("utf-8", "ignore")
    return bounded.strip("-")
