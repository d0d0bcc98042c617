"""`briefing releases --verify`: what is not as it was signed is named."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from tests.delivery.releases import build
from tests.delivery.releases.test_releasing import signed


def faults(root: Path) -> tuple[str, ...]:
    """What is wrong with the only report."""
    (found,) = releases.verify(root)
    return found.faults


def made(root: Path) -> Copy:
    """A version."""
    return signed(build.ran(root))


def test_what_was_signed_verifies(root: Path) -> None:
    """Nothing is wrong with it."""
    made(root)
    assert faults(root) == ()


def test_a_changed_file_is_named(root: Path) -> None:
    """With its version."""
    file = made(root).folder / "briefing.pdf"
    file.chmod(0o644)
    file.write_bytes(b"%PDF")
    assert faults(root) == ("version 1: briefing.pdf is not what it was",)


def test_a_missing_file_is_named(root: Path) -> None:
    """As missing."""
    folder = made(root).folder
    folder.chmod(0o755)
    (folder / "briefing.pdf").unlink()
    assert faults(root) == ("version 1: briefing.pdf is missing",)


def test_a_file_put_there_later_is_named(root: Path) -> None:
    """It is none of the version."""
    folder = made(root).folder
    folder.chmod(0o755)
    (folder / "briefing.docx").write_bytes(b"other")
    assert faults(root) == ("version 1: briefing.docx was not there when it was signed",)


def test_a_link_to_elsewhere_is_no_file_of_it(root: Path) -> None:
    """Though what it leads to is the same."""
    file = made(root).folder / "briefing.pdf"
    (root / "other.pdf").write_bytes(file.read_bytes())
    file.parent.chmod(0o755)
    file.unlink()
    file.symlink_to(root / "other.pdf")
    assert [fault[:38] for fault in faults(root)] == ["version 1: briefing.pdf cannot be read"]


def test_a_changed_history_is_told(root: Path) -> None:
    """And nothing of the report is used until it is put back."""
    file = made(root).folder.parent / "releases.json"
    text = file.read_text("utf-8").replace("A. Analyst", "B. Analyst")
    file.chmod(0o644)
    file.write_text(text, "utf-8")
    assert ["was changed" in fault for fault in faults(root)] == [True]
    assert releases.latest(root) == []


def test_a_folder_that_no_event_tells_of_is_told(root: Path) -> None:
    """A release was broken off, or its event was taken out: the next release puts it aside."""
    shelf = made(root).folder.parent
    (shelf / "v2").mkdir()
    (shelf / "v2/briefing.html").write_text("a version?")
    assert [fault[:33] for fault in faults(root)] == ["v2 lies there and no event tells o"[:33]]
    signed(build.ran(root, build.executed(title="Another title")))
    (found,) = releases.verify(root)
    assert (found.faults, len(found.leftovers)) == ((), 1)
    assert (shelf / found.leftovers[0] / "v2/briefing.html").read_text() == "a version?"
