"""Who sits at this desk."""

from __future__ import annotations

import os
import subprocess

from briefing.judged import Judgements
from briefing.project import root

NAME = "BRIEFING_ANALYST"
_LONGEST = 200  # characters, as of a name in a judgements file
_WAIT = 5  # seconds for git


def name(judgements: Judgements | None = None) -> str:
    """The analyst's name: of BRIEFING_ANALYST, of git, or the author of the file; "" if unknown."""
    told = os.environ.get(NAME, "") or _git() or (judgements.author if judgements else "")
    return " ".join(told.split())[:_LONGEST]


def _git() -> str:
    """The name that git signs with in this project; "" when there is none, or no git."""
    command = ["git", "config", "user.name"]
    try:
        done = subprocess.run(  # noqa: S603  (no word of it comes from outside)
            command, cwd=root(), capture_output=True, timeout=_WAIT, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
