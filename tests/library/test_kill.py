"""An ingest killed at any moment leaves a sound library, and the next one finishes its work.

BRIEFING_KILLS says how often it is killed (10 without it).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from tests.library.killing import Killable, chances, contents, emptied, removed, write_texts

KILLS = int(os.environ.get("BRIEFING_KILLS", "10"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


@pytest.fixture(scope="module")
def killable() -> Iterator[Killable]:
    """A process that starts ingests."""
    with Killable() as started:
        yield started


def test_killed_at_random_points_the_library_is_that_of_one_run(
    tmp_path: Path, killable: Killable
) -> None:
    """New files and then changed ones: sound after each kill, and equal in the end."""
    folder, place, chance = tmp_path / "texts", tmp_path / "killed.db", chances(20)
    wanted, seconds = {}, 0.0
    for version in (1, 2):
        write_texts(folder, version)
        began = time.monotonic()
        killable.run(tmp_path / "whole.db", folder)
        seconds = max(seconds, time.monotonic() - began)
        wanted[version] = contents(tmp_path / "whole.db")
    kills = 0
    while kills < KILLS:
        removed(place)
        emptied(folder)
        for version in (1, 2):
            write_texts(folder, version)
            finished = False
            while not finished:
                after = chance.uniform(0, 0.7 * seconds) if kills < KILLS else None
                finished = killable.run(place, folder, after)
                kills += not finished
                with closing(Library(place)) as library:
                    assert library.verify() == []
            assert contents(place) == wanted[version]
