"""Command lines, run as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT


def called(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command line of this interpreter, run to its end in a folder."""
    call = [sys.executable, "-m", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        call, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
