"""A body unpacked while it arrives, never beyond the size allowed."""

from __future__ import annotations

import zlib
from typing import Protocol

from briefing.fetching.failures import FailedError

ENCODINGS = "gzip, deflate"  # what requests say they can read
_GZIP = 16 + zlib.MAX_WBITS


class _Inflater(Protocol):
    """What zlib.decompressobj makes; zlib does not name its type in every Python."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...


class Body:
    """The bytes of an answer, collected; `largest` bytes at most, unpacked."""

    def __init__(self, encoding: str, largest: int) -> None:
        """Take a body of a Content-Encoding: identity, gzip or deflate. Raises FailedError."""
        self._encoding = encoding.strip().lower().removeprefix("x-")
        if self._encoding not in ("", "identity", "gzip", "deflate"):
            raise FailedError(f"packed in a way nobody asked for ({self._encoding[:40]})")
        self._largest = largest
        self._parts: list[bytes] = []
        self._size = self._taken = 0
        self._inflater: _Inflater | None = None

    def add(self, raw: bytes) -> None:
        """Take the next bytes as they came. Raises FailedError."""
        self._taken += len(raw)
        if self._taken > self._largest:
            raise self._too_large()  # also of packed bytes that unpack to nothing
        if self._encoding in ("", "identity"):
            self._keep(raw)
            return
        try:
            while raw:
                raw = self._unpack(raw)
        except zlib.error as error:
            raise FailedError("its packed body is damaged", again=True) from error

    def whole(self) -> bytes:
        """All of the body. Raises FailedError when the packed bytes end too early."""
        if self._inflater is not None and not self._inflater.eof:
            raise FailedError("its packed body breaks off", again=True)
        return b"".join(self._parts)

    def _unpack(self, raw: bytes) -> bytes:
        """Keep what `raw` unpacks to; what is left belongs to a next member of a gzip file."""
        if self._inflater is None:
            self._inflater = zlib.decompressobj(self._window(raw))
        elif self._inflater.eof:
            if self._encoding != "gzip" or not b"\x1f\x8b".startswith(raw[:2]):
                return b""  # padding after the end
            self._inflater = zlib.decompressobj(_GZIP)
        # One byte more than allowed is enough to know; what is beyond is never unpacked.
        self._keep(self._inflater.decompress(raw, self._largest - self._size + 1))
        return self._inflater.unused_data if self._inflater.eof else b""

    def _window(self, raw: bytes) -> int:
        if self._encoding == "gzip":
            return _GZIP
        # Many servers send "deflate" without the zlib header that RFC 9110 asks for.
        return zlib.MAX_WBITS if raw[0] & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._largest:
            raise self._too_large()
        self._parts.append(part)

    def _too_large(self) -> FailedError:
        return FailedError(f"larger than {self._largest} bytes; the rest was not taken")
