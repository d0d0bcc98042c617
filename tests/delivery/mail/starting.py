"""A delivery of mail, started as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT

COUNT = 6  # receivers


def delivering(folder: Path, port: int, **options: Any) -> subprocess.Popen[bytes]:
    """A delivery of the report in a folder, begun."""
    call = [sys.executable, "-m", "tests.delivery.mail.delivering", str(folder), str(port)]
    told: dict[str, Any] = {"stdout": subprocess.PIPE, "cwd": PROJECT, "start_new_session": True}
    return subprocess.Popen([*call, str(COUNT)], **{**told, **options})
