"""The files of runs that are no longer on record, taken away: nothing else, and nowhere else."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from briefing.ledger import filing, folders
from briefing.ledger.entries import Entry
from briefing.ledger.told import Output
from briefing.locks import locked

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Report(msgspec.Struct, frozen=True):
    """A run whose files may go, and what they were when they were made."""

    entry: Entry
    outputs: tuple[Output, ...]


def remove(reports: Path, report: Report) -> list[str]:
    """Take away the files of a run, and its folder if nothing else is in it; return their names.

    Only in a folder inside `reports` whose run.json is that of this run; only files that are as
    recorded: what somebody changed is theirs. No link is followed on the way, and nothing goes
    while another run is writing there.
    """
    folder = Path(report.entry.folder)
    if not is_inside(folder, reports):
        return []
    parts = folder.relative_to(reports).parts
    with _entered(reports.resolve(), parts) as place:
        if place is None or not _alone(place) or not is_of(folder, report.entry.run):
            return []
        states = filing.states(str(folder), report.outputs, report.entry.run)
        names = [name for name, state in states.items() if state == "as recorded"]
        gone = [name for name in names if _unlink(place, Path(name).parts)]
        whole = all(state in {"as recorded", "gone"} for state in states.values())
        if whole and _unlink(place, (folders.RECORD,)):
            gone.append(folders.RECORD)
    _clear(reports.resolve(), parts, {Path(name).parts[:-1] for name in gone})
    return gone


def is_inside(folder: Path, reports: Path) -> bool:
    """True for a folder below `reports`, by its name."""
    return folder.is_relative_to(reports) and folder != reports and ".." not in folder.parts


def is_of(folder: Path, run: str) -> bool:
    """True for a folder whose run.json is that of this run."""
    try:
        return folders.filed(folder / folders.RECORD).entry.run == run
    except OSError:  # PathError is one
        return False


def _alone(place: int) -> bool:
    """True when no run is putting its files into an open folder; none will while it is open."""
    with contextlib.suppress(TimeoutError):
        locked(place, time.monotonic())
        return True
    return False


@contextmanager
def _entered(root: Path, parts: tuple[str, ...]) -> Iterator[int | None]:
    """A folder below `root`, step by step and without following a link; None when it is none."""
    with contextlib.ExitStack() as stack:
        try:
            place = os.open(root, os.O_RDONLY)
            stack.callback(os.close, place)
            for part in parts:
                place = os.open(part, _FOLDER, dir_fd=place)
                stack.callback(os.close, place)
        except OSError:
            yield None
            return
        yield place


def _unlink(place: int, parts: tuple[str, ...]) -> bool:
    """Remove a file of a folder, or of one in it; False when it cannot be."""
    try:
        if len(parts) == 1:
            os.unlink(parts[0], dir_fd=place)
            return True
        inner = os.open(parts[0], _FOLDER, dir_fd=place)
    except OSError:
        return False
    try:
        return _unlink(inner, parts[1:])
    finally:
        os.close(inner)


def _clear(root: Path, parts: tuple[str, ...], inner: set[tuple[str, ...]]) -> None:
    """Remove the folders that are empty now, from the inside out, `root` never."""
    paths = [(*parts, *more) for more in sorted(inner, key=len, reverse=True) if more]
    paths += [parts[:count] for count in range(len(parts), 0, -1)]
    for path in paths:
        with _entered(root, path[:-1]) as place:
            if place is not None:
                with contextlib.suppress(OSError):
                    os.rmdir(path[-1], dir_fd=place)
