"""systemd units that call `briefing schedule run` each so many minutes.

One timer serves all entries: what is due is decided by the schedule and the ledger, so that the
file may be edited without installing anything anew, and what was missed follows its policy.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from briefing.errors import PathError

MARK = "# Written by briefing schedule install; written anew by it."
_UNFIT = frozenset("\"'\\")  # systemd starts no program with these in its name
_LONGEST = 900  # characters of a path; a line of crontab(5) ends after 999


def name(project: Path) -> str:
    """A name for the units of a project: that of its folder, and a digest of its path."""
    word = re.sub(r"[^A-Za-z0-9]+", "-", project.name).strip("-").lower()[:40] or "project"
    digest = hashlib.sha256(str(project).encode("utf-8", "surrogateescape")).hexdigest()
    return f"briefing-{word}-{digest[:8]}"


def command(schedule: Path | None) -> list[str]:
    """What is called. Raises PathError for a path no unit and no crontab can hold."""
    words = [sys.executable, "-P", "-m", "briefing.cli", "schedule", "run"]
    words += ["--file", str(schedule)] if schedule else []
    for word in words:
        sound(word)
    return words


def sound(path: str) -> str:
    """The path, if it can stand in one line. Raises PathError."""
    if not path.isprintable() or len(path) > _LONGEST:
        raise PathError(f"{path!r:.200} cannot stand in a unit or a crontab; rename the folder")
    return path


def units(project: Path, words: list[str], every: int) -> dict[str, str]:
    """The files of the units, by name; `every` is in minutes, from 1 to 59."""
    return {
        f"{name(project)}.service": _service(project, words),
        f"{name(project)}.timer": _timer(project, every),
    }


def _service(project: Path, words: list[str]) -> str:
    called = " ".join(map(_quoted, words))
    if set(words[0]) & _UNFIT:
        called = f"/usr/bin/env {called}"
    return f"""{MARK}
[Unit]
Description=Briefings that are due in {_percent(project.name)}

[Service]
Type=oneshot
WorkingDirectory={_percent(sound(str(project)))}
ExecStart=:{called}
# At stop the scheduler alone is told; it gives its reports a minute, then everything ends.
KillMode=mixed
TimeoutStopSec=90
Nice=10
NoNewPrivileges=yes
"""


def _timer(project: Path, every: int) -> str:
    return f"""{MARK}
[Unit]
Description=Look each {every} min for briefings that are due in {_percent(project.name)}

[Timer]
OnCalendar=*-*-* *:0/{every}:00
AccuracySec=1s
# What was missed while the machine was off is the schedule's business: see "missed" there.
Persistent=no

[Install]
WantedBy=timers.target
"""


def _quoted(word: str) -> str:
    """A word of ExecStart as systemd.syntax(7) and systemd.service(5) read it, after ":"."""
    return '"' + _percent(word.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _percent(text: str) -> str:
    return text.replace("%", "%%")
