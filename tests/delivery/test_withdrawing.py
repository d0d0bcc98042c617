"""Whoever got a version that was withdrawn hears of it, by the way it came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefing.delivery.copies import Copy, Event
from briefing.delivery.errands import Errand
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Policy, Readers, Way
from briefing.delivery.withdrawing import notices
from briefing.judged import Marking

KEY = "topic_briefing/steel"
HOUSE = Policy(
    ways={
        "post": Way(name="post", kind="mail", most="TLP:AMBER"),
        "web": Way(name="web", kind="site", most="TLP:AMBER"),
        "open": Way(name="open", kind="mail", most="TLP:CLEAR"),
        "shelf": Way(name="shelf", kind="store", most="TLP:CLEAR"),
    },
    lists={
        "desk": Readers(
            name="desk", reports=("*",), ways=("post",), most="TLP:AMBER",
            addresses=("new@example.org",),
        ),
    },
)  # fmt: skip


def version(number: int, *, last: int = 0, marking: Marking = "TLP:GREEN") -> Copy:
    """A withdrawn version of a report whose last one is `last`."""
    events = tuple(
        Event(version=n, kind="release", by="C. Chief", on="2026-11-30", content=f"c{n}", title="S")
        for n in range(1, (last or number) + 1)
    )
    return Copy(
        key=KEY, notebook="topic_briefing", topic="steel", day="2026-11-30", run="r",
        folder=Path("nowhere"), content=f"c{number}", title="Steel", bottom_line="It rusts.",
        marking=marking, status="withdrawn", version=number, events=events,
    )  # fmt: skip


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal."""
    with Journal(tmp_path / "deliveries.db") as opened:
        yield opened


def went(log: Journal, number: int, way: str, receiver: str, *, readers: str = "desk") -> None:
    """Enter that a version was sent."""
    identity = f"{number}{way}{receiver}"
    log.begin(
        identity, report=KEY, run="r", content=f"c{number}", version=number, marking="",
        way=way, readers=readers, receiver=receiver,
    )  # fmt: skip
    log.sent(identity, "there")


def told(errands: list[Errand]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Ways, lists and addresses of errands."""
    return [(one.way.name, one.readers.name, one.readers.addresses) for one in errands]


def test_who_got_it_is_told_though_the_list_is_another_today(log: Journal) -> None:
    """By the journal; who is new on the list has nothing to hear."""
    went(log, 1, "post", "old@example.org")
    errands, lost = notices([version(1)], HOUSE, log)
    assert (told(errands), lost) == ([("post", "desk", ("old@example.org",))], [])


def test_a_list_that_is_gone_is_told_too(log: Journal) -> None:
    """It is made again for this notice alone."""
    went(log, 1, "post", "old@example.org", readers="press")
    errands, _ = notices([version(1)], HOUSE, log)
    assert told(errands) == [("post", "press", ("old@example.org",))]


def test_a_way_that_is_gone_is_told_of(log: Journal) -> None:
    """Somebody has to tell those readers."""
    went(log, 1, "fax", "old@example.org")
    errands, lost = notices([version(1)], HOUSE, log)
    assert errands == []
    assert [(one.way, one.ending) for one in lost] == [("fax", "failed")]
    assert "tell old@example.org yourself" in lost[0].why


def test_who_got_nothing_hears_nothing(log: Journal) -> None:
    """A withdrawal of what never left is nobody's business."""
    assert notices([version(1)], HOUSE, log) == ([], [])


def test_the_last_version_calls_back_all_before_it(log: Journal) -> None:
    """Whoever still has the first one must not rely on it."""
    went(log, 1, "post", "a@example.org")
    went(log, 2, "post", "b@example.org")
    errands, _ = notices([version(2)], HOUSE, log)
    assert told(errands) == [("post", "desk", ("a@example.org", "b@example.org"))]


def test_an_earlier_version_calls_back_itself_alone(log: Journal) -> None:
    """The later ones stand."""
    went(log, 1, "post", "a@example.org")
    went(log, 2, "post", "b@example.org")
    errands, _ = notices([version(1, last=2)], HOUSE, log)
    assert told(errands) == [("post", "desk", ("a@example.org",))]


def test_a_way_that_may_not_carry_the_title_any_more_carries_no_notice(log: Journal) -> None:
    """The refusal names the rule; the owner reads it."""
    went(log, 1, "open", "a@example.org")
    errands, _ = notices([version(1)], HOUSE, log)
    assert [refusal.rule for refusal in errands[0].refusals] == ["marking"]


def test_from_a_place_the_report_goes_in_any_case(log: Journal) -> None:
    """With its title."""
    went(log, 1, "shelf", "")
    (errand,), _ = notices([version(1)], HOUSE, log)
    assert errand.refusals == ()
    assert (errand.copy.title, errand.copy.bottom_line) == (KEY, "")
    assert {event.title for event in errand.copy.events} == {KEY}


def test_a_notice_is_another_thing_than_the_version_it_calls_back(log: Journal) -> None:
    """So that the journal lets it leave, once."""
    went(log, 1, "post", "a@example.org")
    (errand,), _ = notices([version(1)], HOUSE, log)
    released = msgspec.structs.replace(errand.copy, status="released")
    assert errand.identity("a@example.org") != Errand(
        copy=released, readers=errand.readers, way=errand.way
    ).identity("a@example.org")
