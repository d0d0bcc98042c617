"""One pass through a batch, which may take several calls: a killed one is gone on with.

The file of a session is there from the first call until one has come to the end. Two calls at
once share it.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
import uuid
from pathlib import Path

from briefing import project
from briefing.errors import PathError

PATIENCE = 1.0  # seconds for another call to write its id
LONGEST = 43_200.0  # seconds; what was broken off last night is not gone on with tonight
_ID = re.compile(r"[0-9a-f]{32}")


class Session:
    """The session of the batch `name`; `id` goes into the origin of its runs.

    `new` tells that it begins with this call.
    """

    def __init__(self, name: str, folder: Path | None = None) -> None:
        home = folder or project.root() / "reports"
        self._file = home / f".batch-{name}"
        try:
            home.mkdir(parents=True, exist_ok=True)
            self.new = False
            self.id = self._joined()
        except OSError as error:
            raise PathError(
                f"{home} cannot be written ({error.strerror}); see who may write there"
            ) from error

    def _joined(self) -> str:
        """The id in the file; a new one where there is none, or one of long ago."""
        mine, patience = uuid.uuid4().hex, time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(FileExistsError):
                number = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(number, "w") as file:
                    file.write(mine)
                self.new = True
                return mine
            told, age = self._told()
            if _ID.fullmatch(told) and age < LONGEST:
                return told
            if told or time.monotonic() > patience:  # else another one is just writing it
                self._file.unlink(missing_ok=True)
            time.sleep(0.01)

    def _told(self) -> tuple[str, float]:
        """What the file says, and how many seconds old it is."""
        try:
            age = abs(time.time() - self._file.stat().st_mtime)
            return self._file.read_text("ascii", "replace").strip(), age
        except FileNotFoundError:
            return "", 0.0

    def close(self) -> None:
        """The batch has come to its end: the next call begins anew."""
        with contextlib.suppress(OSError):
            if self._file.read_text("ascii", "replace").strip() == self.id:
                self._file.unlink()
