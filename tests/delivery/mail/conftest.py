"""What tests of mail share: patience, and certificates for names."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from typing import Any

import pytest

from briefing.delivery.ways import rounds
from tests.exporters.conftest import browser

__all__ = ["browser"]
Issue = Callable[..., ssl.SSLContext]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits minutes before a second try."""
    monkeypatch.setattr(rounds, "WAITS", (0.0,))


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
