"""Every third page with ground truth: the floors may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.evaluation.extraction import scored
from briefing.evaluation.extractionfiles import origins
from briefing.evaluation.extractionforms import Labelled, labelled
from briefing.evaluation.extractionscores import Extractions

EVERY = 3
GAIN = 0.01  # of F1 over trafilatura's default, asked of each collection
# F1 of the body on these pages.
FLOORS = {
    "article-extraction-benchmark_dev": 0.955,
    "fundus_test_data_dev": 0.955,
    "readability_test-pages_dev": 0.935,
}


@pytest.fixture(scope="module")
def found(shared: Path) -> Extractions:
    """Every third page, as both extractors see it."""
    truths = [
        truth
        for files in origins(shared / "corpus" / "dev" / "html")
        for truth in labelled(files)
        if isinstance(truth, Labelled)
    ]
    return Extractions(tuple(map(scored, truths[::EVERY])))


@pytest.mark.parametrize("collection", FLOORS)
def test_body(found: Extractions, collection: str) -> None:
    """F1 of the body, and how far it is above trafilatura's."""
    numbers = found.to_json()["collections"][collection]
    reached = (numbers["ours"]["f1"] >= FLOORS[collection], numbers["gain"] >= GAIN)
    assert reached == (True, True), (numbers["ours"]["f1"], numbers["gain"])
