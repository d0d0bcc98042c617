"""The address of a webhook and its token are secrets, and go to nobody but the right one."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.calling.target import _event, _read
from briefing.delivery.journal import Journal
from briefing.errors import DeliveryError
from tests.delivery.stores.build import way
from tests.delivery.stores.hooks import Says, hook
from tests.delivery.stores.telling import PATH, TOKEN, sent, states, told

Contexts = Callable[..., ssl.SSLContext]


def test_a_certificate_is_verified(
    tmp_path: Path, journal: Journal, tls: Contexts, authority: tuple[Any, str]
) -> None:
    """Of nobody known, for another name: nothing is sent. Of the house's authority: it is."""
    with hook(tls=tls()) as found, hook(tls=tls("elsewhere.example")) as other:
        by = told(tmp_path, found.url + PATH)
        assert "its certificate is not valid" in sent(by, journal, tmp_path).why
        by = told(tmp_path, other.url + PATH, ca_file=authority[1])
        assert "its certificate is not valid" in sent(by, journal, tmp_path).why
        assert (found.came, other.came, states(journal)) == ([], [], ["failed"])
        by = told(tmp_path, found.url + PATH, ca_file=authority[1])
        assert sent(by, journal, tmp_path).ending == "sent"


@pytest.mark.parametrize("flavour", ["slack", "teams", "matrix", "plain"])
def test_no_secret_is_told(
    flavour: str, tmp_path: Path, journal: Journal, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A server that repeats address and token: they are in no outcome, journal, log or output."""
    caplog.set_level("DEBUG")
    (tmp_path / "token").write_text(TOKEN, "ascii")
    path = "/!room:example.org" if flavour == "matrix" else PATH
    echo = f"bad token {TOKEN} for {PATH} canarySecretOfTheHook".encode()
    with hook(Says(403, echo)) as found:
        by = told(tmp_path, found.url + path, flavour, token_file=str(tmp_path / "token"))
        ended = sent(by, journal, tmp_path)
    shown = repr((ended, journal.rows(), caplog.text, capfd.readouterr()))
    if flavour == "matrix":
        shown = shown.replace("canarySecretOfTheHook", "")  # it is no secret of that way
    assert [word for word in (TOKEN, "canarySecret", "B00000000") if word in shown] == (
        ["B00000000"] if flavour == "matrix" else []
    )


@pytest.mark.parametrize(
    ("url", "flavour", "said"),
    [
        ("ftp://x/y", "slack", "only http and https do"),
        ("https://u:p@x/y", "slack", "carries a user name or password"),
        ("https://x\x01/y", "slack", "control character"),
        ("http://8.8.8.8/hook", "slack", "would be unencrypted"),
        ("https://matrix.example.org/", "matrix", "the id of a room"),
        ("https://matrix.example.org/?x=!r:y", "matrix", "the id of a room"),
    ],
)
def test_an_address_that_cannot_be_meant(
    url: str, flavour: str, said: str, tmp_path: Path, journal: Journal
) -> None:
    """Told without the address."""
    (tmp_path / "token").write_text(TOKEN, "ascii")
    ended = sent(
        told(tmp_path, url, flavour, token_file=str(tmp_path / "token")), journal, tmp_path
    )
    assert (ended.ending, said in ended.why) == ("failed", True), ended.why


def test_a_token_may_not_break_the_request(tmp_path: Path, journal: Journal) -> None:
    """A line end in it would begin another header."""
    (tmp_path / "token").write_text("a\r\nX-Evil: 1", "ascii")
    with hook() as found:
        by = told(tmp_path, found.url + PATH, token_file=str(tmp_path / "token"))
        ended = sent(by, journal, tmp_path)
    assert (ended.ending, found.came) == ("failed", [])


ADDRESSES = st.text(st.sampled_from("htps:/.!#?@%r[]\\ \n:x1é"), max_size=40) | st.text(max_size=40)


@given(ADDRESSES, ADDRESSES)
def test_any_address_is_read_or_refused(before: str, room: str) -> None:
    """Whatever stands in the file: a request for that host and room, or words without it."""
    by = way(kind="webhook", flavour="matrix")
    for address in (before, f"https://matrix.example.org/!{room}", f"https://{before}/!{room}"):
        try:
            found = _read(by, _event(by, address, "identity"))
        except DeliveryError as refused:
            said = str(refused)
        else:
            assert found.target.count("/send/m.room.message/identity") == 1
            said = "way archive"
        assert (said.startswith("way archive"), said.isprintable()) == (True, True)
