"""Runs for an audience: their reports have its name, and nothing it may not see."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import UnknownNameError
from briefing.runner import run
from tests.notebook import write


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook of a project with one audience."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/audiences.toml").write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    return write(
        tmp_path / "notebooks/plain.ipynb",
        ("parameters", 'audience = ""'),
        'print("Mayor Ada Finch spoke.")',
    )


def test_the_reports_of_an_audience_have_its_name(notebook: Path) -> None:
    """And the words it may not read are not in them."""
    made = run(str(notebook), {"audience": "press"}, formats=["html"])
    (report,) = [path for path in made.outputs if path.suffix == ".html"]
    assert (made.status, report.name) == ("succeeded", "briefing.press.html")
    text = report.read_text("utf-8")
    assert ("Mayor [redacted] spoke." in text, "Finch" in text) == (True, False)


def test_an_unknown_audience_stops_the_run_before_it_begins(notebook: Path) -> None:
    """Nothing is run, and the nearest name is told."""
    with pytest.raises(UnknownNameError, match="Did you mean 'press'"):
        run(str(notebook), {"audience": "presss"})
    assert not (notebook.parent.parent / "reports").exists()
