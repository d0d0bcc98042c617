"""`briefing deliveries`: the journal as a table, and what is unknown let go once more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli.deliveries import deliveries
from briefing.delivery.journal import Journal
from briefing.errors import UnknownNameError, UsageError

FACTS: dict[str, str | int] = {
    "run": "r",
    "content": "c",
    "version": 2,
    "marking": "TLP:RED",
    "readers": "desk",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which one mail arrived and another may have."""
    for name in ("notebooks", "data"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    with Journal() as log:
        for identity, receiver in (("a1" * 32, "a@example.org"), ("b2" * 32, "b@example.org")):
            log.begin(
                identity, report="topic_briefing/steel", way="post", receiver=receiver, **FACTS
            )
        log.sent("a1" * 32, "250 taken")
        log.unknown("b2" * 32, "the connection broke\x1b[2J")
    return tmp_path


def called(*arguments: str) -> Result:
    """A call of the command."""
    return CliRunner().invoke(deliveries, arguments, catch_exceptions=False)


def test_each_receiver_has_a_line(project: Path) -> None:  # noqa: ARG001 - it is the working folder
    """With its number, state, report, version, way and what is known."""
    lines = called().output.splitlines()
    assert lines[0].split()[:2] == ["DELIVERY", "WHEN"]
    (sent,) = (line for line in lines if "a@example.org" in line)
    assert sent.split()[0] == "a1" * 6
    assert sent.split()[3:] == "sent topic_briefing/steel 2 post a@example.org 250 taken".split()
    assert "\x1b" not in called().output


def test_a_program_gets_everything(project: Path) -> None:  # noqa: ARG001 - as above
    """As JSON; of the report itself nothing but its key is in the journal."""
    found = json.loads(called("topic_briefing/steel", "--json").output)
    assert {row["state"] for row in found} == {"sent", "unknown"}
    assert {row["report"] for row in found} == {"topic_briefing/steel"}


def test_a_misspelt_report_is_answered_with_the_nearest(project: Path) -> None:  # noqa: ARG001 - as above
    """The call is wrong."""
    with pytest.raises(UnknownNameError, match="Did you mean 'topic_briefing/steel'"):
        called("topic_briefing/stel")


def test_what_is_unknown_can_be_let_go_again(project: Path) -> None:  # noqa: ARG001 - as above
    """By the beginning of its number."""
    assert "leaves again" in called("--resend", "b2b2").output
    with Journal() as log:
        assert (
            log.begin("b2" * 32, report="topic_briefing/steel", way="post", receiver="b", **FACTS)
            is None
        )


@pytest.mark.parametrize(
    ("name", "why"), [("a1a1", "is sent: only what is unknown"), ("zz", "no delivery begins")]
)
def test_what_arrived_is_not_sent_again(project: Path, name: str, why: str) -> None:  # noqa: ARG001 - as above
    """Nor is what nobody knows."""
    with pytest.raises(UsageError, match=why):
        called("--resend", name)


def test_a_project_that_delivered_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And makes no journal."""
    monkeypatch.chdir(tmp_path)
    assert called().output == "Nothing left the house yet.\n"
    assert [*tmp_path.iterdir()] == []
