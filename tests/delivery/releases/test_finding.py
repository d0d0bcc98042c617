"""Reports found: the newest copy of each, and runs by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.delivery import releases
from briefing.errors import BriefingError, DeliveryError
from tests.delivery.releases import build
from tests.delivery.releases.test_releasing import signed


def told(root: Path) -> list[tuple[str, str, str]]:
    """Key, day and status of the newest copies."""
    return [(one.key, one.day, one.status) for one in releases.latest(root)]


def test_the_newest_run_of_each_report_counts(root: Path) -> None:
    """By its day; the project's folder of reports will do as well."""
    build.ran(root, day="2026-11-28")
    build.ran(root, day="2026-11-29")
    build.ran(root, topic="pier", day="2026-11-27")
    found = [
        ("topic_briefing/harbour", "2026-11-29", "draft"),
        ("topic_briefing/pier", "2026-11-27", "draft"),
    ]
    assert told(root) == found
    assert [one.key for one in releases.latest(root / "reports")] == [one[0] for one in found]


def test_a_run_that_failed_does_not_hide_an_earlier_one(root: Path) -> None:
    """It is no report."""
    build.ran(root, day="2026-11-28")
    build.ran(root, day="2026-11-29", status="failed")
    assert told(root) == [("topic_briefing/harbour", "2026-11-28", "draft")]


def test_items_of_a_batch_are_reports_of_their_own(root: Path) -> None:
    """Those for an audience, and those that differ in something else."""
    (root / "data/audiences.toml").write_text("[press]\n", "utf-8")
    build.ran(root)
    build.ran(root, audience="press", item="topic_briefing.press")
    build.ran(root, item="harbour.since-2024")
    assert [key for key, _, _ in told(root)] == [
        "topic_briefing/harbour",
        "topic_briefing/harbour/press",
        "topic_briefing/harbour/since-2024",
    ]


def test_a_signed_report_without_a_run_is_found(root: Path) -> None:
    """Its runs may have been pruned."""
    import shutil

    folder = build.ran(root)
    made = signed(folder)
    shutil.rmtree(folder)
    assert releases.latest(root) == [made]


def test_a_broken_report_does_not_stop_the_others(root: Path) -> None:
    """It is told, with what is wrong."""
    (build.ran(root) / "briefing.html").write_bytes(b"changed")
    (build.ran(root, topic="fog", day="2026-11-29") / "run.json").write_text(
        '{"status": "succeeded"}'
    )
    build.ran(root, topic="pier")
    wrong: list[DeliveryError] = []
    assert [one.key for one in releases.latest(root, wrong.append)] == ["topic_briefing/pier"]
    assert ["briefing.html is not what it was" in str(one) for one in wrong] == [True]


def test_a_project_without_reports_has_none(tmp_path: Path) -> None:
    """And that is no error."""
    assert releases.latest(tmp_path) == []


def test_a_run_is_named_by_its_folder(root: Path) -> None:
    """Or by its record."""
    folder = build.ran(root)
    assert releases.named(str(folder)) == folder
    assert releases.named(str(folder / "run.json")) == folder


def test_a_run_is_named_as_in_the_ledger(root: Path) -> None:
    """Its id, the beginning of it, latest, or its item."""
    from briefing.jobs import Result
    from briefing.ledger import Ledger

    folder = build.ran(root)
    with Ledger.open() as ledger:
        ledger.begin("a" * 32, key="topic_briefing/harbour", notebook="topic_briefing")
        ledger.finish("a" * 32, Result(status="succeeded", folder=str(folder)))
    for name in ("a" * 32, "aaaa", "latest", "topic_briefing/harbour"):
        assert releases.named(name) == folder
    with pytest.raises(BriefingError, match="no run named"):
        releases.named("b")
    build.ran(root, run="c" * 32)
    with pytest.raises(BriefingError, match="a later run"):
        releases.named("latest")


def test_a_report_of_a_batch_is_named_by_its_key(root: Path) -> None:
    """In the ledger its item has the batch's name: the last run that succeeded is meant."""
    from briefing.jobs import Result
    from briefing.ledger import Ledger

    build.ran(root)
    folder = build.ran(root, audience="press", item="topic_briefing.press")
    (root / "data/audiences.toml").write_text("[press]\n", "utf-8")
    assert releases.named("topic_briefing/harbour/press") == folder
    with Ledger.open() as ledger:
        ledger.begin("a" * 32, key="nightly/press", batch="nightly", notebook="topic_briefing")
        ledger.finish("a" * 32, Result(status="succeeded", folder=str(folder)))
    assert releases.named("topic_briefing/harbour/press") == folder
    with pytest.raises(BriefingError, match="no run named"):
        releases.named("topic_briefing/harbor/press")


@pytest.mark.usefixtures("root")
def test_without_a_ledger_it_says_so() -> None:
    """And where it looked."""
    with pytest.raises(BriefingError, match="no run at 'latest', and there is no ledger"):
        releases.named("latest")


def test_versions_are_found_by_key(root: Path) -> None:
    """A misspelt one is answered with the nearest."""
    made = signed(build.ran(root))
    assert releases.versions("topic_briefing/harbour") == [made]
    with pytest.raises(BriefingError, match="Did you mean"):
        releases.versions("topic_briefing/harbor")


def test_a_version_is_found_by_its_run_though_a_later_one_has_its_place(root: Path) -> None:
    """What was signed can be packed, whatever was run since on the same day."""
    from briefing.jobs import Result
    from briefing.ledger import Ledger

    folder = build.ran(root)
    with Ledger.open() as ledger:
        ledger.begin("a" * 32, key="topic_briefing/harbour", notebook="topic_briefing")
        ledger.finish("a" * 32, Result(status="succeeded", folder=str(folder)))
    assert releases.kept("aaaa") == folder
    made = signed(folder)
    build.ran(root, build.executed(title="Another title"), run="c" * 32)
    assert releases.kept("aaaa") == made.folder
    assert releases.copy_of(releases.kept("aaaa")) == made
