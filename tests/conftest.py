"""What several tests need: the folder of shared texts, or a clear word that it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts to measure on; a test that needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the shared texts are not here: nothing was measured on them")
    return SHARED
