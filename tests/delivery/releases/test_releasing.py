"""Releasing: a name bound to a content, kept for good; any change is a draft again."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.errors import BriefingError
from tests.delivery.releases import build
from tests.exporters import notebook as nb

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
SHELF = "reports/topic_briefing/harbour/releases/house"


def signed(folder: Path, **fields: object) -> Copy:
    """The version that A. Analyst signs."""
    return releases.release(folder, **{"by": "A. Analyst", "now": NOON, **fields})  # type: ignore[arg-type]


def test_a_run_is_a_draft(root: Path) -> None:
    """With what it says of itself, and files that readers may have."""
    copy = releases.copy_of(build.ran(root))
    assert (copy.status, copy.version, copy.key) == ("draft", 0, "topic_briefing/harbour")
    assert (copy.title, copy.marking, copy.day) == (nb.FRONT.title, "TLP:GREEN", build.DAY)
    assert copy.bottom_line == f"{nb.LEAD.text} {nb.WELCOME.text}"
    assert [*copy.files] == ["briefing.html"]


def test_a_version_is_whole_and_read_only(root: Path) -> None:
    """Reports with the name on them, the notebook and the record of the run."""
    copy = signed(build.ran(root, formats=("html", "docx")))
    assert (copy.status, copy.version, copy.by) == ("released", 1, "A. Analyst")
    assert copy.folder == root / SHELF / "v1"
    kept = {path.name for path in copy.folder.iterdir()}
    reports = {f"briefing.{suffix}" for suffix in ("html", "pdf", "eml", "docx")}
    assert kept == {*reports, "briefing.ipynb", "run.json", "copy.json"}
    assert {*copy.files} == reports
    assert all(not path.stat().st_mode & stat.S_IWUSR for path in copy.folder.iterdir())


def test_a_signed_run_is_that_version(root: Path) -> None:
    """And so is the same report, run again on another day."""
    made = signed(build.ran(root))
    assert releases.copy_of(build.ran(root)) == made
    assert releases.copy_of(build.ran(root, day="2026-11-30", run="b" * 32)) == made
    assert releases.copy_of(made.folder) == made


@pytest.mark.parametrize(
    "node",
    [
        build.executed(title="Another title"),
        build.executed(marking="TLP:AMBER"),
        build.executed(nb.new_markdown_cell("One more word")),
    ],
)
def test_any_change_is_a_draft_again(root: Path, node: object) -> None:
    """The version stays what it was."""
    made = signed(build.ran(root))
    copy = releases.copy_of(build.ran(root, node))
    assert (copy.status, copy.version, copy.by) == ("draft", 0, "")
    assert copy.events == made.events
    assert releases.versions(copy) == [made]


def test_other_judgements_are_a_draft_again(root: Path) -> None:
    """Though not one word of the report has changed."""
    signed(build.ran(root, judgements=build.judged(root, "author: A\n")))
    copy = releases.copy_of(build.ran(root, judgements=build.judged(root, "author: A \n")))
    assert copy.status == "draft"


def test_the_same_content_is_no_new_version(root: Path) -> None:
    """Whoever signs it again gets the version that is there."""
    made = signed(build.ran(root))
    assert signed(build.ran(root, run="c" * 32), by="B. Reader") == made
    assert len(releases.versions("topic_briefing/harbour")) == 1


def test_versions_count_and_are_chained(root: Path) -> None:
    """Each event holds the digest of the one before; what went before stays."""
    first = signed(build.ran(root))
    second = signed(build.ran(root, build.executed(title="Another title")))
    assert [one.version for one in releases.versions(second)] == [1, 2]
    assert second.events[0] == first.events[0]
    assert (second.events[0].previous, len(second.events[1].previous)) == ("", 64)


def test_each_audience_has_versions_of_its_own(root: Path) -> None:
    """With their own title: one that says what was left out gives way to the topic."""
    (root / "data/audiences.toml").write_text('[press]\nmarking = "TLP:CLEAR"\n', "utf-8")
    signed(build.ran(root))
    copy = signed(build.ran(root, audience="press", item="press"))
    assert (copy.key, copy.version) == ("topic_briefing/harbour/press", 1)
    assert (copy.audience, copy.marking) == ("press", "TLP:CLEAR")
    assert copy.folder.parent.name == "press"
    assert "briefing.press.html" in copy.files


def test_what_an_audience_may_not_read_is_not_told_of_it(root: Path) -> None:
    """Neither in the title nor in the bottom line, which are printed outside the report too."""
    (root / "data/audiences.toml").write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    node = build.executed(audience="press", title="Ada Finch opens the pier")
    copy = releases.copy_of(build.ran(root, node, audience="press"))
    assert "Finch" not in copy.title + copy.bottom_line
    assert "[redacted]" in copy.bottom_line


def test_what_an_audience_sees_is_part_of_what_was_signed(root: Path) -> None:
    """Other words to redact make it a draft again."""
    audiences = root / "data/audiences.toml"
    audiences.write_text("[press]\n", "utf-8")
    folder = build.ran(root, audience="press")
    signed(folder)
    audiences.write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    assert releases.copy_of(folder).status == "draft"


@pytest.mark.parametrize("by", ["", "  ", "-", "A\x1b[2JB", "A" * 121])
def test_somebody_signs(root: Path, by: str) -> None:
    """A name that can be printed."""
    with pytest.raises(BriefingError, match="--by"):
        signed(build.ran(root), by=by)


def test_a_run_that_failed_is_not_signed(root: Path) -> None:
    """It says how the run ended."""
    with pytest.raises(BriefingError, match=r"ended as 'timed out'"):
        signed(build.ran(root, status="timed out"))


@pytest.mark.parametrize(("verdict", "why"), [(nb.FAILED, "did not pass"), (None, "shows nothing")])
def test_a_run_that_was_not_proven_is_not_signed(root: Path, verdict: object, why: str) -> None:
    """Failed checks, or none at all."""
    with pytest.raises(BriefingError, match=why):
        signed(build.ran(root, verdict=verdict))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["briefing.html", "briefing.ipynb"])
def test_changed_files_are_not_signed(root: Path, name: str) -> None:
    """Nor delivered: the file is named."""
    folder = build.ran(root)
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(BriefingError, match=f"{name} is not what it was"):
        signed(folder)
    with pytest.raises(BriefingError, match=f"{name} is not what it was"):
        releases.copy_of(folder)


def test_missing_files_are_told(root: Path) -> None:
    """By name."""
    folder = build.ran(root)
    (folder / "briefing.html").unlink()
    with pytest.raises(BriefingError, match=r"briefing\.html is missing"):
        releases.copy_of(folder)


@pytest.mark.parametrize(("text", "why"), [("author: B\n", "was changed"), ("", "cannot be read")])
def test_judgements_that_changed_are_not_signed(root: Path, text: str, why: str) -> None:
    """The report does not say what the file says now."""
    folder = build.ran(root, judgements=build.judged(root, "author: A\n"))
    file = root / build.JUDGED
    file.write_text(text) if text else file.unlink()
    with pytest.raises(BriefingError, match=why):
        signed(folder)


def test_judgements_that_are_new_are_not_passed_over(root: Path) -> None:
    """Somebody has written them since the run."""
    folder = build.ran(root)
    build.judged(root, "author: A\n")
    with pytest.raises(BriefingError, match="written since the run"):
        signed(folder)


def test_another_style_is_not_signed(root: Path) -> None:
    """Nobody has looked at a report in it."""
    folder = build.ran(root)
    (root / "brand.toml").write_text('house = "Office for Harbours"\n', "utf-8")
    with pytest.raises(BriefingError, match=r"brand\.toml is not what it was"):
        signed(folder)
    made = signed(build.ran(root))
    assert "Office for Harbours" in releases.written(made, "html").decode()


def test_a_record_for_others_than_the_notebook_is_refused(root: Path) -> None:
    """An edited run.json cannot make a report of the house one of the press."""
    (root / "data/audiences.toml").write_text("[press]\n", "utf-8")
    folder = build.ran(root)
    told = json.loads((folder / "run.json").read_text("utf-8"))
    told["parameters"]["audience"] = "press"
    (folder / "run.json").write_text(json.dumps(told), "utf-8")
    with pytest.raises(BriefingError, match="says the run is for press"):
        releases.copy_of(folder)


def test_a_correction_says_what_was_wrong(root: Path) -> None:
    """It is a version of its own, and needs one to correct."""
    with pytest.raises(BriefingError, match="no version to correct"):
        signed(build.ran(root), correction=True, note="The date was wrong")
    signed(build.ran(root))
    with pytest.raises(BriefingError, match="nothing has changed"):
        signed(build.ran(root), correction=True, note="The date was wrong")
    other = build.ran(root, build.executed(title="Another title"))
    with pytest.raises(BriefingError, match="says what was wrong"):
        signed(other, correction=True)
    made = signed(other, correction=True, note="The date was wrong")
    assert [event.kind for event in made.events] == ["release", "correction"]


def test_a_version_is_not_signed_again(root: Path) -> None:
    """Only what a run has made is."""
    made = signed(build.ran(root))
    with pytest.raises(BriefingError, match="is a signed version already"):
        signed(made.folder)


def test_a_file_is_read_as_it_was_signed(root: Path) -> None:
    """Another format is written now, with the same stamp."""
    made = signed(build.ran(root))
    stamp = "Released by A. Analyst on 30 November 2026. Version 1."
    assert releases.written(made, "html") == (made.folder / "briefing.html").read_bytes()
    assert stamp in releases.written(made, "html").decode()
    assert "md" not in made.files
    assert stamp in releases.written(made, "markdown").decode()


def test_a_draft_says_so_in_other_formats(root: Path) -> None:
    """Written now, without a stamp."""
    copy = releases.copy_of(build.ran(root))
    assert releases.written(copy, "html") == b"a html"
    assert "DRAFT: not yet reviewed" in releases.written(copy, "md").decode()


def test_a_run_that_came_later_is_not_taken_for_the_one_collected(root: Path) -> None:
    """What was judged is what leaves."""
    copy = releases.copy_of(build.ran(root))
    build.ran(root, build.executed(marking="TLP:RED"))
    with pytest.raises(BriefingError, match="another report than when it was collected"):
        releases.written(copy, "md")


def test_a_changed_version_is_refused(root: Path) -> None:
    """Whichever of its files it is."""
    made = signed(build.ran(root))
    for name in ("briefing.pdf", "briefing.ipynb", "run.json", "copy.json"):
        file = made.folder / name
        raw = file.read_bytes()
        file.chmod(0o644)
        file.write_bytes(raw + b" ")
        with pytest.raises(BriefingError, match=f"{name} is not what it was"):
            releases.versions(made)
        file.write_bytes(raw)
    assert releases.versions(made) == [made]


def test_a_version_is_not_written_anew_for_readers_who_may_see_less_now(root: Path) -> None:
    """What was signed for them is not what they would get."""
    audiences = root / "data/audiences.toml"
    audiences.write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    made = signed(build.ran(root, audience="press"))
    assert "[redacted]" in releases.written(made, "md").decode().replace("\\", "")
    audiences.write_text("[press]\n", "utf-8")
    with pytest.raises(BriefingError, match="what press may read has changed"):
        releases.written(made, "md")
    assert releases.written(made, "html") == (made.folder / "briefing.press.html").read_bytes()
