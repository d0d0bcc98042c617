"""What belongs together is one conversation, and a withdrawal is told in it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.delivery.journal import Journal
from tests.delivery.mail import letters
from tests.delivery.mail.letters import body, copy, errand, read, sent, tried, way

ANN = "ann@reader.example"


def test_versions_and_days_are_one_thread(tmp_path: Path, journal: Journal) -> None:
    """What comes later answers what this reader got last; all have one root."""
    first = errand(copy(tmp_path), way(), ANN)
    before = read(tried(first, journal, tmp_path / "out"))
    had = sent(journal, first, ANN)
    events = (letters.SIGNED, replace(letters.SIGNED, version=2, content="d" * 64))
    later = copy(tmp_path, version=2, content="d" * 64, events=events)
    second = errand(later, way(), ANN)
    after = read(tried(second, journal, tmp_path / "out"))
    assert before["In-Reply-To"] == before["References"]
    assert after["In-Reply-To"] == had
    assert after["References"].split() == [before["References"], had]


def test_other_topics_are_other_threads(tmp_path: Path, journal: Journal) -> None:
    """And another notebook of the same topic is in the same."""
    keys = ("topic_briefing/harbour", "weekly_digest/harbour", "topic_briefing/fish")
    roots = [
        read(tried(errand(copy(tmp_path, key=key), way(), ANN), journal, tmp_path / "out"))[
            "References"
        ]
        for key in keys
    ]
    assert [roots[0] == root for root in roots] == [True, True, False]


def test_a_withdrawal_is_told_in_the_thread(tmp_path: Path, journal: Journal) -> None:
    """Which version, when, by whom and why."""
    had = sent(journal, errand(copy(tmp_path), way(), ANN), ANN)
    gone = copy(tmp_path, status="withdrawn", events=(letters.SIGNED, letters.GONE))
    found = read(tried(errand(gone, way(), ANN), journal, tmp_path / "out"))
    assert found["Subject"] == "[TLP:AMBER] WITHDRAWN: A pier for May (version 1)"
    assert found["In-Reply-To"] == had
    assert body(found, "plain") == (
        "TLP:AMBER\n\nWITHDRAWN\n\n"
        "Version 1 of “A pier for May” (5 March 2024) was withdrawn on 6 March\n"
        "2024 by B. Moor.\n\n"
        "Reason: The date of the opening was wrong.\n\n"
        "Do not quote it, and do not forward it. Delete what you have of it.\n\nTLP:AMBER\n"
    )
    assert [*found.iter_attachments()] == []
