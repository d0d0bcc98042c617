"""Mail to a real server: limits, refusals, and each receiver for themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import mail, rounds, smtp
from tests.delivery.mail.letters import copy, errand, read, states, way
from tests.delivery.mail.servers import Post, office

ANN, BEN, CAT = "ann@reader.example", "ben@reader.example", "cat@reader.example"


def carried(way: Way, journal: Journal, folder: Path, *receivers: str) -> list[Outcome]:
    """What became of a report to these."""
    return mail.carry([errand(copy(folder), way, *(receivers or (ANN,)))], way, journal, None)


def endings(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    """Who got what."""
    return [(one.receiver, one.ending) for one in outcomes]


def test_everybody_gets_a_message_of_their_own(tmp_path: Path, journal: Journal) -> None:
    """Whole, once, and the journal has what the server said."""
    with office() as post:
        found = carried(way(port=post.port), journal, tmp_path, ANN, BEN)
        again = carried(way(port=post.port), journal, tmp_path, ANN, BEN)
    assert endings(found) == [(ANN, "sent"), (BEN, "sent")]
    assert endings(again) == [(ANN, "already"), (BEN, "already")]
    assert [(to, read(raw)["To"]) for to, raw in post.taken] == [(ANN, ANN), (BEN, BEN)]
    assert {row.place for row in journal.rows()} == {"250 OK: queued as 42"}
    assert post.heard.count("EHLO") == 1


def test_what_is_sent_is_what_a_dry_run_shows(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte: lines that begin with a dot, too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")
    with office() as post:
        one = errand(copy(tmp_path), way(port=post.port), ANN)
        (tried,) = mail.carry([one], one.way, journal, tmp_path / "out")
        mail.carry([one], one.way, journal, None)
    assert post.taken == [(ANN, Path(tried.where).read_bytes())]


def test_without_starttls_nothing_is_sent(tmp_path: Path, journal: Journal) -> None:
    """Who takes the offer away from the server's answer gets no mail."""
    with office() as post:
        found = carried(way(port=post.port, security="starttls"), journal, tmp_path)
    assert [one.ending for one in found] == ["failed"]
    assert "offers no STARTTLS, and mail does not go to it unprotected" in found[0].why
    assert "MAIL" not in post.heard


def test_a_bad_address_costs_nobody_else_anything(tmp_path: Path, journal: Journal) -> None:
    """550 for one, and none at all for another."""
    post = Post(verdict=lambda verb, said: "550 nobody" if (verb, said) == ("RCPT", BEN) else None)
    with office(post):
        found = carried(way(port=post.port), journal, tmp_path, ANN, "not one", BEN, CAT)
    assert sorted((one.receiver, one.ending) for one in found) == [
        ("", "failed"), (ANN, "sent"), (BEN, "failed"), (CAT, "sent"),
    ]  # fmt: skip
    assert post.heard.count("RCPT") == 3
    assert states(journal) == {ANN: "sent", BEN: "failed", CAT: "sent"}


def test_greylisting_is_waited_for(tmp_path: Path, journal: Journal) -> None:
    """451 at first, taken later; the others do not wait."""
    seen: list[str] = []

    def verdict(verb: str, said: str) -> str | None:
        if verb == "RCPT":
            seen.append(said)
        return "451 come back" if (verb, said, seen.count(ANN)) == ("RCPT", ANN, 1) else None

    with office(Post(verdict=verdict)) as post:
        found = carried(way(port=post.port), journal, tmp_path, ANN, BEN)
    assert sorted(endings(found)) == [(ANN, "sent"), (BEN, "sent")]
    assert sorted(post.receivers) == [ANN, BEN]


def test_a_server_that_never_has_time_is_left(tmp_path: Path, journal: Journal) -> None:
    """After as many attempts as the way says."""
    post = Post(verdict=lambda verb, _: "451 come back" if verb == "RCPT" else None)
    with office(post):
        found = carried(way(port=post.port, attempts=2), journal, tmp_path)
    assert [(one.ending, post.heard.count("RCPT")) for one in found] == [("failed", 2)]
    assert "refuses ann@reader.example (451 come back)" in found[0].why


def test_what_is_too_large_is_not_begun(tmp_path: Path, journal: Journal) -> None:
    """The server says its limit first; one that says it later is heard as well."""
    with office(data_size_limit=2000) as post:
        found = carried(way(port=post.port), journal, tmp_path)
    late = Post(verdict=lambda verb, _: "552 too large" if verb == "DATA" else None)
    with office(late):
        told = carried(way(port=late.port), journal, tmp_path)
    assert "and localhost takes no more than 2,000. Attach less" in found[0].why
    assert "refuses the message (552 too large)" in told[0].why
    assert (post.heard.count("MAIL"), late.taken) == (0, [])


def test_a_connection_carries_so_many_and_breaks_for_none(tmp_path: Path, journal: Journal) -> None:
    """A server that says goodbye (421) is called again."""
    seen: list[str] = []

    def verdict(verb: str, said: str) -> str | None:
        if verb == "RCPT":
            seen.append(said)
        return "421 enough" if (verb, said, seen.count(BEN)) == ("RCPT", BEN, 1) else None

    names = [f"r{n}@reader.example" for n in range(smtp.LETTERS + 1)]
    with office(Post(verdict=verdict)) as post:
        found = carried(way(port=post.port), journal, tmp_path, ANN, BEN, CAT)
        more = carried(way(port=post.port), journal, tmp_path, *names)
    assert sorted(endings(found)) == [(ANN, "sent"), (BEN, "sent"), (CAT, "sent")]
    assert {one.ending for one in more} == {"sent"}
    assert sorted(post.receivers) == sorted([ANN, BEN, CAT, *names])
    assert post.heard.count("EHLO") == 4


def test_addresses_in_other_scripts(tmp_path: Path, journal: Journal) -> None:
    """SMTPUTF8 where the server speaks it; refused with words where it does not."""
    wide = "부산@bücher.example"
    with office(enable_SMTPUTF8=True) as post:
        found = carried(way(port=post.port), journal, tmp_path, wide)
    with office(enable_SMTPUTF8=False) as old:
        other = carried(way(port=old.port), journal, tmp_path, "서울@reader.example", BEN)
    assert endings(found) == [("부산@xn--bcher-kva.example", "sent")]
    assert sorted(one.ending for one in other) == ["failed", "sent"]
    assert "no addresses with other letters than ASCII" in "".join(one.why for one in other)
    assert old.receivers == [BEN]


def test_so_many_a_minute() -> None:
    """Six are one in ten seconds; who comes late does not wait."""
    assert [rounds.pause(100.0, now, per_minute=6) for now in (100.0, 103.0, 120.0)] == [10, 7, 0]
    assert rounds.pause(float("-inf"), 5.0, per_minute=6) == 0
