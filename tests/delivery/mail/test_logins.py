"""Mail to a server that wants to be known, and to know: TLS, certificates, passwords, tokens."""

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
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import copy, errand, states
from tests.delivery.mail.servers import PASSWORD, TOKEN, Post, by_password, office

ANN, BEN = "ann@reader.example", "ben@reader.example"
Issue = Callable[..., ssl.SSLContext]


def carried(way: Way, journal: Journal, folder: Path, *receivers: str) -> list[Outcome]:
    """What became of a report to these."""
    return mail.carry([errand(copy(folder), way, *(receivers or (ANN,)))], way, journal, None)


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
        assert [one.ending for one in carried(post_way, journal, tmp_path)] == ["sent"]


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
