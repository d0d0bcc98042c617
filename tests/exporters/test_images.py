"""Pictures from outside are examined before anything decodes them."""

from __future__ import annotations

import base64
import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.images import decoded, examined, vector
from tests.exporters.showing import DOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>'


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A PNG of this size without pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IEND", b"")


def test_what_a_png_holds_beside_its_pixels_is_left_out() -> None:
    """Names, places and times of a picture are nobody's business."""
    secret = chunk(b"tEXt", b"Author\0Somebody") + chunk(b"eXIf", b"place")
    assert examined(png(1, 1, secret), "png") == png(1, 1)


@pytest.mark.parametrize(
    ("raw", "suffix", "why"),
    [
        (b"", "png", "not a readable png"),
        (png(1, 1)[:-4], "png", "not a readable png"),
        (png(1, 1).replace(b"IHDR", b"IHDX"), "png", "not a readable png"),
        (png(100_000, 100_000), "png", "100000 x 100000 pixels"),
        (b"\xff\xd8\xff\xe0\x00\x04", "jpg", "not a readable jpg"),
        (b"GIF89a", "jpg", "not a readable jpg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20_000_001), "png", "more than 20 MB"),
        (b"<p>", "svg", "not a readable svg"),
    ],
)
def test_a_picture_that_cannot_be_shown_says_why(raw: bytes, suffix: str, why: str) -> None:
    """Broken, huge and disguised files are told apart."""
    with pytest.raises(ValueError, match=why):
        examined(raw, suffix)


@pytest.mark.parametrize("way", [1, 6])
def test_the_notes_of_a_jpeg_are_taken_off(way: int) -> None:
    """Place, camera and comment go; which way up it stays when it does not stand."""
    pillow = pytest.importorskip("PIL.Image", reason="Pillow is not installed: no JPEG was made")
    made, notes = io.BytesIO(), pillow.Exif()
    notes[0x0112], notes[0x010F] = way, "A camera"
    notes.get_ifd(0x8825)[1] = "N"
    pillow.new("RGB", (3, 2), "red").save(made, "JPEG", exif=notes, comment=b"A comment")
    clean = examined(made.getvalue(), "jpg")
    shown = pillow.open(io.BytesIO(clean))
    assert (dict(shown.getexif()), shown.size) == ({0x0112: way} if way > 1 else {}, (3, 2))
    assert b"A comment" not in clean
    assert b"camera" not in clean


def test_a_jpeg_tells_its_size_in_its_frame() -> None:
    """The header alone is read."""
    frame = b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xc0\x00\x11\x08\x00\x02\x00\x03" + bytes(9)
    assert examined(frame, "jpg") == frame
    with pytest.raises(ValueError, match="65535 x 65535 pixels"):
        examined(frame.replace(b"\x00\x02\x00\x03", b"\xff\xff\xff\xff"), "jpg")


def test_what_stands_before_a_drawing_is_left_out() -> None:
    """Matplotlib begins with a document type, which a page has no use for."""
    prolog = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
        '<!-- made --><?xml-stylesheet href="https://example.org"?>'
    )
    assert vector(prolog + SVG) == SVG


def test_a_drawing_of_a_page_gets_its_name_declared() -> None:
    """HTML does without the namespace, an image does not."""
    assert vector("<svg/>") == '<svg xmlns="http://www.w3.org/2000/svg"/>'


BOMB = "".join(
    f'<g id="a{n}">{f"<use href=chr#a{n - 1}chr/>" * 10}</g>'.replace("chr", '"')
    for n in range(1, 10)
)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/a.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(https://example.org)"/>',
        '<rect style="fill:u\\rl(https://example.org)"/>',
        "<style>@import url(a.css);</style>",
        "<script/>",
        "<foreignObject/>",
        '<rect onclick="x()"/>',
        f'<g id="a0"><rect/></g>{BOMB}<use href="#a9"/>',
        "<g>" * 300 + "</g>" * 300,
    ],
)
def test_a_drawing_that_could_do_harm_is_refused(inside: str) -> None:
    """Scripts, addresses, and drawings that unfold without end."""
    with pytest.raises(ValueError, match="is an SVG"):
        vector(SVG.replace("<rect", f"{inside}<rect"))


def test_entities_are_refused() -> None:
    """A document type of its own may hold anything."""
    with pytest.raises(ValueError, match="document type"):
        vector(f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}')


def test_pictures_inside_a_drawing_may_stay() -> None:
    """Matplotlib puts pixels of heat maps into its drawings."""
    inside = SVG.replace("<rect", f'<image href="data:image/png;base64,{DOT}"/><rect')
    assert vector(inside) == inside


@given(st.binary(max_size=300), st.sampled_from(["png", "jpg", "svg"]))
def test_any_bytes_are_a_picture_or_say_why(raw: bytes, suffix: str) -> None:
    """Nothing but ValueError comes of what is none."""
    with contextlib.suppress(ValueError):
        examined(raw, suffix)


@given(st.integers(8, len(base64.b64decode(DOT)) - 1), st.integers(0, 255))
def test_a_png_with_one_byte_changed_is_refused(place: int, byte: int) -> None:
    """Each chunk is held against its checksum."""
    raw = bytearray(base64.b64decode(DOT))
    same = raw[place] == byte
    raw[place] = byte
    if same:
        assert decoded(base64.b64encode(raw).decode(), "png") == bytes(raw)
    else:
        with pytest.raises(ValueError, match="png"):
            decoded(base64.b64encode(raw).decode(), "png")
