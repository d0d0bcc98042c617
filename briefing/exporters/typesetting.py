"""Typst: files in, a PDF out, without the system's fonts, the web, or a file from elsewhere."""

from __future__ import annotations

import atexit
import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from briefing.errors import ExportError, GlyphError
from briefing.exporters import fonts, rehearsing
from briefing.scratch import scratch

if TYPE_CHECKING:
    import typst

Files = Mapping[str, bytes]
Faces = tuple[fonts.Face, ...]
TEMPLATES = resources.files("briefing.exporters") / "templates" / "print"
PIXELS = (".png", ".jpg")  # what Typst takes as files only
_NO_GLYPH = re.compile(r"text (.{1,200}?) could not be displayed", re.DOTALL)
_PLACE = re.compile(r"([\w.-]+\.typ):(\d+):\d+")
_TOLD = 12  # doubts of Typst that are passed on
_KEPT = 8  # choices of fonts kept open, a few megabytes each
_AGE = 11  # documents after which Typst lets go of what it worked out for one and none used again
_folders = ExitStack()  # Typst reads a font when it meets its first letter, maybe much later


def pdf(files: Files, faces: Faces) -> tuple[bytes, list[str]]:
    """The PDF of the template `main` among the files, and what Typst has to say about it.

    The date inside is that of the variable SOURCE_DATE_EPOCH, if set. Raises GlyphError or
    ExportError.
    """
    import typst

    if rehearsing.on():
        return b"", []
    compiled: Any = typst.compile_with_warnings  # takes a dict of texts, which its types do not say
    with _laid(files) as (texts, closed):
        made, doubts = compiled(
            texts,
            **closed,
            font_paths=_opened(faces),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_timestamp(),
        )
        _let_go()
    told = dict.fromkeys(f"The layout may be off: {doubt.message[:300]}" for doubt in doubts)
    return made, [*told][:_TOLD]


def _let_go() -> None:
    """Free what Typst keeps of a document: tens of megabytes each, of the last ten.

    It counts documents. Empty ones take 2 ms each.
    """
    import typst

    for _ in range(_AGE):
        typst.compile(b"", format="svg", font_paths=_none())


@lru_cache(maxsize=1)
def _none() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])


def told(files: Files, faces: Faces, label: str) -> str:
    """What the template tells of its layout under a label, as JSON. Raises as `pdf`."""
    import typst

    if rehearsing.on():
        return "[]"
    query: Any = typst.query  # as above
    with _laid(files) as (texts, closed):
        found: str = query(
            texts, f"<{label}>", field="value", one=True, font_paths=_opened(faces), **closed
        )
    return found


@contextmanager
def _laid(files: Files) -> Iterator[tuple[dict[str, bytes], dict[str, str]]]:
    """The files that are texts, and the only folder that is read, where the pictures are."""
    import typst

    texts = dict(files)
    with scratch() as folder:
        for name in files:
            if name.endswith(PIXELS):
                (folder / name).write_bytes(texts.pop(name))
        try:
            yield texts, dict.fromkeys(("root", "package_path", "package_cache_path"), str(folder))
        except typst.TypstError as broken:
            raise error(broken) from broken
        except BaseException as broken:
            if type(broken).__name__ != "PanicException":  # of Rust; it is no Exception
                raise
            raise ExportError(
                f"The PDF could not be set: Typst gave up ({str(broken)[:200]}). Write html, or "
                "take out the longest text without words."
            ) from broken


@lru_cache(maxsize=_KEPT)
def _opened(faces: Faces) -> typst.Fonts:
    """The fonts of these faces; their files stay open."""
    import typst

    atexit.unregister(_folders.close)  # here and not above: a fork may begin without any
    atexit.register(_folders.close)
    folder = _folders.enter_context(fonts.gathered(faces))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def _timestamp() -> dt.datetime:
    """The time printed into the file (reproducible-builds.org/specs/source-date-epoch)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC)


def error(broken: Exception) -> ExportError:
    """What stopped Typst, in the words of the kit, with the template and its line."""
    message = str(getattr(broken, "message", broken))
    place = _PLACE.search(str(getattr(broken, "diagnostic", "")))
    glyph = _NO_GLYPH.search(message)
    if glyph:
        return GlyphError(
            f"No embedded font has a character of {glyph[1]}. Take it out of the text, or install "
            "a font package that has it."
        )
    where = f" ({place[1]}, line {place[2]})" if place else ""
    return ExportError(f"The PDF could not be set: {message[:600]}{where}.")
