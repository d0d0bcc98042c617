"""Compiled templates of the page, kept beside Python's own compiled modules.

They are code, so that they lie where only the owner of the package may write.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Kept(FileSystemBytecodeCache):
    """Files of a folder; a damaged one is no loss, nor is one that cannot be written."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of a template, if it can be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 half a file may fail in any way; it is compiled again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, whole or not at all."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def kept(folder: Path) -> BytecodeCache | None:
    """The templates kept in a folder; None where Python itself would keep no compiled module."""
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    return Kept(str(folder), f"jinja-{version('jinja2')}-%s.cache")
