"""Mail to real servers: TLS, logins, limits, and each receiver for themselves."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import mail, rounds, smtp
from tests.delivery.mail.letters import copy, errand, read, states, way
from tests.delivery.mail.servers import PASSWORD, TOKEN, Post, office

ANN, BEN, CAT = "ann@reader.example", "ben@reader.example", "cat@reader.example"
Issue = Callable[..., ssl.SSLContext]


def carried(way: Way, journal: Journal, folder: Path, *receivers: str) -> list[Outcome]:
    """What became of a report to these."""
    return mail.carry([errand(copy(folder), way, *(receivers or (ANN,)))], way, journal, None)


def endings(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    """Who got what."""
    return [(one.receiver, one.ending) for one in outcomes]


def by_password(post: Post, folder: Path, ca: str, **fields: Any) -> Way:
    """A way with STARTTLS and a login."""
    (folder / "password").write_text(f"{PASSWORD}\n", "utf-8")
    told: dict[str, Any] = {
        "port": post.port,
        "security": "starttls",
        "ca_file": ca,
        "user": "desk",
        "password_file": str(folder / "password"),
    }
    return way(**{**told, **fields})


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


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_goes_over_tls(
    security: str, tmp_path: Path, journal: Journal, issue: Issue, authority: tuple[Any, str]
) -> None:
    """STARTTLS, and TLS from the first byte."""
    post, context = Post(), issue()
    told: dict[str, Any] = {"authenticator": post.authenticator, "auth_required": True}
    tls = {"tls_context": context, "require_starttls": True}
    told |= tls if security == "starttls" else {"implicit": context, "auth_require_tls": False}
    with office(post, **told):
        post_way = by_password(post, tmp_path, authority[1], security=security)
        found = carried(post_way, journal, tmp_path)
    assert [(one.ending, one.why) for one in found] == [("sent", "")]
    assert post.logins == [PASSWORD]


def test_a_password_may_stand_in_a_variable_and_login_is_spoken(
    tmp_path: Path, journal: Journal, issue: Issue, authority: tuple[Any, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """AUTH LOGIN where there is no PLAIN."""
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    post = Post()
    told: dict[str, Any] = {"authenticator": post.authenticator}
    told |= {"auth_exclude_mechanism": ["PLAIN"]}
    with office(post, tls_context=issue(), **told):
        fields = {"password_file": "", "password_env": "DESK_PASSWORD"}
        post_way = by_password(post, tmp_path, authority[1], **fields)
        assert endings(carried(post_way, journal, tmp_path)) == [(ANN, "sent")]


def _by_token(post: Post, folder: Path, ca: str, *tokens: str) -> Way:
    """A way whose command prints these tokens in turn, and something to standard error."""
    (folder / "tokens").write_text("\n".join(tokens), "utf-8")
    code = (
        "import pathlib, sys; p = pathlib.Path(sys.argv[1]); first, *rest = p.read_text().split();"
        "p.write_text('\\n'.join(rest)); print(first); print(first, file=sys.stderr)"
    )
    command = (sys.executable, "-c", code, str(folder / "tokens"))
    fields: dict[str, Any] = {"password_file": "", "token_command": command}
    return by_password(post, folder, ca, **fields)


@pytest.mark.parametrize("first", [(), ("ya29.stale-canary",)])
def test_a_token_opens_the_door(
    first: tuple[str, ...], tmp_path: Path, journal: Journal, issue: Issue,
    authority: tuple[Any, str],
) -> None:  # fmt: skip
    """XOAUTH2; a token that is refused is asked for once more."""
    post = Post(tokens=[TOKEN])
    with office(post, tls_context=issue(), auth_required=True):
        post_way = _by_token(post, tmp_path, authority[1], *first, TOKEN)
        found = carried(post_way, journal, tmp_path)
    assert [(one.ending, one.why) for one in found] == [("sent", "")]
    assert post.logins == [*first, TOKEN]


def test_secrets_are_told_to_nobody(
    tmp_path: Path, journal: Journal, issue: Issue, authority: tuple[Any, str],
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Not by the outcome, the journal, or the screen, though the server repeats them."""
    post = Post()
    with office(post, tls_context=issue(), auth_required=True):
        post_way = _by_token(post, tmp_path, authority[1], "canary-a1", "canary-b2", "canary-c3")
        found = carried(post_way, journal, tmp_path, ANN, BEN)
    assert post.logins == ["canary-a1", "canary-b2"]
    assert [one.ending for one in found] == ["failed", "failed"]
    assert "refuses the login of desk" in found[0].why
    told = repr(found) + repr(journal.rows()) + "".join(capfd.readouterr())
    assert "canary" not in told
    assert "Y2FuYXJ5" not in told  # in base64
    assert b"canary" not in journal.path.read_bytes()


def test_a_refused_password_is_not_tried_again(
    tmp_path: Path, journal: Journal, issue: Issue, authority: tuple[Any, str]
) -> None:
    """By no other mechanism and for no other receiver: accounts are locked so."""
    post = Post(login=False)
    with office(post, tls_context=issue(), authenticator=post.authenticator, auth_required=True):
        post_way = by_password(post, tmp_path, authority[1])
        found = carried(post_way, journal, tmp_path, ANN, BEN)
    assert post.logins == [PASSWORD]
    assert [one.ending for one in found] == ["failed", "failed"]
    assert "refuses the login of desk (535" in found[0].why
    assert PASSWORD not in repr(found)
    assert states(journal) == {ANN: "failed", BEN: "failed"}


WRONG = {
    "another name": "its certificate is for another name",
    "too old": "its certificate has expired",
    "another authority": "nobody known has signed its certificate",
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_wrong_certificate_gets_nothing(
    security: str, wrong: str, tmp_path: Path, journal: Journal, issue: Issue,
    authority: tuple[Any, str],
) -> None:  # fmt: skip
    """Another name, too old, or of an authority nobody knows: no login, no message."""
    name = "other.example" if wrong == "another name" else "localhost"
    post, context = Post(), issue(name, expired=wrong == "too old")
    tls: dict[str, Any] = {"tls_context" if security == "starttls" else "implicit": context}
    with office(post, authenticator=post.authenticator, **tls):
        ca = "" if wrong == "another authority" else authority[1]
        post_way = by_password(post, tmp_path, ca, security=security)
        found = carried(post_way, journal, tmp_path, ANN, BEN)
    assert [one.ending for one in found] == ["failed", "failed"]
    assert WRONG[wrong] in found[0].why
    assert (post.logins, post.taken, states(journal)) == ([], [], {ANN: "failed", BEN: "failed"})


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


def test_a_note_to_one_person_goes_once(journal: Journal) -> None:
    """As the owner gets what went wrong."""
    facts: dict[str, str | int] = {
        "identity": "e" * 64, "report": "", "run": "", "content": "", "version": 0, "marking": "",
        "way": "post", "readers": "owner", "receiver": ANN,
    }  # fmt: skip
    with office() as post:
        for _ in range(2):
            told = ("Delivery:\n1 failed", "Öl\n", facts)
            assert mail.tell(way(port=post.port), journal, ANN, *told) == "250 OK: queued as 42"
    ((to, raw),) = post.taken
    assert (to, read(raw)["Subject"], read(raw).get_content().strip()) == (
        ANN, "Delivery: 1 failed", "Öl",
    )  # fmt: skip
