"""What several tests need: the folder of shared texts, or a clear word that it is not there."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

import briefing

PROJECT = Path(__file__).parents[1]
# The sources under test: of the checkout, or of a wheel when the sdist's tests run on it.
PACKAGE = Path(briefing.__file__).parent
SHARED = PROJECT.parent / "shared"
_NAMED = 16  # bytes that may stand in the name of a test

# Speed is measured in benchmarks/; a slow machine must not fail a test.
settings.register_profile("kit", deadline=None)
settings.load_profile("kit")

# A shell leaves Ctrl-C ignored in what it starts behind its back; programs under test inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long bytes by their argument: an archive holds the time, and names must stay."""
    return argname if isinstance(val, bytes) and len(val) > _NAMED else None


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
