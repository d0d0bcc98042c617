"""The sample batch and the one in the documents can be run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.batch import read
from briefing.batch.fitting import Fitted, fit
from tests.conftest import PROJECT
from tests.documents import read as page


def test_every_item_of_the_sample_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its notebooks and parameters are those of this project."""
    monkeypatch.chdir(PROJECT)
    found = fit(read(Path("notebooks/nightly.toml")))
    assert [one for one in found if not isinstance(one, Fitted)] == []
    assert len(found) == 7


def test_the_file_in_the_documents_says_what_it_may(tmp_path: Path) -> None:
    """The whole matrix, steel for each notebook and audience, two people; less the excluded."""
    (text,) = re.findall(
        r"```toml\n(name = \"nightly\".*?)```", page("docs/scheduler.md"), re.DOTALL
    )
    (tmp_path / "documented.toml").write_text(text, "utf-8")
    assert [item.name for item in read(tmp_path / "documented.toml").items] == [
        "topic_briefing.export-controls.house",
        "topic_briefing.export-controls.press",
        "topic_briefing.rare-earths.house",
        "topic_briefing.rare-earths.press",
        "chronology.export-controls.house",
        "chronology.rare-earths.house",
        "steel.topic_briefing.house",
        "steel.topic_briefing.press",
        "steel.chronology.house",
        "actor_profile.yoon-suk-yeol",
        "actor_profile.kishida-fumio",
    ]
