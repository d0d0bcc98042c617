"""What tests of the supply chain need: the sources, where they lie in a checkout."""

from __future__ import annotations

import pytest

from tests.conftest import PROJECT

_OF_SOURCES = {"test_building", "test_checkers", "test_licences", "test_sbom"}


@pytest.fixture(autouse=True, scope="module")
def sources(request: pytest.FixtureRequest) -> None:
    """Skip, with a word, what looks at the sources where a wheel is under test."""
    looks = request.module.__name__.rpartition(".")[2] in _OF_SOURCES
    if looks and not (PROJECT / "briefing" / "__init__.py").is_file():
        pytest.skip("a wheel is under test: the sources were not looked at")
