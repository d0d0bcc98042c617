"""What is out of the house stays right: what may not be shown goes, what was signed stands."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from briefing.delivery import releases
from tests.delivery.whole.conftest import SUBJECTS
from tests.delivery.whole.night import called
from tests.delivery.whole.ways import placed, readers, write
from tests.delivery.whole.wholeness import complaints, tree

ONE = SUBJECTS[0]


def _shown(home: Path) -> bool:
    """Whether the report is anywhere on the site, which is whole in any case."""
    found = tree(home / "site")
    assert complaints(found) == []
    return ONE.word.encode() in b"".join(found.values())


def test_what_may_not_be_shown_any_more_leaves_the_site(home: Path) -> None:
    """Though nothing new goes there."""
    write(home, placed("site", "site"), readers("site"))
    assert (called(home, "deliver")[0], _shown(home)) == (0, True)
    write(
        home, placed("site", "site"), readers("site"),
        '[[rules]]\nreports = ["*"]\nexpires = "2020-01-01"\n',
    )  # fmt: skip
    code, out, _ = called(home, "deliver", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"refused": 3})
    assert not _shown(home)


def test_a_later_run_that_is_broken_takes_nothing_back(home: Path) -> None:
    """It is told; the version that was signed stays where it is, and goes where it has to."""
    write(home, placed("site", "site", drafts=False), readers("site", only_released=True))
    (day,) = (home / "reports" / "topic_briefing" / ONE.slug).glob("*-*-*")
    with contextlib.chdir(home):
        releases.release(day, by="C. Chief")
    assert (called(home, "deliver")[0], _shown(home)) == (0, True)
    (day / "briefing.html").write_bytes(b"half")
    code, out, _ = called(home, "deliver", "--json")
    told = json.loads(out)
    assert (code, told["counts"]) == (1, {"already": 1, "refused": 2, "failed": 1})
    (bad,) = (one for one in told["outcomes"] if one["ending"] == "failed")
    assert "briefing.html is not what it was" in bad["why"]
    assert _shown(home)
