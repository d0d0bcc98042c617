"""A ledger's file before SQLite has it, and what to say when SQLite refuses."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from briefing.errors import LedgerError

MODE = 0o600  # parameters and errors are nobody else's


def address(path: Path, *, writable: bool) -> str:
    """The file as SQLite's URI. One that nobody has open is read without a lock beside it."""
    uri = path.resolve().as_uri()
    if writable:
        return uri
    return uri + ("?mode=ro" if Path(f"{path}-wal").exists() else "?immutable=1")


def create(path: Path) -> None:
    """Make an empty file that only its owner may read, where there is none. Raises LedgerError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, MODE))
    except OSError as error:
        if path.is_file():
            return
        raise LedgerError(
            f"{path} cannot be made ({error.strerror}). Check who may write to its folder."
        ) from error


def advice(text: str, patience: float) -> str:
    """What went wrong, in SQLite's words, and what to do."""
    if "locked" in text or "busy" in text:
        return f"another program was writing for longer than {patience:g} seconds. Try again."
    if "readonly" in text or "unable to open" in text:
        return f"cannot be opened or written ({text}). Check who may write to its folder."
    if "full" in text:
        return "the disk is full; what was written before is kept. Make room, and go on."
    if "I/O" in text:
        return (
            f"the disk did not do it ({text}). See whether it is full or failing; then try again."
        )
    return (
        f"cannot be used as a ledger ({text}). The next `briefing batch` or `briefing run` sets it "
        "aside and begins a new one from the runs in reports/; so does `briefing ledger rebuild`."
    )
