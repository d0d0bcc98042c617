"""Reports that come home: published as a run here would, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import record
from briefing.afar.landing import landed
from briefing.afar.orders import Made
from briefing.jobs import Job, Result

JOB = Job(notebook="notebooks/weekly_digest.ipynb", origin={"item": "one"})


def made(files: dict[str, bytes], **more: bytes) -> Made:
    """A report with a record of these files; `more` came without being told of."""
    told = {
        "parameters": {"topic": "Export controls"},
        "outputs": {name: record.digest(content) for name, content in files.items()},
    }
    result = Result(status="succeeded", run="1", folder="/tmp/elsewhere", record=told)  # noqa: S108 - no file is made there
    return Made(result, {**files, **more, "run.json": record.written(told)})


def test_a_report_lies_where_a_run_here_would_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By notebook, topic and day; the result names the folder at home."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    files = {"briefing.html": b"<p>", "briefing_files/figure-1.svg": b"<svg/>"}
    result = landed(JOB, made(files), tmp_path)
    folder = tmp_path / "reports" / "weekly_digest" / "export-controls" / "2023-11-14"
    assert result.folder == str(folder)
    assert (folder / "briefing.html").read_bytes() == b"<p>"
    assert sorted(p.name for p in folder.iterdir()) == [
        "briefing.html",
        "briefing_files",
        "run.json",
    ]


@pytest.mark.parametrize("name", ["../briefing.html", "/briefing.html", ".bashrc", "run.json/x"])
def test_a_name_that_no_report_has_is_refused(tmp_path: Path, name: str) -> None:
    """Whoever reached the cluster's port may have sent it."""
    result = landed(JOB, made({name: b"x"}), tmp_path)
    assert (result.status, result.folder) == ("failed", "")
    assert list(tmp_path.rglob("*.html")) == []


def test_a_file_its_record_does_not_tell_of_is_refused(tmp_path: Path) -> None:
    """What was changed on its way is not published."""
    result = landed(JOB, made({"briefing.html": b"x"}, **{"briefing.pdf": b"y"}), tmp_path)
    assert "its files are not those of its record" in result.error


def test_a_job_that_could_not_begin_has_no_files(tmp_path: Path) -> None:
    """Its result is told as it came."""
    result = Result(status="failed", error="no notebook named 'x'")
    assert landed(JOB, Made(result), tmp_path) == result
