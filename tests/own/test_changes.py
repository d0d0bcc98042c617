"""A changed file is what counts from then on, in every process."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from briefing import own
from briefing.errors import UnknownNameError
from briefing.exporters import names, writer
from briefing.jobs import Job
from briefing.runner.resting import fingerprint
from briefing.warm import Workers
from tests.conftest import PROJECT
from tests.notebook import write
from tests.own.conftest import put

FORMAT = """
from briefing.exporters.writing import Written


def write(content, options):
    return Written(f"{content.report.head} VERSION".encode())
"""


def topical(house: Path) -> Job:
    """A topic briefing of a library of nothing, in the format that is added."""
    shutil.copy(PROJECT / "notebooks" / "topic_briefing.ipynb", house / "notebooks")
    (house / "in").mkdir(exist_ok=True)
    asked = {"topic": "ships", "library": "in"}
    return Job(notebook="topic_briefing", parameters=asked, formats=("mine",))


def job(house: Path) -> Job:
    """A notebook that shows nothing, in the format that is added."""
    notebook = write(house / "notebooks" / "n.ipynb", "1 + 1")
    return Job(notebook=str(notebook), formats=("mine",), out=str(house / "out"))


def test_a_report_rests_on_the_files(house: Path) -> None:
    """Another content is another fingerprint; a batch makes such a report again."""
    before = fingerprint(topical(house))
    path = put(house, "formats/mine", FORMAT)
    first = fingerprint(topical(house))
    assert fingerprint(topical(house)) == first != before
    path.write_text(FORMAT.replace("VERSION", "TWO"), "utf-8")
    assert fingerprint(topical(house)) not in (first, before)


def test_a_folder_without_files_changes_nothing(house: Path) -> None:
    """Those who add nothing have the fingerprints they had."""
    before = fingerprint(topical(house))
    (house / "own" / "sections").mkdir(parents=True)
    assert fingerprint(topical(house)) == before
    assert own.hashes() == {}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")
def test_a_warm_process_never_serves_an_old_file(house: Path) -> None:
    """Neither a worker that lives on, nor one forked later from the same process."""
    path = put(house, "formats/mine", FORMAT.replace("VERSION", "one"))
    told = []
    with Workers(1) as workers:
        for version in ("one", "two"):
            path.write_text(FORMAT.replace("VERSION", version), "utf-8")
            workers.start(job(house))
            while not (ended := workers.wait(60)):
                continue
            assert ended[0].result.status == "succeeded", ended[0].result.error
            told.append((house / "out" / "briefing.mine").read_text())
    assert told == ["DRAFT one", "DRAFT two"]


def test_a_format_is_known_while_its_file_is_there(house: Path) -> None:
    """And a misspelt one is answered with it."""
    path = put(house, "formats/mine", FORMAT)
    assert "mine" in names()
    with pytest.raises(UnknownNameError, match="Did you mean 'mine'"):
        writer("mina")
    path.unlink()
    with pytest.raises(UnknownNameError):
        writer("mine")
