"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefing.errors import PathError


def write(path: Path, content: bytes) -> None:
    """Write a file that everybody may read, in place of what was there. Raises PathError."""
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        temporary = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PathError(f"{path} cannot be written ({error.strerror or error})") from error
