"""Under which licence each distribution comes, who says so, and whether anyone may use it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

ANSWERS = Path(__file__).with_name("licences.toml")
# What anyone may use, change and pass on. The second group binds whoever changes those files
# themselves: the kit uses each as it comes, and a library of the LGPL can be replaced in place.
FREE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MIT-0 MIT-CMU OFL-1.1"
    " PSF-2.0 Python-2.0 Unlicense Zlib".split()
)
OWN_FILES = frozenset({"EPL-2.0", "LGPL-2.1-or-later", "MPL-2.0"})
_NAMED = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 3-clause license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
    "sil open font license 1.1 (ofl-1.1)": "OFL-1.1",
    "the bsd 2-clause license": "BSD-2-Clause",
}
_OPENS = {
    "bsd 3-clause license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "mit license": "MIT",
}
# The third clause, in the ways that it is put.
_ENDORSING = re.compile(
    "(?i)neither the names? |names? of .{0,80} may not be used|may be used to endorse"
)
_WORDS = re.compile(r"\(|\)|[^\s()]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """An SPDX expression, "" when nothing says one, and who says it."""

    expression: str
    source: str


@cache
def answers(file: Path = ANSWERS) -> dict[str, Licence]:
    """What was looked up by hand, by name of the distribution."""
    found = tomllib.loads(file.read_text("utf-8"))
    return {name: Licence(one["licence"], one["source"]) for name, one in found.items()}


@cache
def licence(name: str) -> Licence:
    """The licence of a distribution: the answer by hand, its metadata, or its licence file."""
    by_hand = answers().get(name)
    if by_hand:
        return by_hand
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return Licence("", "not installed here")
    named = said.get_all("License-Expression") or []  # to some a missing key is an error
    if named and named[0]:
        return Licence(named[0], "its metadata")
    return _told(
        (said.get_all("License") or [""])[0] or "", said.get_all("Classifier") or []
    ) or _printed(name)


def _told(field: str, classifiers: list[str]) -> Licence | None:
    """What the older fields of the metadata say, when they are plain."""
    opening = field.strip().partition("\n")[0].strip()
    if opening in FREE | OWN_FILES or (opening and allowed(opening)):
        return Licence(opening, "its metadata")
    ends = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    ends = [one for one in ends if one not in {"OSI Approved", "DFSG approved"}]
    for words in (opening, *(ends if len(ends) == 1 else ())):
        known = (_OPENS if "\n" in field and words == opening else _NAMED).get(words.lower())
        if known:
            return Licence(known, "its metadata")
    return None


def _printed(name: str) -> Licence:
    """Which of the two usual BSD licences the file prints that the distribution carries."""
    for file in metadata.files(name) or []:
        if re.match(r"(?i)licen[cs]e|copying", file.name):
            text = " ".join(file.read_text("utf-8").split())
            if "Redistribution and use in source and binary forms" in text:
                three = _ENDORSING.search(text)
                return Licence("BSD-3-Clause" if three else "BSD-2-Clause", f"its file {file.name}")
    return Licence("", "its metadata says none that is plain")


def allowed(expression: str) -> bool:
    """Whether anyone may use it: of what is joined by OR one is enough, by AND all are needed."""
    words = _WORDS.findall(expression)
    try:
        value = _any(words)
    except IndexError:
        return False
    return value and not words


def _any(words: list[str]) -> bool:
    value = _all(words)
    while words[:1] == ["OR"]:
        words.pop(0)
        value = _all(words) or value
    return value


def _all(words: list[str]) -> bool:
    value = _one(words)
    while words[:1] == ["AND"]:
        words.pop(0)
        value = _one(words) and value
    return value


def _one(words: list[str]) -> bool:
    word = words.pop(0)
    if word != "(":
        return word in FREE | OWN_FILES
    value = _any(words)
    return value and words.pop(0) == ")" if words else False
