"""What papermill and nbconvert test of themselves holds with our parts swapped in.

It takes some minutes, so it runs only when it is asked for: BRIEFING_SDISTS names the folder that
keeps their source distributions, or is to keep them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.engine.suites import SUITES, Suite, both, source

FOLDER = os.environ.get("BRIEFING_SDISTS", "")


@pytest.mark.skipif(not FOLDER, reason="BRIEFING_SDISTS names no folder: no other suite was run")
@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.package)
def test_their_tests_pass_as_well(suite: Suite) -> None:
    """The same tests pass, but for those that look at parts which are not in use then."""
    folder = Path(FOLDER).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        source(suite.package, folder)
    except FileNotFoundError as error:
        pytest.skip(str(error))
    plain, ours = both(suite, folder)
    assert len(plain) > 4
    assert sorted(plain - ours - {name for name, _ in suite.explained}) == []
