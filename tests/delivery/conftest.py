"""What tests of several ways share: the journal, and who signs certificates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal


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
