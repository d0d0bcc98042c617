"""What the pages share: a warm process, kept for the whole test run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documentation.desk import laid


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The runtime folder of a warm process; where none can be kept, runs go without."""
    home = tmp_path_factory.mktemp("warm")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    desk = laid(home, runtime)
    for_us = [sys.executable, "-m", "briefing.cli", "warm"]
    subprocess.run([*for_us, "start"], env=desk.environment, check=False, capture_output=True)
    yield runtime
    subprocess.run([*for_us, "stop"], env=desk.environment, check=False, capture_output=True)
