"""The pictures an analyst puts into Markdown: attached to the cell, inside the text, or a file.

Nothing is ever fetched, and no file outside the notebook's own folder is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from briefing.errors import ExportError, nearest
from briefing.exporters.blocks import Drawing
from briefing.exporters.image import Picture
from briefing.exporters.images import OTHER, TYPES, decoded, examined
from briefing.links import real

BYTES = 10_000_000  # of a picture beside the notebook
_SUFFIXES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}:|//", re.IGNORECASE)
# Pictures inside the text are taken out before it is read: they are long.
_INSIDE = re.compile(
    r"(?P<before>\]\(\s{0,8}<?|<img[^<>]{0,2000}\ssrc\s{0,4}=\s{0,4}[\"']?|"
    r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,8}<?)"
    r"data:(?P<mime>[a-z]{1,20}/[a-z0-9.+-]{1,40})(?P<rest>[^),\s]{0,60}),(?P<text>[^)>\s\"']+)",
    re.MULTILINE | re.IGNORECASE,
)
_WANTED = "Use a PNG, JPEG or SVG file."


class Placed(Drawing, frozen=True, tag="figure", kw_only=True):
    """A picture where it stands in the words, before it has its number."""

    picture: Picture


def taken_out(source: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The Markdown with a short name for each picture inside it, and those pictures.

    A picture is its type, what is said of its coding, and its text.
    """
    found: list[tuple[str, str, str]] = []

    def name(match: re.Match[str]) -> str:
        found.append((match["mime"].lower(), match["rest"].lower(), match["text"]))
        return f"{match['before']}inside:{len(found)}"

    return _INSIDE.sub(name, source), found


class Album:
    """The pictures a cell may show.

    `attached` are the attachments of the cell as the notebook holds them, None for a text that
    code has written: its words may be anybody's, and stop no report. `inside` is what was taken
    out of its text, `folder` where its files lie, None when none is read.
    """

    def __init__(
        self,
        cell: int,
        folder: Path | None,
        attached: Mapping[str, Any] | None,
        inside: list[tuple[str, str, str]],
    ) -> None:
        self._where = f"cell {cell}" if cell else "a text"
        self._inside, self._attached = inside, attached or {}
        self._folder = folder if attached is not None else None
        self.strict = attached is not None

    def picture(self, url: str, alt: str, title: str) -> Placed:
        """The picture at an address; raises ExportError, which names the cell and what to do."""
        named = unquote(url)
        scheme, _, name = named.partition(":")
        try:
            raw, suffix = self._found(url, named, scheme.lower(), name)
        except ValueError as wrong:
            shown = "inside the text" if scheme.lower() in ("inside", "data") else repr(named[:200])
            raise ExportError(f"The picture {shown} of {self._where} {wrong}") from wrong
        told = alt or title or f"Picture of {self._where}, without a description"
        return Placed(
            number=0, headline=title, alt=told, file="", picture=Picture(raw, suffix, told, title)
        )

    def _found(self, url: str, named: str, scheme: str, name: str) -> tuple[bytes, str]:
        if scheme == "inside" and name.isdecimal() and 0 < int(name) <= len(self._inside):
            mime, coding, text = self._inside[int(name) - 1]
            return self._text(mime, text if coding.endswith(";base64") else unquote(text), coding)
        if scheme == "attachment":
            return self._attachment(name)
        if _SCHEME.match(url):
            raise ValueError(
                "is not in the notebook, and a report fetches nothing. Attach it to the cell, or "
                "keep the file beside the notebook."
            )
        return self._file(named)

    def _attachment(self, name: str) -> tuple[bytes, str]:
        kinds = self._attached.get(name)
        if not isinstance(kinds, Mapping) or not kinds:
            known = nearest(name, map(str, self._attached))
            raise ValueError(f"is not attached to it. {known} Drag the file into the cell.")
        mime = next((kind for kind in TYPES if kind in kinds), str(next(iter(kinds))))
        text = kinds[mime]
        joined = "".join(map(str, text)) if isinstance(text, list) else str(text)
        return self._text(mime, joined, "" if mime.endswith("xml") else ";base64")

    def _text(self, mime: str, text: str, coding: str) -> tuple[bytes, str]:
        suffix = TYPES.get(mime)
        if suffix is None:
            raise ValueError(f"is of the type {OTHER.get(mime, mime)}. {_WANTED}")
        if suffix == "svg" and coding.endswith(";base64"):
            return _sound(_from_base64(text), suffix)
        if suffix == "svg" and not text.lstrip("\ufeff \n\r\t").startswith("<"):
            return _sound(_from_base64(text), suffix)
        try:
            return decoded(text, suffix), suffix
        except ValueError as wrong:
            raise ValueError(f"{wrong}. {_WANTED}") from wrong

    def _file(self, named: str) -> tuple[bytes, str]:
        if self._folder is None:
            raise ValueError("is a file, and the notebook's folder is not known. Attach it to it.")
        suffix = _SUFFIXES.get(Path(named).suffix.lower())
        if suffix is None:
            raise ValueError(f"has no known format. {_WANTED}")
        folder = self._folder.resolve()
        try:
            path = real(folder / named)
            inside, there = path.is_relative_to(folder), path.is_file()
        except (OSError, ValueError):  # a loop of links, a name of no file
            inside, there = True, False
        if not inside:
            raise ValueError("lies outside the notebook's folder. Copy it there, or attach it.")
        if not there:
            raise ValueError("is not in the notebook's folder. Put it there, or attach it.")
        if path.stat().st_size > BYTES:
            raise ValueError(f"has more than {BYTES // 1_000_000} MB. Make it smaller.")
        return _sound(path.read_bytes(), suffix)


def _from_base64(text: str) -> bytes:
    import base64

    try:
        return base64.b64decode(text, validate=False)
    except ValueError:
        return b""


def _sound(raw: bytes, suffix: str) -> tuple[bytes, str]:
    """The bytes, examined; raises ValueError with what is wrong and what to do."""
    try:
        return examined(raw, suffix), suffix
    except ValueError as wrong:
        raise ValueError(f"{wrong}. {_WANTED}") from wrong
