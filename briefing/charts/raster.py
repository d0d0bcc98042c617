"""Canvas rectangles to a PNG: heatmaps are the one thing plotly does not draw as vectors."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from briefing.errors import FigureError

PIXELS = 4_000_000  # a figure of a full page at 200 dpi; more is refused
_RGB = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)")


def png(width: int, height: int, commands: Sequence[dict[str, Any]]) -> str:
    """A `data:` address of a PNG of `width` times `height` pixels, filled as commanded.

    Raises FigureError when it would have more than `PIXELS`.
    """
    if not 0 < width * height <= PIXELS:
        raise FigureError(
            f"a picture of {width} x {height} pixels is too big. Make the figure smaller."
        )
    rows = [bytearray(4 * width) for _ in range(height)]
    for command in commands:
        if command["op"] == "pixels":
            _put(rows, width, command)
        else:
            _fill(rows, width, command)
    packed = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunks).decode()


def _put(rows: list[bytearray], width: int, command: dict[str, Any]) -> None:
    """Bytes of a picture, four a pixel, at a place in the canvas."""
    left, top, wide = (max(0, round(command[key] or 0)) for key in "xyw")
    raw = base64.b64decode(command["bytes"])
    kept = min(wide, width - left)
    for number, row in enumerate(rows[top : top + round(command["h"] or 0)]):
        row[4 * left : 4 * (left + kept)] = raw[4 * wide * number : 4 * (wide * number + kept)]


def _fill(rows: list[bytearray], width: int, command: dict[str, Any]) -> None:
    left, top = round(command["x"] or 0), round(command["y"] or 0)
    right, bottom = round(left + (command["w"] or 0)), round(top + (command["h"] or 0))
    left, right = sorted((max(0, min(left, width)), max(0, min(right, width))))
    top, bottom = sorted((max(0, min(top, len(rows))), max(0, min(bottom, len(rows)))))
    colour = bytes(4) if command["op"] == "clearRect" else _colour(str(command.get("fill", "")))
    for row in rows[top:bottom]:
        row[4 * left : 4 * right] = colour * (right - left)


def _colour(text: str) -> bytes:
    found = _RGB.fullmatch(text.strip())
    if found:
        red, green, blue = (min(255, round(float(part))) for part in found.groups()[:3])
        return bytes((red, green, blue, min(255, round(255 * float(found.group(4) or 1)))))
    if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return bytes.fromhex(text[1:]) + b"\xff"
    return b"\0\0\0\xff"


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
