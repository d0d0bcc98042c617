"""No secret of a store is told: in no message, outcome, journal, log, output or place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.journal import Journal
from briefing.delivery.placing.secret import hidden, secret
from briefing.delivery.placing.trouble import trouble
from briefing.delivery.ways import store
from briefing.errors import DeliveryError
from tests.delivery.stores.build import copy, errand, way
from tests.delivery.stores.servers import SECRET, Server


@pytest.mark.parametrize("wrong", [False, True])
def test_no_secret_is_told(
    wrong: bool,  # noqa: FBT001 - pytest hands it over
    server: Server,
    journal: Journal,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the loudest logs, in good days and with a refused login."""
    caplog.set_level("DEBUG")
    word = "canary-wrong-7a77" if wrong else SECRET
    for name in ("TEST_S3_SECRET", "TEST_DAV_PASSWORD"):
        monkeypatch.setenv(name, word)
    by = server.changed(attempts=1)
    if server.kind == "sftp":
        monkeypatch.setenv("TEST_SSH_PASSWORD", word)
        by = server.changed(secret_env={"password": "TEST_SSH_PASSWORD"})
    (found,) = store.carry([errand(copy(tmp_path / "run"), by)], by, journal, None)
    expected = "failed" if wrong and server.kind != "sftp" else "sent"
    assert found.ending == expected, found
    told = repr((found, journal.rows(), capfd.readouterr(), server.files()))
    logs = "\n".join(one for one in caplog.text.splitlines() if "asyncio" not in one)
    assert word not in told + logs


def test_a_secret_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or its variable; without the line end, and never from both."""
    (tmp_path / "url").write_text("https://hooks.example.org/x\n", "utf-8")
    monkeypatch.setenv("TEST_URL", "https://other.example.org/y")
    by_file = way(kind="webhook", url_file=str(tmp_path / "url"))
    by_variable = way(kind="webhook", url_env="TEST_URL")
    assert [secret(one, "url") for one in (by_file, by_variable)] == [
        "https://hooks.example.org/x",
        "https://other.example.org/y",
    ]
    both = way(kind="webhook", url_file=str(tmp_path / "url"), url_env="TEST_URL")
    with pytest.raises(DeliveryError, match="are both set"):
        secret(both, "url")


@pytest.mark.parametrize("content", [b"", b"  \n", b"x" * 70_000, b"\xff\xfe"])
def test_a_file_without_a_secret_is_named(content: bytes, tmp_path: Path) -> None:
    """Not what it holds."""
    (tmp_path / "url").write_bytes(content)
    with pytest.raises(DeliveryError, match=r"url_file .*/url (is|cannot)"):
        secret(way(kind="webhook", url_file=str(tmp_path / "url")), "url")


SECRETS = st.text("abcdefghij0123456789+/-_ ", min_size=4, max_size=40).filter(str.strip)
AROUND = st.text(st.characters(categories=["Lu", "Cc", "Cf", "Lo"]), max_size=300)


@given(SECRETS, AROUND)
def test_what_a_library_says_is_told_without_secrets(one: str, around: str) -> None:
    """However they stand in its error: one line that can be printed."""
    found = trouble(OSError(f"{around}{one}{around}"), 1.0, [one])
    assert (one in found.words, found.words.isprintable()) == (False, True)
    assert one not in hidden(f"x{one}y{one}", [one])
