"""A line of crontab(5) that calls `briefing schedule run`, put among those of others."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

from briefing.errors import PathError, UsageError
from briefing.schedule.units import name, sound

_LONGEST = 990  # bytes of a command; cron takes 999
_PATIENCE = 30  # seconds for the crontab program


def block(project: Path, words: list[str], every: int) -> str:
    """The lines, between two comments that find them again.

    CRON_TZ is neither needed nor heeded by all of cron's makes: the schedule has its own zones.
    What goes to stderr is mailed by cron. Raises PathError when the paths are too long.
    """
    call = " ".join(map(shlex.quote, words))
    line = f"cd {shlex.quote(sound(str(project)))} && {call} >/dev/null"
    line = line.replace("%", "\\%")  # cron takes a bare % for the end of the line
    if len(line.encode()) > _LONGEST:
        raise PathError(f"{project}: its path is too long for a line of a crontab; use systemd")
    minutes = "*" if every == 1 else f"*/{every}"
    return f"{_begin(project)}\n{minutes} * * * * {line}\n{_end(project)}\n"


def merged(present: str, project: Path, lines: str) -> str:
    """A crontab with our lines in place of those we put there before, or at its end.

    Nothing else in it is touched. Raises UsageError when only one of our comments is left.
    """
    begin, end = _begin(project), _end(project)
    rows = present.splitlines(keepends=True)
    marks = [number for number, row in enumerate(rows) if row.strip() in (begin, end)]
    if not marks:
        gap = "" if not present or present.endswith("\n") else "\n"
        return f"{present}{gap}{lines}"
    found = [rows[number].strip() for number in marks]
    if found != [begin, end]:
        raise UsageError(
            f"the crontab was edited between {begin!r} and {end!r}; remove both with crontab -e"
        )
    first, last = marks
    return "".join(rows[:first]) + lines + "".join(rows[last + 1 :])


def install(project: Path, lines: str) -> None:
    """Put the lines into this user's crontab. Raises UsageError when cron is not installed."""
    program = shutil.which("crontab")
    if program is None:
        raise UsageError("no crontab program here; install cron, or use systemd")
    shown = subprocess.run(  # noqa: S603 - the program that was looked up
        [program, "-l"], capture_output=True, timeout=_PATIENCE, check=False
    )
    if shown.returncode and b"no crontab" not in shown.stderr.lower():
        raise UsageError(f"crontab -l: {shown.stderr.decode('utf-8', 'replace').strip()[:300]}")
    present = "" if shown.returncode else shown.stdout.decode("utf-8", "surrogateescape")
    wanted = merged(present, project, lines)
    done = subprocess.run(  # noqa: S603 - as above
        [program, "-"],
        input=wanted.encode("utf-8", "surrogateescape"),
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode:
        raise UsageError(f"crontab: {done.stderr.decode('utf-8', 'replace').strip()[:300]}")


def _begin(project: Path) -> str:
    return f"# {name(project)}: begin (briefing schedule install)"


def _end(project: Path) -> str:
    return f"# {name(project)}: end"
