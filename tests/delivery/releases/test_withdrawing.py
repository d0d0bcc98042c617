"""Withdrawals: kept, told, and never undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.delivery import releases
from briefing.errors import BriefingError
from briefing.judged import Judgements, Restriction
from tests.delivery.releases import build
from tests.delivery.releases.test_releasing import NOON, signed
from tests.exporters import notebook as nb

KEY = "topic_briefing/harbour"


def test_a_version_is_withdrawn_and_kept(root: Path) -> None:
    """With who, when and why."""
    made = signed(build.ran(root))
    gone = releases.withdraw(KEY, by="B. Reader", why="It is a forgery", now=NOON)
    assert (gone.status, gone.version, gone.by) == ("withdrawn", 1, "A. Analyst")
    assert (gone.events[-1].by, gone.events[-1].note) == ("B. Reader", "It is a forgery")
    assert gone.files == made.files
    assert releases.versions(KEY) == [gone]


def test_a_withdrawn_report_is_no_draft_again(root: Path) -> None:
    """The run that was signed, and the same report made once more, are withdrawn."""
    folder = build.ran(root)
    signed(folder)
    gone = releases.withdraw(folder, by="B. Reader", why="It is a forgery")
    assert releases.copy_of(folder) == gone
    assert releases.latest(root) == [gone]
    assert releases.copy_of(build.ran(root, day="2026-11-30")) == gone


def test_the_last_version_is_meant(root: Path) -> None:
    """Unless another is named."""
    signed(build.ran(root))
    signed(build.ran(root, build.executed(title="Another title")))
    releases.withdraw(KEY, by="B", why="Wrong")
    assert [one.status for one in releases.versions(KEY)] == ["released", "withdrawn"]
    releases.withdraw(KEY, by="B", why="Wrong", version=1)
    assert [one.status for one in releases.versions(KEY)] == ["withdrawn", "withdrawn"]


def test_a_version_is_withdrawn_once(root: Path) -> None:
    """Who comes second is told who was first."""
    signed(build.ran(root))
    releases.withdraw(KEY, by="B. Reader", why="Wrong")
    with pytest.raises(BriefingError, match=r"withdrawn by B\. Reader"):
        releases.withdraw(KEY, by="C", why="Wrong")


def test_a_new_version_shows_the_withdrawal(root: Path) -> None:
    """Of the same content, too: somebody has looked again."""
    folder = build.ran(root)
    signed(folder)
    releases.withdraw(KEY, by="B", why="Not agreed", now=NOON)
    made = signed(folder)
    assert (made.version, made.status) == (2, "released")
    told = releases.written(made, "html").decode()
    assert "Version 1 was withdrawn on 30 November 2026: Not agreed." in told


@pytest.mark.parametrize(("by", "why", "told"), [("", "x", "--by"), ("A", " ", "--why")])
def test_a_withdrawal_says_who_and_why(root: Path, by: str, why: str, told: str) -> None:
    """Its readers will want to know."""
    signed(build.ran(root))
    with pytest.raises(BriefingError, match=told):
        releases.withdraw(KEY, by=by, why=why)


def test_what_was_never_signed_is_not_withdrawn(root: Path) -> None:
    """The nearest name is told."""
    signed(build.ran(root))
    with pytest.raises(BriefingError, match="Did you mean 'topic_briefing/harbour'"):
        releases.withdraw("topic_briefing/harbor", by="A", why="x")
    with pytest.raises(BriefingError, match="no version 3; its last one is 1"):
        releases.withdraw(KEY, by="A", why="x", version=3)


def test_a_later_draft_tells_the_history(root: Path) -> None:
    """It stays a draft; the file that the run has made knows nothing of it."""
    signed(build.ran(root))
    releases.withdraw(KEY, by="B", why="Not agreed", now=NOON)
    copy = releases.copy_of(build.ran(root, build.executed(title="Another title")))
    told = releases.written(copy, "html").decode()
    assert "Version 1 was withdrawn on 30 November 2026: Not agreed." in told
    assert "DRAFT: not yet reviewed" in told
    assert copy.files == {}


def test_readers_are_not_told_what_they_may_not_read(root: Path) -> None:
    """Neither by a remark nor by a reason: both stand in mails and lists, too."""
    (root / "data/audiences.toml").write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    words = Restriction("the second pier", only=("house",))
    annex = replace(nb.ANNEX, judgements=Judgements(restrictions=(words,)))
    folder = build.ran(root, build.executed(audience="press", annex=annex), audience="press")
    for note in ("said by Ada Finch", "about the SECOND pier", "Ada-Finch"):
        with pytest.raises(BriefingError, match="press may not read"):
            signed(folder, note=note)
    made = signed(folder, note="agreed")
    with pytest.raises(BriefingError, match="press may not read 'Ada Finch'"):
        releases.withdraw(made.key, by="B", why="Ada Finch never said so")
    assert releases.withdraw(made.key, by="B", why="Not said").status == "withdrawn"
