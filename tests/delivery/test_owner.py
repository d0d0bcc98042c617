"""What the owner of the policy is told: keys of reports, never more of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.delivery import owner
from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Policy, Readers, Way
from briefing.judged import Marking

POST = Way(name="post", kind="mail", most="TLP:GREEN", host="127.0.0.1", port=1, attempts=1)
DESK = Readers(name="desk", reports=("*",), ways=("post",), most="TLP:RED")
KEY = "topic_briefing/steel"


def errand(marking: Marking = "TLP:GREEN") -> Errand:
    """A report on its way to the desk."""
    copy = Copy(
        key=KEY, notebook="topic_briefing", topic="steel", day="2026-11-30", run="r",
        folder=Path("nowhere"), content="c", title="Kestrel is ready", marking=marking, version=2,
        status="released",
    )  # fmt: skip
    return Errand(copy=copy, readers=DESK, way=POST)


def failed(why: str, receiver: str = "a@example.org") -> Outcome:
    """It did not arrive."""
    return Outcome(key=KEY, readers="desk", way="post", ending="failed", receiver=receiver, why=why)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal."""
    with Journal(tmp_path / "deliveries.db") as opened:
        yield opened


def line(outcome: Outcome, sent: Errand, log: Journal) -> str:
    """The line of an outcome in the mail."""
    return [*owner.lines([outcome], [sent], POST, log)][1]


def test_a_failure_is_told_with_its_reason(log: Journal) -> None:
    """Report, version, list, way and receiver."""
    assert line(failed("no answer in 3 s"), errand(), log) == (
        "* topic_briefing/steel, version 2, to desk by post, a@example.org: no answer in 3 s"
    )


def test_what_a_server_repeats_of_the_report_is_not_told(log: Journal) -> None:
    """Some name the subject of the mail that they refuse."""
    told = line(failed("550 spam: 'KESTREL IS READY'"), errand(), log)
    assert told == "* topic_briefing/steel, version 2, to desk by post, a@example.org"


@pytest.mark.parametrize("marking", ["TLP:AMBER", "TLP:RED", ""])
def test_of_what_the_way_may_not_carry_the_key_alone_is_told(
    log: Journal, marking: Marking
) -> None:
    """Whatever was said of it."""
    told = line(failed("550 refused"), errand(marking), log)
    assert told == "* topic_briefing/steel, version 2, to desk by post, a@example.org"


def test_a_refusal_names_its_rules(log: Journal) -> None:
    """Their names, not what the report is."""
    refused = Outcome(
        key=KEY, readers="desk", way="post", ending="refused", why="is above", rules=("marking",)
    )  # fmt: skip
    told = line(refused, errand("TLP:RED"), log)
    assert told == "* topic_briefing/steel, version 2, to desk by post: marking"


def test_what_is_unknown_comes_with_the_number_that_sends_it_again(log: Journal) -> None:
    """As `briefing deliveries --resend` takes it."""
    sent = errand()
    identity = sent.identity("a@example.org")
    log.begin(
        identity, report=KEY, run="r", content="c", version=2, marking="", way="post",
        readers="desk", receiver="a@example.org",
    )  # fmt: skip
    log.unknown(identity, "the connection broke")
    unknown = Outcome(
        key=KEY, readers="desk", way="post", ending="unknown", receiver="a@example.org"
    )
    assert line(unknown, sent, log).endswith(f"a@example.org ({identity[:12]})")


def test_control_characters_reach_no_terminal(log: Journal) -> None:
    """A server may answer with anything."""
    assert "\x1b" not in line(failed("\x1b[2J\nno"), errand(), log)


def test_the_same_is_the_same_whatever_the_server_said() -> None:
    """So that it is told once; another version is another thing."""
    first = owner._digest([failed("no answer")], [errand()])
    assert first == owner._digest([failed("refused")], [errand()])
    assert first != owner._digest([failed("no answer", "b@example.org")], [errand()])
    assert first != owner._digest([failed("no answer")], [errand("TLP:RED")][:0])


def test_without_anything_wrong_nobody_is_written_to(log: Journal) -> None:
    """Nor where the policy names no owner, nor for versions that are meant for others."""
    house = Policy(owner="o@example.org", owner_way="post", ways={"post": POST})
    sent = Outcome(key=KEY, readers="desk", way="post", ending="sent")
    other = Outcome(key=KEY, readers="desk", way="post", ending="refused", rules=("audience",))
    assert owner.tell(house, [errand()], [sent, other], log) == ("", "")
    assert owner.tell(Policy(ways={"post": POST}), [errand()], [failed("no")], log) == ("", "")
