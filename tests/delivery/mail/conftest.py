"""What tests of mail share: the journal, and certificates of their own authority."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal
from briefing.delivery.ways import rounds
from tests.exporters.conftest import browser

__all__ = ["browser"]
Issue = Callable[..., ssl.SSLContext]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits minutes before a second try."""
    monkeypatch.setattr(rounds, "WAITS", (0.0,))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal of a project that has delivered nothing."""
    with Journal(tmp_path / "deliveries.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, str]:
    """Who signs certificates here, and the file of its own."""
    trustme = pytest.importorskip(
        "trustme", reason="trustme is not installed: no certificate was made"
    )
    made = trustme.CA()
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    made.cert_pem.write_to_path(str(path))
    return made, str(path)


@pytest.fixture(scope="session")
def issue(authority: tuple[Any, str]) -> Issue:
    """A certificate for a name, as the context of a server."""

    def issued(name: str = "localhost", *, expired: bool = False) -> ssl.SSLContext:
        day = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        fields = {"not_before": day, "not_after": day + dt.timedelta(days=9)} if expired else {}
        made = authority[0].issue_cert(name, **fields)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.configure_cert(context)
        return context

    return issued
