"""Drawings as files: the same bytes every time, nothing read from elsewhere."""

from __future__ import annotations

import base64
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FigureError
from briefing.exporters import pictures
from briefing.exporters.image import Picture
from briefing.models import Figure

BARS = Figure("Bars", "Three bars", {"data": [{"type": "bar", "x": ["서울", "b"], "y": [1, 2]}]})
# The beginning of a JPEG of 3 x 2 pixels: a marker to skip, bytes that fill, the frame.
FRAME = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x11\x08\x00\x02\x00\x03\x03"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">{}</svg>'


def png(wide: int, tall: int) -> bytes:
    """A black picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        ends = struct.pack(">I", len(body)), struct.pack(">I", zlib.crc32(name + body))
        return ends[0] + name + body + ends[1]

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress((b"\0" + bytes(wide)) * tall))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def test_a_figure_is_the_same_pixels_twice() -> None:
    """Two pictures of one figure are equal to the byte."""
    assert pictures.pixels(BARS, 1) == pictures.pixels(BARS, 1)


def test_a_figure_becomes_a_png_of_twice_its_units() -> None:
    """680 units across are 1360 pixels, and the height follows."""
    raw, suffix, wide, tall = pictures.raster(BARS, 1)
    assert (suffix, wide, tall) == ("png", 1360, 844)
    assert raw.startswith(b"\x89PNG")


def test_pictures_of_pixels_stay_as_they_are() -> None:
    """PNG and JPEG pass with the size they have."""
    raw = png(5, 7)
    assert (raw, "png", 5, 7) == pictures.raster(Picture(raw, "png", "A picture"), 1)
    assert pictures.raster(Picture(FRAME, "jpg", "A picture"), 1) == (FRAME, "jpg", 3, 2)


def test_a_vector_picture_becomes_pixels() -> None:
    """SVG from elsewhere is drawn as PNG."""
    drawing = Picture(SVG.format('<rect width="9" height="9"/>').encode(), "svg", "A square")
    assert pictures.raster(drawing, 1)[1:] == ("png", 60, 40)


def test_a_vector_picture_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture named in an SVG is not taken from the folder the report is written in."""
    (tmp_path / "secret.png").write_bytes(png(4, 4))
    monkeypatch.chdir(tmp_path)
    drawing = Picture(SVG.format('<image href="secret.png"/>').encode(), "svg", "A picture")
    with pytest.raises(FigureError, match="Figure 3 cannot be drawn"):
        pictures.raster(drawing, 3)


@given(st.binary(max_size=60))
def test_damaged_files_are_told_or_sized(tail: bytes) -> None:
    """Whatever follows the first bytes, there is a size or an error of the kit."""
    for head in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b""):
        with suppress(FigureError):
            assert min(pictures.size(head + tail, 4)) > 0


def test_base64_text_is_no_picture() -> None:
    """A file that was never decoded is told."""
    with pytest.raises(FigureError, match="does not tell its size"):
        pictures.size(base64.b64encode(png(2, 2)), 1)
