"""A preview of a small site, and the browser of the exporters' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.delivery.serving.preview import Preview
from tests.delivery.serving.talking import serving, site
from tests.exporters.conftest import browser

__all__ = ["browser", "preview"]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview a module."""
    with serving(site(tmp_path_factory.mktemp("site"))) as found:
        yield found
